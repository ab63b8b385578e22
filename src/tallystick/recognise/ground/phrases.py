"""Noun phrases of parties: an office, a body or a crowd with what belongs to it.

A phrase is a chain of words that the pack knows (body, office, demonym, country),
with lower-case words and a determiner before it, "of" or "for" and another chain
after it, and a name at its end: "the Russian Ministry of Defence", "le chef du
Conseil de sécurité russe", "директор завода Иван Петров".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.name_runs import NameRuns, Run
from tallystick.recognise.ground.wording import CLOSING_QUOTES, DASHES, NEUTRAL_QUOTES, OPENING_QUOTES, QUOTES, Wording

HEADS = ("office", "body", "agency", "collective")
PLACES = ("country", "capital", "demonym")
_VERBAL = ("cue", "status", "directive_cue", "citing", "according", "veil", "verb", "cue_noun")
_BEFORE = 3
_LINKED = 5


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its tokens, the lexemes in it, and its name run where it has one."""

    first: int
    last: int
    head: Annotation | None = None
    bodies: list[Annotation] = field(default_factory=list)
    places: list[Annotation] = field(default_factory=list)
    run: Run | None = None
    core: tuple[int, int] = (0, 0)

    @property
    def args(self) -> Mapping[str, Any]:
        """The arguments of its head."""
        return lexeme(self.head).args if self.head else {}

    @property
    def is_plural(self) -> bool:
        """Whether its head stands in the plural alone."""
        features = lexeme(self.head).features if self.head else frozenset()
        return "pl" in features and "sg" not in features


def lexeme(annotation: Annotation) -> Lexeme:
    """The lexeme behind an annotation of the words layer."""
    assert isinstance(annotation.value, Lexeme), "lexical classes hold lexemes"
    return annotation.value


def _leads(there: Annotation) -> bool:
    """Whether another reading of the same words may take a place: not that of a country ("Polska" is Polish too)."""
    return there.kind != "country"


