"""What stands before a party, or its case, and what that makes of it: "by", "to", "à", "в Україну", "Україні"."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import verbs_at
from tallystick.recognise.ground.wording import roles_to

_BY_MARK = 3
_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})


@dataclass(frozen=True, slots=True)
class Mark:
    """The role that a word or a case gives to a party; `benefit` where it names whom something is for."""

    role: str
    benefit: bool = False


def mark_of(board: Board, party: Annotation) -> Mark | None:
    """The role that a mark before a party, its article or its case gives it; None for none."""
    if _is_given_by_article(board, party):
        return Mark("recipient")
    article = None
    for token in range(party.first - 1, max(party.first - _BY_MARK, 0) - 1, -1):
        for mark in board.ending(token, "party_mark"):
            if isinstance(mark.value, Lexeme) and _suits(board, party, mark.value):
                args = mark.value.args
                if not args.get("article"):
                    return Mark(str(args["role"]), bool(args.get("benefit")))
                if _governs_alone(board, mark):
                    article = Mark(str(args["role"]), benefit=True)
        if _parts(board, token):
            break
    return article or (None if is_governed(board, party) else _by_case(board, party))


def _parts(board: Board, token: int) -> bool:
    """Whether no mark before a token is a party's behind it: "*a* giugno l'Italia", "*von* Polen erwartet Kiew"."""
    if (
        board.tokens.kinds[token] != "w"
        or board.starting(token, "noun")
        or board.starting(token, "party")
        or verbs_at(board, token)
    ):
        return True
    return board.covering(token, "period") is not None


def is_governed(board: Board, party: Annotation) -> bool:
    """Whether a preposition stands right before a party, articles apart: "signed *with* Saab".

    What may be an article is one: "*A* Alemanha".
    """
    before = party.first - 1
    while before >= 0 and "det" in _roles(board, before):
        before -= 1
    return before >= 0 and "prep" in _roles(board, before) and not board.starting(before, "clause_word")


def may_be_subject(board: Board, party: Annotation) -> bool:
    """Whether a party's first word may stand in the nominative, where its cases are known."""
    cases = _cases(board, party)
    return not cases or "nom" in cases


def _roles(board: Board, token: int) -> set[str]:
    found = (word.value for word in board.ending(token, "grammar") if word.first == token)
    return {str(word.args["role"]) for word in found if isinstance(word, Lexeme)}


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
    return "prep" not in roles_to(board, before)


def _by_case(board: Board, party: Annotation) -> Mark | None:
    """The role of a bare case, where the language has one and the form has no other."""
    cases = _cases(board, party)
    for entry in board.pack.entries("party_case"):
        if cases == {entry.args["case"]}:
            return Mark(str(entry.args["role"]), benefit=True)
    return None


def _cases(board: Board, party: Annotation) -> set[str]:
    return {feature for _, features in board.hits[party.first] for feature in features & _CASES}
