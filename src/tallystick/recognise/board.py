"""The board: one text cut once, and all that was recognised in it so far."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from datetime import date
from functools import lru_cache

from tallystick.model import Annotation, Document, Span
from tallystick.packs import LanguagePack
from tallystick.packs.compiled import Hit
from tallystick.packs.telling import Telling
from tallystick.recognise.shelf import Shelf
from tallystick.recognise.word_uses import LEXICON, Entrance, Single, WordUse, uses_in
from tallystick.words.sentences import Sentence, sentences

_NOTHING: list[Annotation] = []


@lru_cache(maxsize=32)
def _abbreviations(pack: LanguagePack) -> frozenset[str]:
    """The words of a language whose full stop ends no sentence."""
    return frozenset(pack.settings.get("abbreviations", ()))


class Board:
    """The tokens and sentences of a text with the annotations laid on them.

    `uses` holds, by token, what the pack knows of the form, `hits` the word specs
    among it: the one look-up that all layers share. Annotations that may never be
    asked for are promised (`promise`) and laid when somebody asks for their kind.
    """

    def __init__(self, text: str, pack: LanguagePack, document: Document | None = None) -> None:
        self.text = text
        self.pack = pack
        self.document = document
        self.tokens = pack.tokens(text)
        self.sentences: list[Sentence] = sentences(self.tokens, _abbreviations(pack))
        self.sentence_of = self._sentence_of()
        self.uses: list[WordUse] = uses_in(pack, self.tokens.keys)
        self.hits: list[tuple[Hit, ...]] = [use.hits for use in self.uses]
        self._signs: frozenset[str] = frozenset().union(*[use.signs for use in self.uses])
        self._begins: dict[str, list[tuple[int, tuple[Entrance, ...]]]] | None = None
        self._promised: dict[str, list[tuple[int, Single]]] = defaultdict(list)
        self._shelves: dict[str, Shelf] = {}

    @property
    def published(self) -> date | None:
        """The publication date, None where it is unknown."""
        return self.document.published if self.document else None

    def _sentence_of(self) -> list[int]:
        result = [-1] * len(self.tokens)
        for sentence in self.sentences:
            result[sentence.first : sentence.last + 1] = [sentence.number] * (sentence.last - sentence.first + 1)
        return result

    def add(self, annotation: Annotation) -> Annotation:
        """Lay an annotation on the board and give it back; the very same place, kind and value is laid once."""
        kind = annotation.kind
        if kind in self._promised:
            self._keep(kind)
        return self._shelf_for(kind).add(annotation)

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
        return self.add(Annotation(kind, self.tokens.span(first, last), first, last, value, rule, entry, parts))

    def promise(self, covered: Mapping[str, Collection[int]]) -> None:
        """Lay what each word means by itself once its kind is asked for, but for the tokens that a phrase covers."""
        promised = self._promised
        for token, use in enumerate(self.uses):
            for single in use.alone:
                if not covered or token not in covered.get(single.kind, ()):
                    promised[single.kind].append((token, single))

    def _keep(self, kind: str) -> None:
        """Lay what was promised of a kind."""
        promised, shelf, tokens = self._promised.pop(kind), self._shelf_for(kind), self.tokens
        for token, single in promised:
            span = tokens.span(token, token)
            shelf.add(Annotation(kind, span, token, token, single.lexeme, single.rule, single.place))

    def _shelf_for(self, kind: str) -> Shelf:
        """Where annotations of a kind go."""
        shelf = self._shelves.get(kind)
        if shelf is None:
            shelf = self._shelves[kind] = Shelf()
        return shelf

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation off the board again."""
        if annotation.kind in self._shelves:
            self._shelves[annotation.kind].remove(annotation)

    def beginning(self, layer: str) -> list[tuple[int, tuple[Entrance, ...]]]:
        """The tokens whose form may begin a row of a layer, in text order, with the places behind it in the tree."""
        if layer == LEXICON:
            return [(token, use.entered) for token, use in enumerate(self.uses) if use.entered]
        if self._begins is None:
            self._begins = defaultdict(list)
            for token, use in enumerate(self.uses):
                for name, entrances in use.begins:
                    self._begins[name].append((token, entrances))
        return self._begins.get(layer, [])

    def has_any(self, telling: Telling) -> bool:
        """Whether the text has anything of what tells of the rows of a layer."""
        if not telling.words.isdisjoint(self._signs):
            return True
        return not telling.kinds.isdisjoint(self._shelves) or not telling.kinds.isdisjoint(self._promised)

    def present(self, kinds: Set[str]) -> Set[str]:
        """Which of some kinds are on the board; what was promised of them is laid, in the order of the promises."""
        if not self._promised.keys().isdisjoint(kinds):
            for kind in [kind for kind in self._promised if kind in kinds]:
                self._keep(kind)
        return self._shelves.keys() & kinds

    def span(self, first: int, last: int) -> Span:
        """The place of a run of tokens, both inclusive."""
        return self.tokens.span(first, last)

    def _shelf(self, kind: str) -> Shelf | None:
        """Where the annotations of a kind are kept, None where there is none; what was promised is laid first."""
        if kind in self._promised:
            self._keep(kind)
        return self._shelves.get(kind)

    def of(self, kind: str) -> list[Annotation]:
        """All annotations of a kind, in text order."""
        if kind in self._promised:
            self._keep(kind)
        shelf = self._shelves.get(kind)
        return _NOTHING if shelf is None else shelf.annotations

    def everything(self) -> list[Annotation]:
        """All annotations, kind by kind."""
        for kind in list(self._promised):
            self._keep(kind)
        return [annotation for shelf in self._shelves.values() for annotation in shelf.annotations]

    def starting(self, token: int, kind: str) -> list[Annotation]:
        """Annotations of a kind that begin at a token."""
        if kind in self._promised:
            self._keep(kind)
        shelf = self._shelves.get(kind)
        return _NOTHING if shelf is None else shelf.starting.get(token, _NOTHING)

    def firsts(self, *kinds: str) -> set[int]:
        """The tokens at which annotations of the kinds begin."""
        found: set[int] = set()
        for kind in kinds:
            if kind in self._promised:
                self._keep(kind)
            if kind in self._shelves:
                found.update(self._shelves[kind].starting)
        return found

    def ending(self, token: int, kind: str) -> list[Annotation]:
        """Annotations of a kind that end at a token."""
        if kind in self._promised:
            self._keep(kind)
        shelf = self._shelves.get(kind)
        return _NOTHING if shelf is None else shelf.ending.get(token, _NOTHING)

    def overlapping(self, first: int, last: int, *kinds: str) -> list[Annotation]:
        """Annotations of the kinds that share a token with the run, the last of each kind first."""
        found: list[Annotation] = []
        promised, shelves = self._promised, self._shelves
        for kind in kinds:
            if kind in promised:
                self._keep(kind)
            if kind in shelves:
                found += shelves[kind].over(first, last)
        return found

    def before(self, token: int, kind: str) -> Iterator[Annotation]:
        """Annotations of a kind that begin before a token, the nearest first."""
        shelf = self._shelf(kind)
        if shelf is not None:
            for index in range(shelf.begun_before(token) - 1, -1, -1):
                yield shelf.annotations[index]

    def after(self, token: int, kind: str) -> Annotation | None:
        """The first annotation of a kind that begins behind a token."""
        shelf = self._shelf(kind)
        index = 0 if shelf is None else shelf.begun_before(token + 1)
        return shelf.annotations[index] if shelf is not None and index < len(shelf.annotations) else None

    def covering(self, token: int, *kinds: str) -> Annotation | None:
        """The longest annotation of the kinds over a token."""
        longest: Annotation | None = None
        for annotation in self.overlapping(token, token, *kinds):
            if longest is None or annotation.last - annotation.first > longest.last - longest.first:
                longest = annotation
        return longest

    def free(self, first: int, last: int, *kinds: str) -> bool:
        """Whether no annotation of the kinds overlaps the run."""
        for kind in kinds:
            if kind in self._promised:
                self._keep(kind)
            if kind in self._shelves and self._shelves[kind].over(first, last):
                return False
        return True

    def within(self, sentence: Sentence, *kinds: str) -> list[Annotation]:
        """Annotations of the kinds that begin in a sentence, in text order."""
        result: list[Annotation] = []
        for kind in kinds:
            shelf = self._shelf(kind)
            if shelf is not None:
                low, high = shelf.begun_before(sentence.first), shelf.begun_before(sentence.last + 1)
                for annotation in shelf.annotations[low:high]:
                    insort(result, annotation, key=lambda a: (a.first, a.last))
        return result

    def end_of(self, token: int) -> int:
        """The token behind the sentence of a token (of a line break: behind itself)."""
        number = self.sentence_of[token]
        return self.sentences[number].last + 1 if number >= 0 else token + 1

    def sentence_at(self, token: int) -> Sentence:
        """The sentence of a token (of a line break: the one before it)."""
        while token > 0 and self.sentence_of[token] < 0:
            token -= 1
        return self.sentences[max(self.sentence_of[token], 0)]
