"""The board: one text cut once, and all that was recognised in it so far."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from datetime import date

from tallystick.model import Annotation, Document, Span
from tallystick.packs import LanguagePack
from tallystick.packs.compiled import Hit
from tallystick.recognise.word_uses import Entrance, Single, WordUse, uses_in
from tallystick.words.sentences import Sentence, sentences

_NOTHING: list[Annotation] = []
_NONE: Mapping[str, list[Annotation]] = {}


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
        self.sentences: list[Sentence] = sentences(self.tokens, frozenset(pack.settings.get("abbreviations", ())))
        self.sentence_of = self._sentence_of()
        self.uses: list[WordUse] = uses_in(pack, self.tokens.keys)
        self.hits: list[tuple[Hit, ...]] = [use.hits for use in self.uses]
        self._begins: dict[str, list[tuple[int, tuple[Entrance, ...]]]] | None = None
        self._promised: dict[str, list[tuple[int, Single]]] = {}
        self._by_kind: dict[str, list[Annotation]] = defaultdict(list)
        self._keys: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        self._starting: dict[int, dict[str, list[Annotation]]] = {}
        self._ending: dict[int, dict[str, list[Annotation]]] = {}

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
        kind, first, last = annotation.kind, annotation.first, annotation.last
        if kind in self._promised:
            self._keep(kind)
        beside = _list_in(self._starting, first, kind)
        for there in beside:
            if there.last == last and there.value == annotation.value:
                return there
        place, keys = (first, last), self._keys[kind]
        if not keys or keys[-1] < place:  # as a rule a layer works from left to right
            keys.append(place)
            self._by_kind[kind].append(annotation)
        else:
            index = bisect_left(keys, place)
            keys.insert(index, place)
            self._by_kind[kind].insert(index, annotation)
        if last - first > self._longest[kind]:
            self._longest[kind] = last - first
        beside.append(annotation)
        _list_in(self._ending, last, kind).append(annotation)
        return annotation

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
        return self.add(Annotation(kind, self.span(first, last), first, last, value, rule, entry, parts))

    def promise(self, token: int, single: Single) -> None:
        """Lay a word's meaning on the board once its kind is asked for."""
        kind = single[0].section
        if kind in self._promised:
            self._promised[kind].append((token, single))
        else:
            self._promised[kind] = [(token, single)]

    def _keep(self, kind: str) -> None:
        """Lay what was promised of a kind."""
        for token, (entry, lexeme) in self._promised.pop(kind):
            self.put(kind, token, token, lexeme, entry.rule, (), entry.place)

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation off the board again."""
        kind = self._by_kind[annotation.kind]
        index = next((i for i, there in enumerate(kind) if there is annotation), None)
        if index is None:
            return
        del kind[index], self._keys[annotation.kind][index]
        for places, token in ((self._starting, annotation.first), (self._ending, annotation.last)):
            places[token][annotation.kind] = [a for a in places[token][annotation.kind] if a is not annotation]

    def beginning(self, layer: str) -> list[tuple[int, tuple[Entrance, ...]]]:
        """The tokens whose form may begin a row of a layer, in text order, with the places behind it in the tree."""
        if self._begins is None:
            self._begins = defaultdict(list)
            for token, use in enumerate(self.uses):
                for name, entrances in use.begins:
                    self._begins[name].append((token, entrances))
        return self._begins.get(layer, [])

    def present(self, kinds: Set[str]) -> Set[str]:
        """Which of some kinds are on the board; what was promised of them is laid, in the order of the promises."""
        for kind in [kind for kind in self._promised if kind in kinds]:
            self._keep(kind)
        return self._by_kind.keys() & kinds

    def span(self, first: int, last: int) -> Span:
        """The place of a run of tokens, both inclusive."""
        return self.tokens.span(first, last)

    def of(self, kind: str) -> list[Annotation]:
        """All annotations of a kind, in text order."""
        if kind in self._promised:
            self._keep(kind)
        return self._by_kind.get(kind, [])

    def everything(self) -> list[Annotation]:
        """All annotations, kind by kind."""
        for kind in list(self._promised):
            self._keep(kind)
        return [annotation for kind in self._by_kind.values() for annotation in kind]

    def starting(self, token: int, kind: str) -> list[Annotation]:
        """Annotations of a kind that begin at a token."""
        if kind in self._promised:
            self._keep(kind)
        there = self._starting.get(token)
        return there.get(kind, _NOTHING) if there else _NOTHING

    def all_starting(self, token: int) -> Mapping[str, list[Annotation]]:
        """Annotations that begin at a token, by kind; kinds that nobody has asked for yet may be missing."""
        return self._starting.get(token, _NONE)

    def ending(self, token: int, kind: str) -> list[Annotation]:
        """Annotations of a kind that end at a token."""
        if kind in self._promised:
            self._keep(kind)
        there = self._ending.get(token)
        return there.get(kind, _NOTHING) if there else _NOTHING

    def overlapping(self, first: int, last: int, *kinds: str) -> Iterator[Annotation]:
        """Annotations of the kinds that share a token with the run."""
        for kind in kinds:
            if kind in self._promised:
                self._keep(kind)
            keys = self._keys.get(kind)
            if not keys:
                continue
            farthest = first - self._longest[kind]
            for index in range(bisect_left(keys, (last + 1, -1)) - 1, -1, -1):
                begins, ends = keys[index]
                if ends >= first:
                    yield self._by_kind[kind][index]
                elif begins < farthest:
                    break

    def before(self, token: int, kind: str) -> Iterator[Annotation]:
        """Annotations of a kind that begin before a token, the nearest first."""
        found = self.of(kind)
        for index in range(bisect_left(self._keys.get(kind, []), (token, -1)) - 1, -1, -1):
            yield found[index]

    def after(self, token: int, kind: str) -> Annotation | None:
        """The first annotation of a kind that begins behind a token."""
        found = self.of(kind)
        index = bisect_left(self._keys.get(kind, []), (token + 1, -1))
        return found[index] if index < len(found) else None

    def covering(self, token: int, *kinds: str) -> Annotation | None:
        """The longest annotation of the kinds over a token."""
        found = list(self.overlapping(token, token, *kinds))
        return max(found, key=lambda annotation: annotation.last - annotation.first, default=None)

    def free(self, first: int, last: int, *kinds: str) -> bool:
        """Whether no annotation of the kinds overlaps the run."""
        return next(self.overlapping(first, last, *kinds), None) is None

    def within(self, sentence: Sentence, *kinds: str) -> list[Annotation]:
        """Annotations of the kinds that begin in a sentence, in text order."""
        result: list[Annotation] = []
        for kind in kinds:
            if kind in self._promised:
                self._keep(kind)
            keys = self._keys.get(kind, [])
            low, high = bisect_left(keys, (sentence.first, -1)), bisect_left(keys, (sentence.last + 1, -1))
            for annotation in self._by_kind[kind][low:high]:
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


def _list_in(places: dict[int, dict[str, list[Annotation]]], token: int, kind: str) -> list[Annotation]:
    """The list of a kind at a token, made where it is missing."""
    there = places.get(token)
    if there is None:
        there = places[token] = {}
    found = there.get(kind)
    if found is None:
        found = there[kind] = []
    return found
