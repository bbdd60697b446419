"""Hostile input for every reader: `python -m tests.fuzz --inputs 100000`.

    nasty ─ strategies ─▶ bytes ─ TARGETS ─▶ a reader and its check ─ campaign ─▶ harm, in files

An input is bytes, whatever it is for, so that one that did harm is a file and can be replayed.
"""
