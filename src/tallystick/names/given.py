"""Given names that the press of different languages puts into its own form: Олена, Елена."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from tallystick.names.sound import said_otherwise, sound


def one_given(plain: str) -> str:
    """The plain form that stands for a given name in all its languages; itself where it has one form alone.

    >>> one_given(sound("Олена")) == one_given(sound("Elena")), one_given(sound("Olga"))
    (True, 'olga')
    """
    return _alike().get(plain, plain)


@cache
def _alike() -> dict[str, str]:
    """The plain forms of all listed names, each with that of the first of its list.

    A form that two lists would claim (as sounds may) belongs to the first.
    """
    table = tomllib.loads(files("tallystick.names").joinpath("given.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for forms in table["alike"]:
        first = sound(forms[0])
        for form in forms:
            for plain in (sound(form), *said_otherwise(form)):
                found.setdefault(plain, first)
    return found
