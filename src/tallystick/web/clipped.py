"""The words around a figure as the log keeps them, cut to a number of letters, shown in whole words."""

from __future__ import annotations

from tallystick.ledger.anchoring import SURROUNDINGS
from tallystick.reports.wording import readable

_LEFT_OUT = "[…]"


def words_before(words: str) -> str:
    """What stands before a figure; where it was cut, it begins with a whole word behind a mark.

    >>> words_before("y the ministry and its agency for roads, "), words_before("France to send ")
    ('[…] the ministry and its agency for roads, ', 'France to send ')
    """
    cut = len(words) >= SURROUNDINGS and " " in words.strip()
    shown = f"{_LEFT_OUT} {readable(words.lstrip().partition(' ')[2])}" if cut else readable(words)
    return f"{shown} " if words[-1:].isspace() else shown


def words_behind(words: str) -> str:
    """What stands behind a figure; where it was cut, it ends with a whole word before a mark.

    >>> words_behind(" homes in the first half of 2026, the Fed"), words_behind(" howitzers.")
    (' homes in the first half of 2026, the […]', ' howitzers.')
    """
    cut = len(words) >= SURROUNDINGS and " " in words.strip()
    shown = f"{readable(words.rstrip().rpartition(' ')[0])} {_LEFT_OUT}" if cut else readable(words)
    return f" {shown}" if words[:1].isspace() else shown
