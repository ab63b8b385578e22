"""Who gives and who gets, by where the parties stand around a trigger.

The nearest party before an active verb is its subject; the trigger says whether
that is the agent or the recipient. A mark before a party ("by", "to", "à", "в")
or the case of its first word says so wherever it stands.
"""

from __future__ import annotations

from tallystick.model import Annotation, Stage, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of, clauses_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import is_finite
from tallystick.recognise.parties.party_of import parties_between
from tallystick.recognise.parties.party_value import PartyValue, Sort

_BY_MARK = 3
_REACH = 4
_PARTIES = ("agent", "recipient")
_SPEAKERS = frozenset({Sort.PERSON, Sort.OFFICE, Sort.AGENCY})
_HANDED_OVER = frozenset({Status.DELIVERED, Status.PLEDGED, Stage.DELIVER})
Found = tuple[Annotation | None, Annotation | None]


def roles(board: Board, clause: tuple[int, int], status: StatusValue) -> Found:
    """The agent and the recipient of a statement, as far as its clause (or the one it leans on) names them."""
    first, last = clause
    trigger = status.annotation
    if not first <= trigger.first <= last:
        first, last = min(first, trigger.first), max(last, trigger.last)
    found: dict[str, Annotation] = {}
    parties = _actors(board, first, last)
    for party in parties:
        role = _marked(board, party)
        if role and not (role == "agent" and _buys(status)):
            found.setdefault(role, party)
    unmarked = [party for party in parties if _marked(board, party) is None]
    subject = _subject(board, unmarked, trigger)
    both = _giver_and_getter(board, unmarked, status)
    if both is not None:
        subject = both[0]
        found.setdefault("recipient", both[1])
    if subject is None:
        subject = _subject_behind(board, unmarked, status) or _subject_before(board, first, status)
    if subject is not None and status.subject in _PARTIES:
        found.setdefault(status.subject, subject)
    after = next((party for party in unmarked if party.first > trigger.last), None)
    if after is not None and after is not subject and after.first <= trigger.last + _REACH:
        _place(found, after, status)
    return found.get("agent"), found.get("recipient")


def _subject(board: Board, unmarked: list[Annotation], trigger: Annotation) -> Annotation | None:
    """The subject of a trigger: the nearest party before it.

    Where the verb stands second, what is told first of the parties before the trigger is the subject,
    and behind a verb with none of them before it stands its own: "Ab 2028 liefert *Norwegen* 26 Jets".
    """
    before = [party for party in unmarked if party.last < trigger.first]
    if not board.pack.settings.get("verb_second"):
        return before[-1] if before else None
    if before:
        return before[0]
    behind = next((party for party in unmarked if party.first == trigger.last + 1 + _article(board, trigger)), None)
    return behind if trigger.kind == "status_verb" and is_finite(board, trigger) else None


def _article(board: Board, trigger: Annotation) -> int:
    """How many articles stand right behind a trigger, none or one."""
    roles = {a.value.args["role"] for a in board.starting(trigger.last + 1, "grammar") if isinstance(a.value, Lexeme)}
    return int("det" in roles)


def _actors(board: Board, first: int, last: int) -> list[Annotation]:
    """Parties in a run that may act: no persons and outlets, who speak, and no names inside the thing's own."""
    return [
        party
        for party in parties_between(board, first, last)
        if isinstance(party.value, PartyValue)
        and party.value.sort not in _SPEAKERS
        and not _is_inside_a_thing(board, party)
    ]


def _is_inside_a_thing(board: Board, party: Annotation) -> bool:
    """Whether a party's name is part of a thing's; things in a party's name are its own: "Agencja *Uzbrojenia*"."""
    things = board.overlapping(party.first, party.last, "noun", "designator")
    return any(thing.first <= party.first or thing.last > party.last for thing in things)


def _giver_and_getter(
    board: Board, unmarked: list[Annotation], status: StatusValue
) -> tuple[Annotation, Annotation] | None:
    """Two parties before a thing whose verb ends the clause: "*Der Iran* hat Russland 400 geliefert"."""
    trigger = status.annotation
    before = [party for party in unmarked if party.last < trigger.first]
    if len(before) < 2 or status.noun or status.passive or status.subject != "agent" or not _hands_over(status):
        return None
    giver, getter = before[-2:]
    helped = any(board.starting(token, "auxiliary") for token in range(giver.first - 1, getter.first) if token >= 0)
    counted = any(board.starting(token, "quantity") for token in range(getter.last + 1, trigger.first))
    return (giver, getter) if helped and counted else None


def _buys(status: StatusValue) -> bool:
    """Whether somebody orders by a verb of their own, so that the one it comes "from" only sells."""
    return status.status is Status.ORDERED and not status.passive and not status.noun


