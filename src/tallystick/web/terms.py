"""On which terms a desk lets anybody in."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.errors import SettingError
from tallystick.web.proxied import Network, network


@dataclass(frozen=True, slots=True)
class Terms:
    """What an admin sets when the desk is started.

    `sign_in_to_read` counts only where there are users. `proxies` are the networks whose word for
    a visitor's address is taken. `calls` is how many calls a minute a program may make of the API, 0 for any number.
    """

    sign_in_to_read: bool = True
    proxies: tuple[Network, ...] = ()
    calls: int = 1200


def networks(given: tuple[str, ...]) -> tuple[Network, ...]:
    """The networks that are written so; SettingError names one that is none."""
    try:
        return tuple(map(network, given))
    except ValueError as problem:
        raise SettingError(
            f"--trust: {problem}; write an address like 10.0.0.7, or a network like 10.0.0.0/8"
        ) from None
