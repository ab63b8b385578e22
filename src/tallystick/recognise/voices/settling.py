"""Carriers, days and origins of attributions: what the sentences around their words tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallystick.model import Party, Said, Speaker
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.wording import Wording
from tallystick.recognise.times.anchors import text_anchors
from tallystick.recognise.times.calendar_expression import Expression
from tallystick.recognise.times.statement_days import day_of_statement, statement_date
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.carriers import carriers_of, party_of, told
from tallystick.recognise.voices.sources import Sources


@dataclass(slots=True)
class Settling:
    """Completes the drafts of one board; `drafts` is the list that they stand in."""

    board: Board
    wording: Wording
    sources: Sources
    drafts: list[Draft]

    def settle(self, found: Draft) -> None:
        """Give an attribution its carriers, its day, and its place in the row of voices."""
        place = (found.source.first, found.source.last) if found.source else None
        carriers = carriers_of(self.board, self.wording, found.sentence, place)
        carriers = [c for c in carriers if not found.content[0] <= c.first <= found.content[1]]
        found.carriers = tuple(party_of(carrier) for carrier in carriers)
        found.exclusive = any(told(self.board, self.wording, carrier) for carrier in carriers)
        found.said = self._said(found)
        self._carry_over(found)
        self._origin(found)

    def _said(self, found: Draft) -> Said | None:
        annotation = statement_date(self.board, found.sentence)
        if annotation is None or not isinstance(annotation.value, Expression):
            return None
        if found.content[0] <= annotation.first <= found.content[1]:
            return None
        day = day_of_statement(annotation.value, text_anchors(self.board))
        return Said(annotation.span, day, day) if day else None

    def _carry_over(self, found: Draft) -> None:
        """What was told to an agency keeps its carrier and its day in the speaker's later sentences."""
        if found.carriers or found.source is None:
            return
        for earlier in reversed(self.drafts):
            if earlier is found or earlier.source is None or not earlier.exclusive:
                continue
            if _same_voice(earlier.source.speaker, found.source.speaker):
                found.carriers, found.exclusive = earlier.carriers, True
                found.said = found.said or earlier.said
                return

    def _origin(self, found: Draft) -> None:
        """An agency that cites somebody carries that one's words: a second attribution names them."""
        if found.source is None or not found.source.is_agency:
            return
        for citing in self.board.within(found.sentence, "citing"):
            if lexeme(citing).args["role"] != "origin":
                continue
            origin = self.sources.phrase(citing.last + 1, found.sentence.last)
            if origin is None or any(f.cue == (citing.first, citing.last) for f in self.drafts):
                continue
            carrier = Party(found.source.speaker.span, found.source.speaker.name, found.source.speaker.key)
            self.drafts.append(
                replace(found, source=origin, cue=(citing.first, citing.last), carriers=(carrier, *found.carriers))
            )
            return

    def credit(self, credit: Party) -> None:
        """The agency of the dateline carries all that nobody nearer does."""
        for found in self.drafts:
            if not found.carriers and not (found.source is not None and found.source.is_agency):
                found.carriers = (credit,)


def _same_voice(one: Speaker, two: Speaker) -> bool:
    return one.key == two.key if one.key and two.key else one.name == two.name
