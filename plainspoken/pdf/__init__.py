"""Document to large-print PDF."""
