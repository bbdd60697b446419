"""Judges of finished PDFs and EPUBs. They share no code with what writes the files.

`verapdf` and `outloud` are other people's validators of PDFs, `epubcheck` and `ace_daisy` of
EPUBs; `structure` shows what a screen reader is given by a PDF, for the tests to compare with
what was meant.
"""


class CannotJudge(Exception):
    """A judge could not come to a verdict, so nothing may be concluded about the file."""