def _hands_over(status: StatusValue) -> bool:
    return status.object == "item" and (status.stage or status.status) in _HANDED_OVER


def _place(found: dict[str, Annotation], party: Annotation, status: StatusValue) -> None:
    """Give a party right behind the trigger the role that is left ("sent Kyiv 40 tanks", "поставки КНДР")."""
    if status.noun:
        found.setdefault("agent", party)
    elif status.subject == "agent" and _hands_over(status):
        found.setdefault("recipient", party)


def _subject_behind(board: Board, unmarked: list[Annotation], status: StatusValue) -> Annotation | None:
    """The party right behind the verb of a clause about a thing, where a language allows it.

    "40 obuses que prometió *Suecia*".
    """
    trigger = status.annotation
    if status.noun or status.passive or status.object != "item" or not board.pack.settings.get("subject_may_follow"):
        return None
    first = clause_of(board, trigger.first)[0]
    opening = (word for token in (first, first + 1) for word in board.starting(token, "grammar"))
    if not any(isinstance(w.value, Lexeme) and w.value.args["role"] in ("rel", "comp") for w in opening):
        return None
    if any(board.starting(token, "quantity") for token in range(first, trigger.first)):
        return None
    behind = trigger.last + 1 + _article(board, trigger)
    near = (party for party in unmarked if party.first in (trigger.last + 1, behind))
    return next((party for party in near if "nom" in (_cases(board, party) or {"nom"})), None)


def _subject_before(board: Board, first: int, status: StatusValue) -> Annotation | None:
    """The subject that a clause joined by "and" has from the nearest clause before it that names one."""
    if status.noun or status.passive or status.subject not in _PARTIES:
        return None
    for clause in reversed(clauses_of(board, board.sentence_at(first))):
        if clause[1] < first:
            parties = [party for party in _actors(board, *clause) if _marked(board, party) is None]
            if parties:
                return parties[0]
    return None


def _marked(board: Board, party: Annotation) -> str | None:
    """The role that a mark before a party, its article or its case gives it; None for none."""
    if _is_given_by_article(board, party):
        return "recipient"
    article = None
    for token in range(party.first - 1, max(party.first - _BY_MARK, 0) - 1, -1):
        for mark in board.ending(token, "party_mark"):
            if isinstance(mark.value, Lexeme) and _suits(board, party, mark.value):
                if not mark.value.args.get("article"):
                    return str(mark.value.args["role"])
                if _governs_alone(board, mark):
                    article = str(mark.value.args["role"])
        if board.tokens.kinds[token] != "w" or board.starting(token, "noun") or board.covering(token, "period"):
            break  # "*a* giugno l'Italia"
    return article or _by_case(board, party)


def _is_given_by_article(board: Board, party: Annotation) -> bool:
    """Whether the article of a party holds the mark of a recipient: "*ao* Ministério"; of an agent it is a genitive."""
    if party.last == party.first:
        return False
    marks = (mark.value for mark in board.starting(party.first, "party_mark") if mark.last == party.first)
    told = [mark.args for mark in marks if isinstance(mark, Lexeme) and not mark.args.get("article")]
    return any(args["role"] == "recipient" for args in told)


def _suits(board: Board, party: Annotation, mark: Lexeme) -> bool:
    """Whether a mark that asks for a case or a gender finds it on the party's first word, where its cases are known."""
    wanted, gender = mark.args.get("case"), mark.args.get("gender")
    cases = _cases(board, party)
    shown = gender is None or any(gender in features for _, features in board.hits[party.first])
    return shown and (wanted is None or not cases or wanted in cases)


def _governs_alone(board: Board, article: Annotation) -> bool:
    """Whether a case that an article shows is the verb's: no preposition stands before it, and no noun that owns it.

    "Hat *der* Ukraine geliefert", and neither "aus der Ukraine" nor "die Panzer der Ukraine".
    """
    before = article.first - 1
    if before < board.sentence_at(article.first).first:
        return True
    if board.tokens.is_capital(before):
        return bool(board.ending(before, "party"))
    return not any(
        isinstance(w.value, Lexeme) and w.value.args["role"] == "prep" for w in board.ending(before, "grammar")
    )


def _by_case(board: Board, party: Annotation) -> str | None:
    """The role of a bare case, where the language has one and the form has no other."""
    cases = _cases(board, party)
    for entry in board.pack.entries("party_case"):
        if cases == {entry.args["case"]}:
            return str(entry.args["role"])
    return None


def _cases(board: Board, party: Annotation) -> set[str]:
    known = {"nom", "gen", "dat", "acc", "ins", "loc"}
    return {feature for _, features in board.hits[party.first] for feature in features & known}
