"""A value that is computed once for its owner.

`functools.cached_property` of Python 3.11 holds a lock that all owners of a class share, so that requests at work side
by side would wait for each other's questions to the ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):
    """A property whose value is kept with its owner, which one thread at a time asks."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type[Any]) -> Value: ...

    def __get__(self, owner: object | None, kind: type[Any]) -> Value | Self:
        """The value, which from then on is found without coming here."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._compute(owner)
        return value
