"""The house rules: style, the direction of imports, and documents that tell the truth."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken import phrases, settings, sign_off, source_toml
from plainspoken.cli import _parser
from plainspoken.speech.spoken.lexicon import WORD_KEYS

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "plainspoken"
MODULES = sorted(PACKAGE.rglob("*.py"))


def run_tool(*arguments: str) -> None:
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff() -> None:
    run_tool("ruff", "check", ".")
    run_tool("ruff", "format", "--check", ".")


def test_mypy() -> None:
    run_tool("mypy")


def rooms() -> list[str]:
    """Return the rooms of ARCHITECTURE.md, highest first."""
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    table = text[text.index("| room |") :]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [name.rstrip("/") for cell in cells for name in re.findall(r"`([a-z_/]+)`", cell)]


def room(module: str) -> str:
    """Return the room of a dotted module: plainspoken.pdf.fonts is in `pdf`."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plainspoken"):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= set(names if node.module == "plainspoken" else [str(node.module)])
    return found


def test_every_module_has_a_room() -> None:
    ours = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert ours - {"__init__"} == set(rooms())


def test_imports_go_one_way() -> None:
    order = rooms()
    wrong = []
    for path in MODULES:
        mine = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for module in imports(path):
            theirs = room(module)
            if theirs in order and mine in order and order.index(theirs) > order.index(mine):
                wrong.append(f"{path.relative_to(PROJECT)} imports {module}")
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250


def test_the_settings_are_documented() -> None:
    text = (PROJECT / "docs/settings.md").read_text("utf-8")
    assert re.findall(r"^\| `([\w-]+)` \|", text, re.M) == list(settings.KEYS)
    for key, default in re.findall(r"^\| `([\w-]+)` \| `([^`]*)` \|", text, re.M):
        value = getattr(settings.Settings(), key)
        spelled = {(): "[]", True: "true"}.get(value, value)
        assert default == (f'"{value}"' if isinstance(value, str) else str(spelled))


def test_the_source_format_is_documented() -> None:
    text = (PROJECT / "docs/writing.md").read_text("utf-8")
    tables = (
        source_toml.HANDOUT_KEYS,
        sign_off.SIGN_OFF_KEYS,
        source_toml.REFERENCE_KEYS,
        source_toml.TERM_KEYS,
        source_toml.ACRONYM_KEYS,
    )
    keys = [key for table in tables for key in table]
    documented = re.findall(r"^\| `([\w-]+)` \| .* \| (needed)? ?\|", text, re.M)
    assert [key for key, _ in documented] == keys
    needed = {key for key, word in documented if word}
    assert needed == {name for table in tables for name, key in table.items() if key.required}


def test_the_lexicon_is_documented() -> None:
    text = (PROJECT / "docs/speaking.md").read_text("utf-8")
    documented = dict(re.findall(r"^\| `([\w-]+)` \| .* \| (needed)? ?\|", text, re.M))
    assert list(documented) == list(WORD_KEYS)
    assert {name for name in documented if documented[name]} == {
        name for name, key in WORD_KEYS.items() if key.required
    }


def test_the_readme_names_every_option() -> None:
    text = (PROJECT / "README.md").read_text("utf-8")
    options = [a.option_strings[0] for a in _parser()._actions if a.option_strings]
    for option in options:
        if option not in ("-h", "--version"):
            assert option in text, option


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")]:
        text = re.sub(r"`[^`]*`|^    .*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_phrase_is_said_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in MODULES)
    for name, _ in phrases.phrases():
        assert f'"{name}"' in code or f"'{name}'" in code or name.startswith("state_"), name


def test_no_path_of_a_machine_is_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.split():
        path = PROJECT / name
        if path.suffix in (".py", ".md", ".toml", ".cfg", ".po", ".pot") and path.exists():
            text = path.read_text("utf-8")
            assert not re.search(r"(?<![\w.])/(?:root|home|work)/", text), name


def test_the_room_of_tags_can_be_lifted_out() -> None:
    """It knows ReportLab and PDF, and nothing of handouts."""
    for path in (PACKAGE / "pdf/tags").glob("*.py"):
        assert imports(path) <= {"plainspoken.pdf.tags"}
    assert len(list((PACKAGE / "pdf/tags").glob("*.py"))) == 2
    for path in (PACKAGE / "pdf").glob("*.py"):
        assert "mcid" not in path.read_text("utf-8").lower()
