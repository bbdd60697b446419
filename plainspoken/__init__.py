"""plainspoken: a handout written once, in plain English, to what each patient can use.

The data goes one way; each stage is a function of what it is handed:

    source, markdown      the folder `source/` to handouts in English
    catalogue, localise   a handout and a catalogue to the handout in one language
    glossary              hard words explained at their first use
    checks                findings: what an editor or a translator has to put right
    plan                  all of the above, for every handout and language
    pdf, speech, braille  a document to the bytes of a file
    web, epub             its text as markup, marked where a recording says it: pages and books
    formats, making       which files to make, and making them, each once, wave by wave
    account, settled      all that is told of one handout, kept until something of it changes
    manifest, page        what was made, for machines and for clinic staff
    editions, recall      what was handed out, and what has to be taken back
    cli                   the command line

`model` holds the values that pass between them, `world` the outside.
"""

__version__ = "0.1.0"
