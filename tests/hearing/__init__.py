"""A machine listens: what it hears in a recording against what should be heard.

It imports nothing of ours, and what should be heard is written by hand: a mistake in the
spoken forms cannot hide behind the same mistake here.
"""
