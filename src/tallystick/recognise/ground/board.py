"""The board: one text cut once, and all that was recognised in it so far."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from datetime import date
from functools import cached_property, lru_cache

from tallystick.model import Annotation, Document, Span
from tallystick.packs import LanguagePack
from tallystick.packs.compiled import Hit
from tallystick.packs.telling import Telling
from tallystick.recognise.ground.shelves import Shelves
from tallystick.recognise.ground.word_uses import Entrance, WordUse, uses_in
from tallystick.words.sentences import Sentence, sentences

_NOTHING: list[Annotation] = []
_NOWHERE: list[tuple[int, tuple[Entrance, ...]]] = []


@lru_cache(maxsize=32)
def _abbreviations(pack: LanguagePack) -> frozenset[str]:
    """The words of a language whose full stop ends no sentence."""
    return frozenset(pack.settings.get("abbreviations", ()))


class Board:
    """The tokens and sentences of a text with the annotations laid on them.

    `uses` holds, by token, what the pack knows of the form: the one look-up that
    all layers share. `counting` are the tokens whose form may begin a number, `figures`
    those of them that are digits. Annotations that may never be asked for are promised (`promise`)
    and laid when somebody asks for their kind. `kinds` are those of both, so that a
    layer sees at once what it need not look for.
    """

    def __init__(self, text: str, pack: LanguagePack, document: Document | None = None) -> None:
        self.text = text
        self.pack = pack
        self.document = document
        self.tokens = pack.tokens(text)
        self.sentences: list[Sentence] = sentences(self.tokens, _abbreviations(pack))
        self.sentence_of, self.ends = self._by_sentence()
        self.uses: list[WordUse] = uses_in(pack, self.tokens.keys)
        self._signs: frozenset[str] = frozenset().union(*[use.signs for use in self.uses])
        self.counting = [token for token, use in enumerate(self.uses) if use.begins_number]
        self.figures = [token for token in self.counting if self.tokens.kinds[token] == "d"]
        self._begins: dict[str, list[tuple[int, tuple[Entrance, ...]]]] | None = None
        self._shelves = Shelves(self.tokens, self.uses)
        self.kinds: set[str] = self._shelves.kinds
        self._laid: set[int] = set()

    @cached_property
    def hits(self) -> list[tuple[Hit, ...]]:
        """By token, the word specs that its form may belong to, each with the features of the form."""
        return [use.hits for use in self.uses]

    @property
    def published(self) -> date | None:
        """The publication date, None where it is unknown."""
        return self.document.published if self.document else None

    def _by_sentence(self) -> tuple[list[int], list[int]]:
        """By token, the number of its sentence and the token behind that (of a line break: -1, and behind itself)."""
        count = len(self.tokens)
        numbers, ends = [-1] * count, list(range(1, count + 1))
        for sentence in self.sentences:
            first, end = sentence.first, sentence.last + 1
            numbers[first:end] = [sentence.number] * (end - first)
            ends[first:end] = [end] * (end - first)
        return numbers, ends

    def add(self, annotation: Annotation) -> Annotation:
        """Lay an annotation on the board and give it back; the very same place, kind and value is laid once."""
        self._laid.update(range(annotation.first, annotation.last + 1))
        return self._shelves[annotation.kind].add(annotation)

    def put(
        self,
        kind: str,
        first: int,
        last: int,
        value: object,
        rule: str,
        parts: tuple[Annotation, ...] = (),
        entry: str = "",
    ) -> Annotation:
        """Lay a new annotation over a run of tokens and give it back."""
        self._laid.update(range(first, last + 1))
        span = self.tokens.span(first, last)
        return self._shelves[kind].add(Annotation(kind, span, first, last, value, rule, entry, parts))

    def promise(self, covered: Mapping[str, Collection[int]]) -> None:
        """Lay what each word means by itself once its kind is asked for, but for the tokens that a phrase covers."""
        self._shelves.promise(covered)

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation off the board again."""
        if annotation.kind in self.kinds:
            self._shelves[annotation.kind].remove(annotation)

    def beginning(self, layer: str) -> list[tuple[int, tuple[Entrance, ...]]]:
        """The tokens whose form may begin a row of a layer, in text order, with the places behind it in the tree."""
        if self._begins is None:
            self._begins = defaultdict(list)
            for token, use in enumerate(self.uses):
                for name, entrances in use.begins:
                    self._begins[name].append((token, entrances))
        return self._begins.get(layer, _NOWHERE)

    def has_any(self, telling: Telling) -> bool:
        """Whether the text has anything of what tells of the rows of a layer."""
        return not (telling.words.isdisjoint(self._signs) and telling.kinds.isdisjoint(self.kinds))

    def span(self, first: int, last: int) -> Span:
        """The place of a run of tokens, both inclusive."""
        return self.tokens.span(first, last)

    def may_have(self, token: int, kinds: Set[str]) -> bool:
        """Whether an annotation of some kinds may lie over a token of the text: False is certain, and soon found.

        It is where the word means none of them by itself, and nothing was laid over it.
        """
        return token in self._laid or not kinds.isdisjoint(self.uses[token].alone)

    def of(self, kind: str) -> list[Annotation]:
        """All annotations of a kind, in text order."""
        return self._shelves[kind].annotations if kind in self.kinds else _NOTHING

    def everything(self) -> list[Annotation]:
        """All annotations, kind by kind."""
        self._shelves.fill()
        return [annotation for shelf in self._shelves.values() for annotation in shelf.annotations]

    def starting(self, token: int, kind: str) -> list[Annotation]:
        """Annotations of a kind that begin at a token."""
        return self._shelves[kind].starting.get(token, _NOTHING) if kind in self.kinds else _NOTHING

    def firsts(self, *kinds: str) -> set[int]:
        """The tokens at which annotations of the kinds begin."""
        found: set[int] = set()
        for kind in self.kinds.intersection(kinds):
            found.update(self._shelves[kind].starting)
        return found

    def ending(self, token: int, kind: str) -> list[Annotation]:
        """Annotations of a kind that end at a token."""
        return self._shelves[kind].ending.get(token, _NOTHING) if kind in self.kinds else _NOTHING

    def overlapping(self, first: int, last: int, *kinds: str) -> list[Annotation]:
        """Annotations of the kinds that share a token with the run, the last of each kind first."""
        found: list[Annotation] = []
        for kind in kinds:
            if kind in self.kinds:
                found += self._shelves[kind].over(first, last)
        return found

    def before(self, token: int, kind: str) -> Iterator[Annotation]:
        """Annotations of a kind that begin before a token, the nearest first."""
        if kind in self.kinds:
            shelf = self._shelves[kind]
            for index in range(shelf.begun_before(token) - 1, -1, -1):
                yield shelf.annotations[index]

    def after(self, token: int, kind: str) -> Annotation | None:
        """The first annotation of a kind that begins behind a token."""
        if kind not in self.kinds:
            return None
        shelf = self._shelves[kind]
        index = shelf.begun_before(token + 1)
        return shelf.annotations[index] if index < len(shelf.annotations) else None

    def covering(self, token: int, *kinds: str) -> Annotation | None:
        """The longest annotation of the kinds over a token."""
        longest: Annotation | None = None
        for annotation in self.overlapping(token, token, *kinds):
            if longest is None or annotation.last - annotation.first > longest.last - longest.first:
                longest = annotation
        return longest

    def free(self, first: int, last: int, *kinds: str) -> bool:
        """Whether no annotation of the kinds overlaps the run."""
        return not any(self._shelves[kind].over(first, last) for kind in self.kinds.intersection(kinds))

    def within(self, sentence: Sentence, *kinds: str) -> list[Annotation]:
        """Annotations of the kinds that begin in a sentence, in text order."""
        result: list[Annotation] = []
        for kind in kinds:
            if kind in self.kinds:
                shelf = self._shelves[kind]
                low, high = shelf.begun_before(sentence.first), shelf.begun_before(sentence.last + 1)
                for annotation in shelf.annotations[low:high]:
                    insort(result, annotation, key=lambda a: (a.first, a.last))
        return result

    def end_of(self, token: int) -> int:
        """The token behind the sentence of a token (of a line break: behind itself)."""
        return self.ends[token]

    def sentence_at(self, token: int) -> Sentence:
        """The sentence of a token (of a line break: the one before it)."""
        number = self.sentence_of[token]
        while number < 0 < token:
            token -= 1
            number = self.sentence_of[token]
        return self.sentences[max(number, 0)]
