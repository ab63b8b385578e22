"""Pages are made a few at a time, so that who changes something does not wait behind all those who read.

What is made at the same time shares one interpreter: forty pages at once take as long as one after the other, only each
of them forty times as long, and whoever judges or posts waits among them. So who looks at something waits for a turn in
the order of coming; readers in one line, those who may judge in another. What changes something waits in neither.
"""

from __future__ import annotations

import anyio
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READERS_AT_ONCE, REVIEWERS_AT_ONCE = 3, 4


def line(at_once: int) -> anyio.Semaphore:
    """A line of which so many have their turn at once."""
    return anyio.Semaphore(at_once)


async def in_turn(app: ASGIApp, line: anyio.Semaphore, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers when it is the visitor's turn, which ends as soon as the answer begins to be sent."""
    lasts = True

    def end() -> None:
        nonlocal lasts
        if lasts:
            lasts = False
            line.release()

    async def sent(message: Message) -> None:
        end()
        await send(message)

    await line.acquire()
    try:
        await app(scope, receive, sent)
    finally:
        end()
