"""Build the handouts of this folder: python build.py --help tells how."""

import sys

from plainspoken.cli import main

if __name__ == "__main__":
    sys.exit(main())
