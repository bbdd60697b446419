"""How long it takes: `python -m benchmarks`, and for PDFs `python -m benchmarks.pdf`."""
