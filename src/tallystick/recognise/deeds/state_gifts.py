"""What one state will hand over to another: a government's word for the future, and so a pledge.

"Canada will hand over 14 vehicles to Ukraine" promises them, where a factory or a ministry that "will hand over 14
vehicles to the troops" only plans it, and so does who is *to* hand over or *plans* to. In the present such a word
announces as well: "Kanada übergibt der Ukraine 14 Panzer". Which verbs are meant the packs say (`states`).
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Modality, Period, Stage, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import readings
from tallystick.recognise.parties.party_value import PartyValue, Sort


def of_states(
    board: Board,
    told: StatusValue,
    agent: Annotation | None,
    recipient: Annotation | None,
    period: Annotation | None,
) -> StatusValue:
    """The status of such a gift, where the verb is one, a state gives it, and no one but another state gets it."""
    word = told.annotation.value
    if not isinstance(word, Lexeme) or not word.args.get("states") or not _between_states(told, agent, recipient):
        return told
    if not _will(board, told) and not _announces(board, told, period):
        return told
    return replace(told, status=Status.PLEDGED, stage=Stage.DELIVER, modality=Modality.PLANNED)


def _between_states(told: StatusValue, agent: Annotation | None, recipient: Annotation | None) -> bool:
    """Whether a state gives and another gets; who gets it may stay unsaid, where the verb is one of giving."""
    if agent is None or not _is_state(agent) or told.passive:
        return False
    if recipient is None:
        return told.subject == "agent"
    return _is_state(recipient) and _key(agent) != _key(recipient)


def _is_state(party: Annotation) -> bool:
    return isinstance(party.value, PartyValue) and party.value.sort is Sort.COUNTRY


def _key(party: Annotation) -> str | None:
    return party.value.key if isinstance(party.value, PartyValue) else None


def _will(board: Board, told: StatusValue) -> bool:
    """Whether a plain future tells it, and no word of planning: "will hand over", "передаст".

    So does a word that announces by itself: "machen sich an die Übergabe".
    """
    if (told.status, told.stage, told.modality) != (Status.PLANNED, Stage.DELIVER, Modality.PLANNED):
        return False
    laid = next((a for a in board.starting(told.annotation.first, "status") if told.annotation in a.parts), None)
    word = told.annotation.value
    if isinstance(word, Lexeme) and word.args.get("status") == str(Status.PLANNED):
        return True
    around = laid.parts if laid is not None else ()
    modals = [part.value for part in around if part.kind == "modal"]
    if modals:
        return all(isinstance(modal, Lexeme) and bool(modal.args.get("future")) for modal in modals)
    return any("fut" in form for part in around for form in readings(board, part))


def _announces(board: Board, told: StatusValue, period: Annotation | None) -> bool:
    """Whether the present tells what is still to come: no past can be meant, and no time that is over stands there."""
    if (told.status, told.modality) != (Status.DELIVERED, Modality.ASSERTED):
        return False
    forms = readings(board, told.annotation)
    if not forms or not all("pres" in form for form in forms):
        return False
    value, day = (period.value if period is not None else None), board.published
    return not isinstance(value, Period) or value.end is None or day is None or value.end > day
