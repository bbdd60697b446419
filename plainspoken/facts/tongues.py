"""The languages whose facts we can read: a row each. What is in another one goes unread."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.facts.english import ENGLISH
from plainspoken.facts.french import FRENCH
from plainspoken.facts.tongue import Tongue

TONGUES: Mapping[str, Tongue] = {"en": ENGLISH, "fr": FRENCH}
