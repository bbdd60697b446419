"""How long it takes: `python -m benchmarks`."""
