"""How hard a text is to read: text prepared for scoring, and a scorer for each language."""
