"""How a call ends."""

OK, CONTENT, MACHINE = 0, 1, 2
"""Exit status: all is well; the content has errors; the call, the settings or the machine do."""


class BadCall(Exception):
    """What was asked for is not there, or cannot be done here; says so to people."""
