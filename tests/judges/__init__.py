"""Judges of finished PDFs. They share no code with what writes the files.

`verapdf` and `outloud` are other people's validators; `structure` shows what a screen reader is
given, for the tests to compare with what was meant.
"""


class CannotJudge(Exception):
    """A judge could not come to a verdict, so nothing may be concluded about the file."""
