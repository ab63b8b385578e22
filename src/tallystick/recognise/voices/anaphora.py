"""Whom "he", "elle" or "они" means among those who spoke before."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.parties.party_value import PartyValue, Sort

_PERSONS = (Sort.PERSON, Sort.OFFICE)
_BODIES = (Sort.BODY, Sort.COMPANY, Sort.COUNTRY, Sort.FORCE, Sort.AGENCY)


class Anaphora:
    """Remembers the speakers of a text in order."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.spoke: list[PartyValue] = []

    def remember(self, value: PartyValue | None) -> None:
        """Note who spoke last."""
        if value is not None:
            self.spoke.append(value)

    def antecedent(self, pronoun: Annotation) -> PartyValue | None:
        """The last speaker that the pronoun fits, or else the last party before it that does."""
        args = lexeme(pronoun).args
        if args.get("of") is False:
            return None
        number, gender = str(args.get("number", "sg")), str(args.get("gender", ""))
        here = self.board.sentence_at(pronoun.first).first
        near = [
            party.value
            for party in reversed(self.board.of("party"))
            if party.last < pronoun.first and isinstance(party.value, PartyValue) and party.first >= here
        ]
        if near and _fits(near[-1], number, gender) and near[-1].sort in _PERSONS:
            return near[-1]
        for value in reversed(self.spoke):
            if _fits(value, number, gender):
                return value
        for party in reversed(self.board.of("party")):
            if (
                party.last < pronoun.first
                and isinstance(party.value, PartyValue)
                and _fits(party.value, number, gender)
            ):
                return party.value
        return None


def _fits(value: PartyValue, number: str, gender: str) -> bool:
    if number == "pl":
        return value.plural or value.sort in _BODIES
    if gender == "n":
        return value.sort in _BODIES
    return value.sort in _PERSONS or (value.sort is Sort.COLLECTIVE and not value.plural)
