"""What many ask for at once is made once: for all who came before its making began.

Whoever comes while it is being made waits for the next one, and so never gets what was begun before he asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class Together(Generic[Made]):
    """Something that is made one at a time whenever somebody asks for it, and when it is its `turn`."""

    def __init__(
        self, make: Callable[[], Awaitable[Made]], turn: AbstractAsyncContextManager[Any] | None = None
    ) -> None:
        self._make = make
        self._turn = turn or nullcontext()
        self._now: asyncio.Task[Made] | None = None
        self._next: asyncio.Task[Made] | None = None

    async def made(self) -> Made:
        """What is made after this was called; who gives up leaves to the others what they wait for."""
        return await asyncio.shield(self.begun())

    def begun(self) -> asyncio.Task[Made]:
        """The making that begins next."""
        if self._next is None:
            self._next = asyncio.create_task(self._made_after(self._now))
        return self._next

    @property
    def idle(self) -> bool:
        """Whether nothing is made, and nobody waits for that."""
        return self._next is None and (self._now is None or self._now.done())

    async def _made_after(self, before: asyncio.Task[Made] | None) -> Made:
        if before is not None and not before.done():
            await asyncio.wait([before])
        async with self._turn:
            self._now, self._next = self._next, None
            return await self._make()
