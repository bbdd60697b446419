"""What makes the data files; not part of the program."""
