"""The annotations of one kind on a board: in text order, and by the token where each begins and ends."""

from __future__ import annotations

from bisect import bisect_left

from tallystick.model import Annotation


class Shelf:
    """All annotations of a kind, with what it takes to find those at a place at once."""

    __slots__ = ("annotations", "ending", "longest", "places", "starting")

    def __init__(self) -> None:
        self.annotations: list[Annotation] = []
        self.places: list[tuple[int, int]] = []
        self.starting: dict[int, list[Annotation]] = {}
        self.ending: dict[int, list[Annotation]] = {}
        self.longest = 0

    def add(self, annotation: Annotation) -> Annotation:
        """Keep an annotation and give it back; the very same place and value is kept once."""
        first, last = annotation.first, annotation.last
        beside = self.starting.get(first)
        if beside is None:
            self.starting[first] = [annotation]
        else:
            for there in beside:
                if there.last == last and there.value == annotation.value:
                    return there
            beside.append(annotation)
        ending = self.ending.get(last)
        if ending is None:
            self.ending[last] = [annotation]
        else:
            ending.append(annotation)
        place = (first, last)
        if not self.places or self.places[-1] < place:  # as a rule a layer works from left to right
            self.places.append(place)
            self.annotations.append(annotation)
        else:
            index = bisect_left(self.places, place)
            self.places.insert(index, place)
            self.annotations.insert(index, annotation)
        if last - first > self.longest:
            self.longest = last - first
        return annotation

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation away again, where it is here."""
        index = next((i for i, there in enumerate(self.annotations) if there is annotation), None)
        if index is None:
            return
        del self.annotations[index], self.places[index]
        for there, token in ((self.starting, annotation.first), (self.ending, annotation.last)):
            there[token] = [other for other in there[token] if other is not annotation]

    def over(self, first: int, last: int) -> list[Annotation]:
        """Those that share a token with a run, the last first."""
        found: list[Annotation] = []
        farthest = first - self.longest
        for index in range(bisect_left(self.places, (last + 1, -1)) - 1, -1, -1):
            begins, ends = self.places[index]
            if ends >= first:
                found.append(self.annotations[index])
            elif begins < farthest:
                break
        return found

    def begun_before(self, token: int) -> int:
        """How many of them begin before a token."""
        return bisect_left(self.places, (token, -1))