class PhraseReader:
    """Reads the phrases of one text from left to right."""

    def __init__(self, board: Board, wording: Wording, runs: NameRuns) -> None:
        self.board = board
        self.wording = wording
        self.runs = runs
        self.adjectives = tuple(
            ending for entry in board.pack.entries("adjective_ending") for ending in str(entry.args["forms"]).split()
        )
        self.at: dict[int, Annotation] = {}
        for kind in (*PLACES, *reversed(HEADS)):
            for annotation in board.of(kind):
                there = self.at.get(annotation.first)
                if there is None or annotation.last > there.last or (annotation.last == there.last and _leads(there)):
                    self.at[annotation.first] = annotation

    def phrases(self) -> list[Phrase]:
        """All phrases, in text order; none overlaps another."""
        result: list[Phrase] = []
        token = 0
        while token < len(self.board.tokens):
            phrase = self._phrase(token, result[-1].last if result else -1)
            if phrase is not None:
                result.append(phrase)
                token = phrase.last
            token += 1
        return result

    def _phrase(self, token: int, floor: int) -> Phrase | None:
        phrase = self._chain(token)
        if phrase is None:
            return None
        phrase.core = (phrase.first, phrase.last)
        if phrase.head is not None and phrase.run is None:
            self._link(phrase)
            self._take_run(phrase)
        self._grow_left(phrase, floor)
        return phrase

    def _chain(self, token: int) -> Phrase | None:
        """Known words that follow each other without anything between."""
        if token not in self.at and not self._quoted_body(token):
            return None
        phrase = Phrase(token, token)
        start, cursor, sentence = token, token, self.board.sentence_of[token]
        while cursor < len(self.board.tokens) and self.board.sentence_of[cursor] == sentence:
            found = self.at.get(cursor)
            if found is None and self._quoted_body(cursor):
                found = self.at[cursor + 1]
                if not self._fits(phrase, found):
                    break
                self._take(phrase, found)
                cursor = found.last + 2
                phrase.last = cursor - 1
                continue
            if found is not None and self._fits(phrase, found):
                self._take(phrase, found)
                phrase.last, cursor = found.last, found.last + 1
            elif (
                self.wording.is_possessive(cursor)
                and cursor > start
                and self.at.get(cursor + 1) is not None
                and phrase.head is None
            ) or (
                self.wording.is_possessive(cursor)
                and cursor > start
                and self.at.get(cursor + 1) is not None
                and self.at[cursor + 1].kind in ("office", "collective")
            ):
                cursor += 1
            else:
                break
        if phrase.head is None and not phrase.places:
            return None
        if phrase.head is None and phrase.places[-1].kind == "demonym":
            return None
        if phrase.head is not None:
            self._take_run(phrase)
        return phrase

    def _quoted_body(self, token: int) -> bool:
        """Whether a known body stands here in quotation marks of its own."""
        inside = self.at.get(token + 1)
        if inside is None or inside.kind not in ("body", "agency") or "key" not in lexeme(inside).args:
            return False
        return self.wording.is_mark(token, OPENING_QUOTES | NEUTRAL_QUOTES) and self.wording.is_mark(
            inside.last + 1, CLOSING_QUOTES | NEUTRAL_QUOTES | {"“"}
        )

    def _fits(self, phrase: Phrase, found: Annotation) -> bool:
        """Whether a known word goes on with the chain."""
        if phrase.head is None and not phrase.places:
            return True
        if found.kind in PLACES:
            return not phrase.places
        head = phrase.head
        if head is None:
            return True
        if found.kind == "agency" or head.kind == "agency":
            return found.kind == head.kind or _is_plain(found if head.kind == "agency" else head)
        if head.kind in ("office", "collective"):
            return found.kind == "body" and phrase.head is head and not phrase.bodies and not phrase.places
        if found.kind in ("office", "collective"):
            return True
        return not ("key" in lexeme(found).args and "key" in lexeme(head).args)

    def _take(self, phrase: Phrase, found: Annotation) -> None:
        if found.kind in PLACES:
            phrase.places.append(found)
            return
        phrase.places += self.board.overlapping(found.first, found.last, *PLACES)
        if found.kind == "body":
            phrase.bodies.append(found)
        head = phrase.head
        if (
            head is None
            or (head.kind == "body" and (found.kind != "body" or _is_plain(head)))
            or (head.kind == "body" and found.kind == "agency")
        ):
            phrase.head = found

    def _take_run(self, phrase: Phrase) -> None:
        """A name that follows: a person's behind an office, a proper name in quotation marks behind a body."""
        head = phrase.head
        if head is None or phrase.run is not None:
            return
        ahead = phrase.last + 1
        if head.kind in ("office",) and not phrase.is_plural:
            run = self.runs.by_first.get(ahead) or self._run_past_genitives(ahead)
            if run is not None and self._same_sentence(phrase.last, run[0]):
                phrase.run, phrase.last = run, run[1]
        elif head.kind == "body" and self.wording.is_mark(ahead, QUOTES):
            run = self.runs.by_first.get(ahead + 1)
            if run is not None and self.wording.is_mark(run[1] + 1, QUOTES):
                phrase.last = run[1] + 1

    def _run_past_genitives(self, token: int) -> Run | None:
        """The name behind an office's bare attributes ("министр аграрной политики Елена Гриценко")."""
        for ahead in range(token, min(token + _BEFORE, len(self.board.tokens) - 1)):
            plain = self.wording.is_word(ahead) and not self.board.tokens.is_capital(ahead)
            if not plain or self.wording.is_small(ahead) or not self.board.free(ahead, ahead, *_VERBAL):
                return None
            run = self.runs.by_first.get(ahead + 1)
            if run is not None:
                return run
        return None

    def _link(self, phrase: Phrase) -> None:
        """What "of", "for", "at" and their like attach."""
        for _ in range(2):
            link = phrase.last + 1
            if not self.wording.has(link, "link") or not self._same_sentence(phrase.last, link):
                return
            if not self._may_link(phrase, link):
                return
            linked = self._linked(link + 1)
            if linked is None:
                return
            last, chain = linked
            if chain is not None and phrase.head is not None:
                if (
                    phrase.head.kind == "body"
                    and chain.head is not None
                    and chain.head.kind in ("office", "collective")
                ):
                    return
                if chain.head is not None and chain.head.kind == "body":
                    phrase.bodies.append(chain.head)
                phrase.places += chain.places
            phrase.last = last

    def _may_link(self, phrase: Phrase, link: int) -> bool:
        """Offices and crowds take any link, chiefs and bodies only the first kind ("of")."""
        head = phrase.head
        assert head is not None
        if self._is_of(link):
            return True
        if head.kind == "collective":
            return True
        return head.kind == "office" and lexeme(head).args.get("rank") in ("spokesman", "member", "adviser")

    def _is_of(self, token: int) -> bool:
        """Whether it is the language's word for "of": the first of its links, and what it fuses with."""
        return self.wording.has(token, "of")

    def _linked(self, token: int) -> tuple[int, Phrase | None] | None:
        """The end of the phrase behind a link, with the chain in it, or None where no noun is known there."""
        cursor, steps = token, 0
        sentence = self.board.sentence_of[token - 1]
        while cursor < len(self.board.tokens) and steps <= _LINKED and self.board.sentence_of[cursor] == sentence:
            found = self.at.get(cursor)
            if (found is not None and not self._is_prefix(found)) or self._quoted_body(cursor):
                chain = self._chain(cursor)
                if chain is not None:
                    return chain.last, chain
            run = self.runs.by_first.get(cursor)
            if run is not None and self.at.get(run[1] + 1) is None:
                return run[1], None
            if not self._may_stand_before(cursor):
                break
            cursor += 1
            steps += 1
        unknown = (
            self.wording.has(token, "det") and 2 <= cursor - token <= 3 and not self.wording.is_mark(cursor - 1, DASHES)
        )
        return (cursor - 1, None) if unknown and self._is_over(cursor) else None

    def _is_over(self, token: int) -> bool:
        """Whether no noun phrase can go on at a token: a mark, a small word, a verb of saying."""
        if token >= len(self.board.tokens) or not self.wording.is_word(token):
            return True
        return self.wording.is_small(token) or not self.board.free(token, token, *_VERBAL)

    def _is_prefix(self, found: Annotation) -> bool:
        """Whether a place only qualifies what a hyphen joins to it ("Moscow-based")."""
        return found.kind in PLACES and self.wording.is_mark(found.last + 1, DASHES)

    def _may_stand_before(self, token: int) -> bool:
        """Whether a token may stand between a determiner and its noun."""
        if self.wording.is_mark(token, DASHES):
            return self.board.tokens.glued(token)
        if not self.wording.is_word(token) or self.wording.is_possessive(token):
            return False
        if self.wording.has(token, "det"):
            return True
        if self.wording.is_small(token) and not self.board.tokens.is_capital(token):
            return False
        return self.board.free(token, token, *_VERBAL, "pronoun")

    def _may_qualify(self, token: int) -> bool:
        """Whether a word may stand before the noun: an adjective, where the language tells them by endings."""
        if not self._may_stand_before(token):
            return False
        return not self.adjectives or self.board.tokens.keys[token].endswith(self.adjectives)

    def _grow_left(self, phrase: Phrase, floor: int) -> None:
        """Words before the noun, up to and with its determiner."""
        head = phrase.head
        if head is None or head.kind == "agency":
            return
        first, limit = phrase.first, _BEFORE
        run = self.runs.by_last.get(first - 1)
        if run is not None and run[0] > floor and self._same_sentence(run[0], first):
            first = run[0]
        best = first
        while first - 1 > floor and self._same_sentence(first - 1, first) and limit:
            before = first - 1
            if self.wording.has(before, "det"):
                best = before
                break
            if self.wording.is_small(before) or not self._may_qualify(before) or self._tells_time(before):
                break
            first = before
            limit -= not self.wording.is_mark(before, DASHES)
            if not self.wording.is_mark(before, DASHES):
                best = first
        phrase.first = self._with_owner(best, floor)

    def _tells_time(self, token: int) -> bool:
        """Whether a word belongs to a date or a stretch of time: "на початку *року* Сили оборони"."""
        return not self.board.free(token, token, "date", "period", "time_unit")

    def _with_owner(self, first: int, floor: int) -> int:
        """The first token of whose it is: "Orlova's campaign"."""
        if not self.wording.is_possessive(first - 1) or first - 2 <= floor:
            return first
        run = self.runs.by_last.get(first - 2)
        owner = run[0] if run is not None and run[0] > floor else first - 2
        return owner - 1 if owner - 1 > floor and self.wording.has(owner - 1, "det") else owner

    def _same_sentence(self, one: int, two: int) -> bool:
        tokens = self.board.sentence_of
        return 0 <= one < len(tokens) and 0 <= two < len(tokens) and tokens[one] == tokens[two]


def _is_plain(annotation: Annotation) -> bool:
    """Whether a body is only a common noun, without key or kind ("agency", "conglomerate")."""
    args = lexeme(annotation).args
    return annotation.kind == "body" and "key" not in args and "kind" not in args
