"""What a party on the board is: a person, an office, a body, a country, a force or a crowd."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model import Anonymity, Party, Span, Speaker


class Sort(StrEnum):
    """What kind of party it is."""

    PERSON = "person"
    OFFICE = "office"
    BODY = "body"
    COMPANY = "company"
    COUNTRY = "country"
    FORCE = "force"
    AGENCY = "agency"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class PartyValue:
    """A party as the document names it.

    `name` is the fullest name in the document, `key` the stable id (None where
    it could not be resolved), `role` the words of the office. `rank` and `body`
    tell which office of which body it is ("head" of "gov.ru.mod"). `gender` and
    `plural` are for pronouns that come later.
    """

    name: str
    key: str | None = None
    role: str | None = None
    sort: Sort = Sort.BODY
    anonymity: Anonymity = Anonymity.ORGANISATION
    rank: str | None = None
    body: str | None = None
    plural: bool = False

    def party(self, span: Span | None) -> Party:
        """It as a party of the model, at a place."""
        return Party(span, self.name, self.key)

    def speaker(self, span: Span | None) -> Speaker:
        """It as a speaker of the model, at a place."""
        return Speaker(span, self.name, self.key, self.role, self.anonymity)
