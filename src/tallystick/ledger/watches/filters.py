"""Whether a saved search makes sense: what it looks for, and by what."""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.errors import RefusedError
from tallystick.model import Sought
from tallystick.model.filters import CLOSED, FILTERS, LONGEST_FILTER


def sought(given: str) -> Sought:
    """What is called so; RefusedError where nothing is."""
    if given not in set(Sought):
        raise RefusedError(
            "nothing called “{word}” can be searched for; there are {things}",
            word=f"{given:.40}",
            things=", ".join(Sought),
        )
    return Sought(given)


def checked(of: Sought, filters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The filters in order; RefusedError where what is sought has none of this name, or of this value."""
    for name, value in filters.items():
        if name not in FILTERS[of]:
            raise RefusedError(
                "{things} cannot be chosen by “{filter}”; there are {filters}",
                things=str(of),
                filter=f"{name:.40}",
                filters=", ".join(FILTERS[of]),
            )
        known = CLOSED.get(name)
        if known is not None and value not in set(known):
            raise RefusedError(
                "“{word}” is no value of “{filter}”; there are {values}",
                word=f"{value:.40}",
                filter=name,
                values=", ".join(known),
            )
        if len(value) > LONGEST_FILTER or not value.isprintable():
            raise RefusedError("a filter has at most {letters} letters on one line", letters=LONGEST_FILTER)
    return tuple(sorted(filters.items()))
