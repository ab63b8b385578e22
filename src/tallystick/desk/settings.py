"""What a user may set for reading, checked once and told at once where it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from tallystick.errors import SettingError
from tallystick.intake.given import given_date
from tallystick.model import Widths
from tallystick.packs import Packs, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read: with which packs, as which language, published when, and which private hosts may be fetched from."""

    packs: Packs
    language: str | None = None
    published: date | None = None
    published_text: str | None = None
    allow_hosts: frozenset[str] = frozenset()


def settings(
    *,
    packs: Packs | Iterable[Path | str] | None = None,
    language: str | None = None,
    published: date | str | None = None,
    allow_hosts: Iterable[str] = (),
) -> Settings:
    """The settings, where each of them names something we have; else SettingError."""
    used = packs if isinstance(packs, Packs) else packs_of(tuple(str(folder) for folder in packs or ()))
    day, exact = _day(published)
    return Settings(
        packs=used,
        language=_language(language, used),
        published=day,
        published_text=exact,
        allow_hosts=frozenset(allow_hosts),
    )


@lru_cache(maxsize=4)
def packs_of(folders: tuple[str, ...] = ()) -> Packs:
    """The installed packs with those of some folders laid over them; the same object for the same folders."""
    return load(folders)


def widths_of(share: str | None) -> Widths:
    """The widths of "about" and "nearly" from the share of the last place said, such as "0.5"."""
    if share is None:
        return Widths()
    try:
        value = Decimal(share)
    except InvalidOperation:
        value = Decimal("NaN")
    if not (value.is_finite() and 0 <= value <= 10):
        raise SettingError(f"width {share!r:.40} is not a number from 0 to 10; half the last place said is 0.5")
    return Widths(value)


def _day(published: date | str | None) -> tuple[date | None, str | None]:
    if not isinstance(published, str):
        return published, None
    try:
        return given_date(published)
    except ValueError as problem:
        raise SettingError(f"published: {problem}") from None


def _language(language: str | None, packs: Packs) -> str | None:
    """The code, where there is a pack for it."""
    if language is not None and language not in packs.codes:
        raise SettingError(f"no language {language!r:.40}; there are {', '.join(packs.codes) or 'none'}")
    return language
