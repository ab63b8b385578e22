"""Who acts, receives or speaks, as a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.span import Span


class Anonymity(StrEnum):
    """How far a source lets itself be known."""

    NAMED = "named"
    ROLE = "role"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Party:
    """A person, office, body or country.

    `name` is the fullest name that the document gives it, `key` a stable id over
    scripts and spellings ("gov.ru.mod", "person.belousov-andrei", or
    "~person.ivanov-petr" for one in no list); None where it could not be resolved.
    """

    span: Span | None
    name: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker(Party):
    """A party that says something; `role` is the office as the text words it."""

    role: str | None = None
    anonymity: Anonymity | None = None
