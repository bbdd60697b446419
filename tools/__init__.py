"""What makes the data files and the locks; not part of the program."""
