"""Build the handouts of this folder: python build.py --help tells how."""

import sys

try:
    from plainspoken.cli import program
except KeyboardInterrupt:
    sys.exit(130)  # Ctrl-C in the first moments: there is nothing yet to tell of it

if __name__ == "__main__":
    sys.exit(program())
