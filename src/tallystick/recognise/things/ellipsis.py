"""Whether a number stands without the thing that it counts, so that a thing told before may be meant."""

from __future__ import annotations

from tallystick.model import Annotation, Measure, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import verbs_at
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.things.noun_phrase import skipped

OF_AMOUNTS = frozenset({Measure.GROWTH, Measure.SHARE})
_BESIDE_A_NUMBER = (
    "phrase_end", "phrase_link", "phrase_skip", "phrase_join", "party_mark", "auxiliary", "modal", "negation", "hedge",
    "clause_word", "stand_in", "light_verb", "status_verb", "date", "period", "grammar", "pronoun", "rate", "change",
    "looks_ahead", "looks_back", "not_counted",
)  # fmt: skip
_KINDS_BESIDE = frozenset(_BESIDE_A_NUMBER)
_POINTS_BACK = ("stand_in", "pronoun", "phrase_end")
_TENSES = frozenset({"pres", "past", "fut", "cond", "imperf", "inf", "part", "ger"})


def is_elliptical(board: Board, quantity: Annotation, value: Quantity) -> bool:
    """Whether a number stands without the thing that it counts: no content word follows that we do not know.

    "Seven countries" counts countries, whether a domain knows them or not, and nothing that was told before.
    """
    following, last = past_stop(board, quantity.last + 1), board.sentence_at(quantity.first).last
    if value.unit != "piece":
        own = _is_proportion_of(board, quantity, following) or _has_subject(board, quantity)
        if value.measure in OF_AMOUNTS and own:
            return False
        whole = _whole(board, quantity, following)
        if whole is None or board.tokens.kinds[whole] != "w" or board.covering(whole, *_POINTS_BACK):
            return True
        return bool(board.starting(whole, "amount"))  # "30 % of the *million* that was promised"
    if _joins(board, quantity):
        following = max(joiner.last for joiner in board.starting(following, "unit_joiner")) + 1
        if following <= last and _is_name(board, following):
            return True  # "um milhão do *Butantan*"
    if following > last:
        return True
    if _names_a_land(board, following) or _is_unknown(board, skipped(board, following, last)):
        return False
    if board.tokens.kinds[following] == "d":
        return False
    if board.tokens.kinds[following] != "w" or _is_small(board, following):
        return True
    if not any(_TENSES & features for _, features in board.hits[following]):
        return False
    return not _describes(board, following)


def _joins(board: Board, quantity: Annotation) -> bool:
    """Whether a word leads from the scale of a number to what is counted: "a dozen *of*", "un million *de*"."""
    following = past_stop(board, quantity.last + 1)
    amount = next((part.value for part in quantity.parts if isinstance(part.value, Amount)), None)
    return amount is not None and amount.number.scale > 1 and bool(board.starting(following, "unit_joiner"))


def _is_name(board: Board, token: int) -> bool:
    """Whether a word has the capital of a name, where nouns have none."""
    return board.tokens.is_capital(token) and not board.pack.settings.get("capital_nouns")


def _is_unknown(board: Board, token: int) -> bool:
    """Whether a word that we know nothing of, and that is no name, stands here: "4.512 nuovi *casi*"."""
    if token >= len(board.tokens) or board.tokens.kinds[token] != "w" or board.hits[token] or _is_name(board, token):
        return False
    return not _is_small(board, token)


def _is_small(board: Board, token: int) -> bool:
    """Whether a word stands here of those that may stand beside a number and are no thing."""
    return board.may_have(token, _KINDS_BESIDE) and not board.free(token, token, *_BESIDE_A_NUMBER)


def holds_unknown(board: Board, token: int) -> bool:
    """Whether a thing that we do not know follows what only counts: "40 boxes *of medicines*"."""
    links = [link for kind in ("phrase_link", "phrase_content") for link in board.starting(token, kind)]
    return bool(links) and _is_unknown(board, max(link.last for link in links) + 1)


def _names_a_land(board: Board, token: int) -> bool:
    """Whether a word is only written like the participle of a helping verb: "em cinco *estados*", "tra sei *Stati*"."""
    helping = board.starting(token, "auxiliary")
    return bool(helping) and all(
        isinstance(word.value, Lexeme) and {"part", "pl"} <= word.value.features for word in helping
    )


def _describes(board: Board, token: int) -> bool:
    """Whether what may be a verb is a participle before a thing that we do not know: "16,700 *suspected* cases"."""
    after = token + 1
    if not any("part" in features for _, features in board.hits[token]):
        return False
    if after > board.sentence_at(token).last or board.tokens.kinds[after] != "w":
        return False
    return not _is_small(board, after) and not any(_TENSES & f for _, f in board.hits[after])


def _whole(board: Board, quantity: Annotation, following: int) -> int | None:
    """Where the thing begins that a share or a measure is told of: "a third *of the* budget"; None where none is."""
    links, last = board.starting(following, "phrase_link"), board.sentence_at(quantity.first).last
    if links:
        whole = max(link.last for link in links) + 1
        return whole if whole <= last else None
    linked = isinstance(quantity.value, Quantity) and quantity.value.measure is Measure.SHARE
    inside = range(quantity.first, quantity.last + 1)
    return (
        following
        if linked and following <= last and any(board.starting(token, "share_of") for token in inside)
        else None
    )


def _is_proportion_of(board: Board, quantity: Annotation, following: int) -> bool:
    """Whether a thing that we do not know stands right behind a proportion: "nine in ten *firms*"."""
    amount = next((part.value for part in quantity.parts if isinstance(part.value, Amount)), None)
    if amount is None or not amount.number.share:
        return False
    if following > board.sentence_at(quantity.first).last or board.tokens.kinds[following] != "w":
        return False
    return not _is_small(board, following) and not any(_TENSES & f for _, f in board.hits[following])


def _has_subject(board: Board, quantity: Annotation) -> bool:
    """Whether the clause begins with a thing that we do not know, and tells its share: "*humidity* was 30 % higher"."""
    if "light_verb" not in board.kinds:
        return False
    token = clause_of(board, quantity.first)[0]
    while token < quantity.first and not board.free(token, token, "phrase_skip", "phrase_end", "phrase_join"):
        token += 1
    if token >= quantity.first or board.tokens.kinds[token] != "w" or board.hits[token] or _is_known(board, token):
        return False
    between = range(token + 1, quantity.first)
    verbs = [verb.kind for at in between for verb in verbs_at(board, at)]
    return bool(verbs) and verbs[0] == "light_verb" and not any(board.covering(at, "noun") for at in between)


def _is_known(board: Board, token: int) -> bool:
    return bool(
        board.covering(token, "noun", "status_noun", "pronoun", "country", "capital", "body", "office", "stand_in")
    )


def past_stop(board: Board, token: int) -> int:
    """The token behind the stop of an abbreviated scale word ("34 тыс. ракет"), else the token itself."""
    stop = token < len(board.tokens) and board.tokens.keys[token] == "." and board.tokens.glued(token)
    return token + 1 if stop else token
