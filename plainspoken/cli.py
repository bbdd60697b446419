"""The command line. Heavy libraries are imported by the command that needs them."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from plainspoken import __version__
from plainspoken.addresses import without_password
from plainspoken.languages import LANGUAGES

MACHINE, INTERRUPTED = 2, 130

MAX_JOBS = 256

VOICE_NAMES = ("auto", "kokoro", "gtts", "espeak")
PRINT_NAMES = ("large", "larger", "giant", "regular")

_LIKE = "an address like tcp://10.0.0.7:8786, without a name or a password"

_EPILOG = """\
exit status:
  0  all is well (warnings may be shown)
  1  the content has errors: an editor or a translator can put them right
  2  the call, the settings or the machine are the reason (no network, a full disk)
"""


def program() -> int:
    """Run the command of this process, as `main`."""
    status = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is nothing left that could be stopped
    return status


_COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("building", "build"),
    "changed": ("recalls", "changed"),
    "check": ("commands", "check"),
    "edition": ("recalls", "edition"),
    "fix": ("fix", "fix"),
    "new": ("new", "new"),
    "say": ("trial", "say"),
    "translate": ("commands", "translate"),
    "voice": ("voice", "voice"),
}
"""Module and function of each: only what a command needs is loaded."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a sign shows ?
    try:
        return _run(_parser().parse_intermixed_args(arguments))
    except KeyboardInterrupt:
        print("\nStopped. What is finished is kept; run it again to go on.", file=sys.stderr)
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    from plainspoken.errors import BadCall
    from plainspoken.settings import BadSettings

    try:
        module, function = _COMMANDS[options.command]
        command = getattr(import_module(f"plainspoken.{module}"), function)
        return int(command(options))
    except BadSettings as error:
        from plainspoken.summary import findings_text

        print("\n".join(findings_text(error.findings)), file=sys.stderr)
    except BadCall as error:
        print(f"plainspoken: {error}", file=sys.stderr)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"plainspoken: {error.strerror or error}{where}", file=sys.stderr)
    return MACHINE


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MAX_JOBS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MAX_JOBS}, not {text!r}")
    return int(text)


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port and "@" not in text
    except ValueError:
        whole = False
    if not whole:
        raise argparse.ArgumentTypeError(f"{_LIKE}, not {without_password(text)!r}")
    return text


def _folder(name: str) -> Path:
    if not name.strip():
        raise argparse.ArgumentTypeError("the name of a folder is empty")
    return Path(name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plainspoken" if Path(sys.argv[0]).stem == "plainspoken" else "build.py",
        description="Make handouts to read and to hear out of the folder source/.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="build",
        choices=("build", "check", "fix", "translate", "say", "voice", "changed", "edition", "new"),
        help="build (the default): make all files that are not up to date; check: only look for "
        "mistakes; fix: put right the typography of source and catalogues; translate: bring the "
        'catalogues up to date; say "TEXT": tell and try how a text is read aloud; '
        "voice probe NAME: let a voice say one sentence a language; "
        "voice install NAME: fetch a voice; changed: tell what was released and differs from the "
        "text of today, or is past its review date; edition CODE: tell what a sheet of paper is; "
        "new FOLDER: make a workspace with a sample handout",
    )
    parser.add_argument("words", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--only", metavar="HANDOUT[/SECTION]", help="this handout or section only")
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="this language only")
    parser.add_argument("--format", metavar="KIND", help="this kind of file only: pdf, mp3, …")
    parser.add_argument(
        "--voice",
        choices=VOICE_NAMES,
        help="auto (the default): the best one that answers; kokoro: offline, natural, to be "
        "installed; gtts: online, sends the text to Google; espeak: offline, a draft",
    )
    parser.add_argument(
        "--print",
        choices=PRINT_NAMES,
        help="size of print: large, 18 points (the default), larger, 20, giant, 24, regular, 14",
    )
    parser.add_argument(
        "--root",
        type=_folder,
        default=Path(),
        metavar="DIR",
        help="workspace (default: here)",
    )
    parser.add_argument(
        "--outputs", type=_folder, metavar="DIR", help="where files go (default: outputs in it)"
    )
    parser.add_argument(
        "--release",
        action="store_true",
        help="build: make nothing unless all of it may be handed out: translated and signed, no "
        "draft voice, no warning that nobody accepted, nothing withheld",
    )
    parser.add_argument(
        "--since",
        metavar="DATE|EDITION",
        help="changed: only what was released since a day, 2026-03-01, or an edition",
    )
    parser.add_argument(
        "--out", type=Path, metavar="F.mp3", help="say: where the sound goes (default: the store)"
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes that work at once (default: as many as this computer has cores)",
    )
    parser.add_argument(
        "--cluster",
        type=_address,
        metavar="ADDRESS",
        help="build: let the workers of a Dask scheduler do the work, tcp://… or tls://… "
        "(docs/cluster.md)",
    )
    parser.add_argument(
        "--format-findings",
        choices=("text", "json"),
        default="text",
        help="check: print the findings as text, or as one JSON array",
    )
    parser.add_argument(
        "--save-baseline",
        action="store_true",
        help="check: write the scores of all sections down in source/readability.json, so that "
        "later ones are compared with them",
    )
    parser.add_argument("--watch", action="store_true", help="check: again after each change")
    parser.add_argument("--version", action="version", version=f"plainspoken {__version__}")
    return parser
