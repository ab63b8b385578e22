"""Where things go: results to standard output, and nothing else; everything else to standard error.

JSON is written as UTF-8 whatever the terminal's encoding, since other programs
read it. For people, what an encoding cannot hold is written as an escape.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from rich.console import Console

from tallystick.contract.lines import written

_PLAIN_WIDTH = 120
# What our own words are set with, for encodings that lack it; other characters are written as escapes.
_PLAINER = str.maketrans(
    {
        "\xa0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "–": "-",
        "—": "-",
        "…": "...",
        "’": "'",
        "·": ".",
        "→": "->",
        "“": '"',
        "”": '"',
        "„": '"',
        "≥": ">=",
        "≤": "<=",
    }
)


def lenient() -> None:
    """Let no stream of ours fail at a character that its encoding lacks, such as a lone surrogate."""
    codecs.register_error("tallystick.plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="tallystick.plainer")


def results() -> Console:
    """The console for results; on a pipe it is wide enough for a sentence and its table."""
    return _console(sys.stdout)


def messages() -> Console:
    """The console for messages and progress."""
    return _console(sys.stderr)


def say(message: str) -> None:
    """Tell people something on standard error."""
    print(message, file=sys.stderr)


def write_line(line: str) -> None:
    """One line of JSON on standard output, in UTF-8."""
    write_bytes(f"{line}\n".encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Bytes on standard output, as they are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.buffer.write(data)
    else:
        sys.stdout.write(data.decode("utf-8"))


def write_object(value: Mapping[str, Any]) -> None:
    """An object as one line of JSON on standard output."""
    write_line(written(value))


def finish() -> None:
    """Hand over what is still held back; a full disk is told here at the latest."""
    sys.stdout.flush()


def drop() -> None:
    """Stop writing to a standard output that nobody reads, or that is full, so that Python's own exit stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plainer(problem: UnicodeError) -> tuple[str | bytes, int]:
    """The plainer form of the first character that an encoding lacks, where there is one; else its escape."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    sign = problem.object[problem.start]
    return sign.translate(_PLAINER).encode("ascii", "backslashreplace").decode("ascii"), problem.start + 1


def _console(stream: TextIO) -> Console:
    wide = None if stream.isatty() or "COLUMNS" in os.environ else _PLAIN_WIDTH
    return Console(file=stream, width=wide, highlight=False, markup=False, emoji=False, soft_wrap=False)
