"""The tally room, as the ledger takes it: facts of claims, and what some of them show with those around them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import tallystick
from tallystick import tally
from tallystick.desk.equals import placed_tallied
from tallystick.model.facts import OfSubject
from tallystick.tally.around import of_programmes
from tallystick.tally.plans import Topic

if TYPE_CHECKING:
    from tallystick.ledger.tallier import Subject

_MADE_BY = ("tally", "names", "model", "ledger", "desk/equals.py", "desk/tallying.py")
_KEPT_BY = ("tall", "equal", "programme")
"""How the files of the ledger begin that keep what is made; the others have no part in it."""


@cache
def rules() -> str:
    """A name of the rules by which is tallied: another one for another version of the code that they are."""
    package, digest = Path(tallystick.__file__).parent, hashlib.sha256()
    files = (file for part in _MADE_BY for file in _files(package / part))
    for file in sorted(files):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    files = [file for file in place.rglob("*") if file.suffix in (".py", ".toml")]
    return [file for file in files if place.name != "ledger" or file.name.startswith(_KEPT_BY)]


def of_subject(subject: Subject) -> OfSubject:
    """The programmes of a category and receiver out of the claims that they need, and what they show."""

    def wanted(topic: Topic) -> bool:
        return (topic.category, topic.receiver) == (subject.category, subject.land)

    claims = list(subject.claims)
    seen = tally.Seen(claims, subject.above)
    placed = placed_tallied(claims, subject.log, seen=seen, wanted=wanted, near=subject.near)
    return OfSubject(
        tuple((one.order, one.programme) for one in placed),
        tuple(of_programmes(seen, placed)),
    )
