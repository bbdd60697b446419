"""What a workspace may set, in `[tool.plainspoken]` of its `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from plainspoken.model import Finding
from plainspoken.toml_file import Key, TomlFile, load_toml

FILE = "pyproject.toml"

KEYS: Mapping[str, Key] = {
    "voice": Key(str, required=False),
    "network": Key(bool, required=False),
    "clinic": Key(str, required=False),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """All optional. `clinic` is named as the artist of the audio files."""

    voice: str = "auto"
    network: bool = True
    clinic: str = ""


class BadSettings(Exception):
    """The settings have mistakes; `findings` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("the settings have mistakes")
        self.findings = findings


def read_settings(root: Path, voices: Collection[str]) -> Settings:
    """Read the settings of a workspace; `voices` are those there are. Raises `BadSettings`."""
    if not (root / FILE).exists():
        return Settings()
    file = load_toml(root, FILE)
    table = _table(file)
    place = ("tool", "plainspoken")
    file.check(table, KEYS, *place)
    voice = table.get("voice")
    if isinstance(voice, str) and voice not in voices:
        hint = f"Known here: {', '.join(voices)}."
        file.find("unknown-voice", f"there is no voice called {voice!r}", hint, *place, "voice")
    if file.findings:
        raise BadSettings(file.findings)
    default = Settings()
    return Settings(
        voice=str(table.get("voice", default.voice)),
        network=bool(table.get("network", default.network)),
        clinic=str(table.get("clinic", default.clinic)),
    )


def _table(file: TomlFile) -> Mapping[str, object]:
    tool = file.values.get("tool", {})
    table = tool.get("plainspoken", {}) if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        file.find("wrong-type", "this is no table", "Write [tool.plainspoken].", "tool")
        return {}
    return table
