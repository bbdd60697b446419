"""A document as web pages and EPUB show it: its text, marked where a recording says it."""
