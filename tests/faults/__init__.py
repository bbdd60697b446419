"""Faults that are brought about for real, and counted: `python -m tests.faults`."""
