"""The board: one text cut once, and all that was recognised in it so far."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tallystick.model import Annotation, Document, Span
from tallystick.packs import LanguagePack
from tallystick.packs.compiled import Hit
from tallystick.words.sentences import Sentence, sentences

_NOTHING: list[Annotation] = []


class Board:
    """The tokens and sentences of a text with the annotations laid on them.

    `hits` holds, by token, the word specs that the dictionary knows the form as:
    the one look-up that all layers share.
    """

    def __init__(self, text: str, pack: LanguagePack, document: Document | None = None) -> None:
        self.text = text
        self.pack = pack
        self.document = document
        self.tokens = pack.tokens(text)
        self.sentences: list[Sentence] = sentences(self.tokens, frozenset(pack.settings.get("abbreviations", ())))
        self.sentence_of = self._sentence_of()
        forms = pack.forms
        self.hits: list[tuple[Hit, ...]] = [forms.get(key, ()) for key in self.tokens.keys]
        self._by_kind: dict[str, list[Annotation]] = defaultdict(list)
        self._keys: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._starting: dict[int, list[Annotation]] = defaultdict(list)
        self._ending: dict[int, list[Annotation]] = defaultdict(list)
        self._beginning: dict[tuple[int, str], list[Annotation]] = defaultdict(list)

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
        kind, first, last, beside = annotation.kind, annotation.first, annotation.last, self._starting[annotation.first]
        for there in beside:
            if there.kind == kind and there.last == last and there.value == annotation.value:
                return there
        place, keys = (first, last), self._keys[kind]
        if not keys or keys[-1] < place:  # as a rule a layer works from left to right
            keys.append(place)
            self._by_kind[kind].append(annotation)
        else:
            index = bisect_left(keys, place)
            keys.insert(index, place)
            self._by_kind[kind].insert(index, annotation)
        beside.append(annotation)
        self._beginning[first, kind].append(annotation)
        self._ending[last].append(annotation)
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

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation off the board again."""
        kind = self._by_kind[annotation.kind]
        index = next((i for i, there in enumerate(kind) if there is annotation), None)
        if index is None:
            return
        del kind[index], self._keys[annotation.kind][index]
        first, key = annotation.first, (annotation.first, annotation.kind)
        self._starting[first] = [a for a in self._starting[first] if a is not annotation]
        self._beginning[key] = [a for a in self._beginning[key] if a is not annotation]
        self._ending[annotation.last] = [a for a in self._ending[annotation.last] if a is not annotation]

    def span(self, first: int, last: int) -> Span:
        """The place of a run of tokens, both inclusive."""
        return self.tokens.span(first, last)

    def of(self, kind: str) -> list[Annotation]:
        """All annotations of a kind, in text order."""
        return self._by_kind.get(kind, [])

    def everything(self) -> list[Annotation]:
        """All annotations, kind by kind."""
        return [annotation for kind in self._by_kind.values() for annotation in kind]

    def starting(self, token: int, kind: str | None = None) -> list[Annotation]:
        """Annotations that begin at a token."""
        if kind is None:
            return self._starting.get(token, _NOTHING)
        return self._beginning.get((token, kind), _NOTHING)

    def ending(self, token: int, kind: str | None = None) -> list[Annotation]:
        """Annotations that end at a token."""
        found = self._ending.get(token, _NOTHING)
        if kind is None or not found:
            return found
        return [annotation for annotation in found if annotation.kind == kind]

    def overlapping(self, first: int, last: int, *kinds: str) -> Iterator[Annotation]:
        """Annotations of the kinds that share a token with the run."""
        for kind in kinds:
            keys = self._keys.get(kind, [])
            end = bisect_left(keys, (last + 1, -1))
            for index in range(end - 1, -1, -1):
                if keys[index][1] >= first:
                    yield self._by_kind[kind][index]
                elif keys[index][0] < first - 200:
                    break

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
            keys = self._keys.get(kind, [])
            low, high = bisect_left(keys, (sentence.first, -1)), bisect_left(keys, (sentence.last + 1, -1))
            for annotation in self._by_kind[kind][low:high]:
                insort(result, annotation, key=lambda a: (a.first, a.last))
        return result

    def sentence_at(self, token: int) -> Sentence:
        """The sentence of a token (of a line break: the one before it)."""
        while token > 0 and self.sentence_of[token] < 0:
            token -= 1
        return self.sentences[max(self.sentence_of[token], 0)]
