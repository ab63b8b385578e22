"""What a request asks for, read with patience: what makes no sense is as if it had not been asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from fastapi import Request

from tallystick.web.site import Site

Thing = TypeVar("Thing")
_MOST = 60


def site_of(request: Request) -> Site:
    """The site that answers."""
    site = request.app.state.site
    assert isinstance(site, Site), "the application was made with its site"
    return site


def asked(request: Request, name: str) -> str:
    """A word of the query, at most some hundreds of letters of it; empty where there is none."""
    return request.query_params.get(name, "").strip()[:300]


def one_page(
    things: Sequence[Thing], request: Request, name: Callable[[Thing], str], most: int = _MOST
) -> tuple[Sequence[Thing], str]:
    """The things behind the one that `after` names, as many as a page holds, and the name to go on behind.

    A cursor names the last thing shown: pages neither skip nor repeat when others are added before it.
    """
    after = asked(request, "after")
    start = next((place + 1 for place, thing in enumerate(things) if name(thing) == after), 0) if after else 0
    shown = things[start : start + most]
    return shown, name(shown[-1]) if shown and start + most < len(things) else ""
