"""A dossier as one HTML file that stands alone: no script, nothing fetched, and it prints.

Jinja escapes every value. The page forbids by a policy of its own what it does not
need, so that even a fault here would run nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from tallystick.exports.dossier.gathering import dossier
from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings


def files_about(id: str, holdings: Holdings) -> Iterator[File]:
    """The page on the claim or programme of an id."""
    page = _template().render(dossier=dossier(id, holdings))
    yield File("dossier.html", (page.encode("utf-8", "replace"),))


@cache
def _template() -> Template:
    loader = PackageLoader("tallystick.exports.dossier", "templates")
    rooms = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return rooms.get_template("dossier.html")
