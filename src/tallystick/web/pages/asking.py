"""What a request asks for, read with patience: what makes no sense is as if it had not been asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request

from tallystick.errors import SettingError
from tallystick.model import Sought
from tallystick.model.filters import FILTERS
from tallystick.web.site import Site

Thing = TypeVar("Thing")
A_PAGE = 30
"""So many rows does a page hold."""


def site_of(request: Request) -> Site:
    """The site that answers."""
    site = request.app.state.site
    assert isinstance(site, Site), "the application was made with its site"
    return site


def asked(request: Request, name: str) -> str:
    """A word of the query, at most some hundreds of letters of it; empty where there is none."""
    return request.query_params.get(name, "").strip()[:300]


def filters_of(request: Request, of: Sought) -> dict[str, str | None]:
    """What the query asks of claims, findings or programmes; what is no value of ours fits none."""
    return {name: asked(request, name) or None for name in FILTERS[of]}


def listed(make: Callable[[str | None], Thing], request: Request) -> Thing:
    """What a list has behind the cursor that the query names; from its beginning where it names none of its own."""
    after = asked(request, "after")
    try:
        return make(after or None)
    except SettingError:
        return make(None)
