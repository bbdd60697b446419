"""What makes a sentence hard, and what to write in its place: pure functions of a section."""
