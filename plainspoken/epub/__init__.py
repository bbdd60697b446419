"""A handout as an EPUB 3.3: its text and, where it was recorded, the voice that reads it."""
