"""plainspoken: a handout written once, in plain English, to what each patient can use.

The data goes one way; each stage is a function of what it is handed:

    source, markdown      the folder `source/` to handouts in English
    catalogue, localise   a handout and a catalogue to the handout in one language
    glossary              hard words explained at their first use
    checks                findings: what an editor or a translator has to put right
    plan                  all of the above, for every handout and language
    pdf, speech           a document to the bytes of a file
    formats, pipeline     which files to make, and making them, each once
    manifest, page        what was made, for machines and for clinic staff
    cli                   the command line

`model` holds the values that pass between them, `world` the outside.
"""

__version__ = "0.1.0"
