"""The annotations of one kind on a board: in text order, and by the token where each begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from tallystick.model import Annotation

_FIRST = itemgetter(Annotation._fields.index("first"))
_PLACE = itemgetter(Annotation._fields.index("first"), Annotation._fields.index("last"))


class Shelf:
    """All annotations of a kind, with what it takes to find those at a place at once."""

    __slots__ = ("_ending", "annotations", "longest", "starting")

    def __init__(self) -> None:
        self.annotations: list[Annotation] = []
        self.starting: dict[int, list[Annotation]] = {}
        self.longest = 0
        self._ending: dict[int, list[Annotation]] | None = None

    def add(self, annotation: Annotation) -> Annotation:
        """Keep an annotation and give it back; the very same place and value is kept once."""
        first, last = annotation.first, annotation.last
        annotations = self.annotations
        if annotations and annotations[-1].first >= first:
            return self._add_among(annotation)
        self.starting[first] = [annotation]
        annotations.append(annotation)  # as a rule a layer works from left to right
        if last - first > self.longest:
            self.longest = last - first
        if self._ending is not None:
            self._ending.setdefault(last, []).append(annotation)
        return annotation

    def _add_among(self, annotation: Annotation) -> Annotation:
        """Keep an annotation that does not begin behind all others."""
        beside = self.starting.setdefault(annotation.first, [])
        for there in beside:
            if there.last == annotation.last and there.value == annotation.value:
                return there
        beside.append(annotation)
        self.ending.setdefault(annotation.last, []).append(annotation)
        self.annotations.insert(bisect_left(self.annotations, _PLACE(annotation), key=_PLACE), annotation)
        self.longest = max(self.longest, annotation.last - annotation.first)
        return annotation

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation away again, where it is here."""
        index = next((i for i, there in enumerate(self.annotations) if there is annotation), None)
        if index is None:
            return
        for there, token in ((self.starting, annotation.first), (self.ending, annotation.last)):
            there[token] = [other for other in there[token] if other is not annotation]
        del self.annotations[index]

    @property
    def ending(self) -> dict[int, list[Annotation]]:
        """Those that end at each token, in the order of their laying.

        It is put together when somebody asks, which for most kinds nobody does, or before
        the first one is laid out of order: till then the order of laying is that of the text.
        """
        if self._ending is None:
            self._ending = {}
            for annotation in self.annotations:
                self._ending.setdefault(annotation.last, []).append(annotation)
        return self._ending

    def over(self, first: int, last: int) -> list[Annotation]:
        """Those that share a token with a run, the last first."""
        annotations = self.annotations
        found: list[Annotation] = []
        farthest = first - self.longest
        for index in range(bisect_left(annotations, last + 1, key=_FIRST) - 1, -1, -1):
            annotation = annotations[index]
            if annotation.last >= first:
                found.append(annotation)
            elif annotation.first < farthest:
                break
        return found

    def begun_before(self, token: int) -> int:
        """How many of them begin before a token."""
        return bisect_left(self.annotations, token, key=_FIRST)
