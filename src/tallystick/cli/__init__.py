"""The command line: a verb a command, one file a command.

Results go to standard output, everything else to standard error. The exit
status is 0 where all went well, 1 where something was refused or found wrong
and the rest went on, 2 where nothing could be done: a setting, a pack or a
ledger is at fault, and the message says what to do.
"""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Sequence

from tallystick.cli import output
from tallystick.cli.app import app
from tallystick.errors import TallystickError

__all__ = ["app", "main", "run"]

# Readings are many small values without circles: looking for circles seldom makes long texts read twice as fast.
COLLECTING = (50_000, 20, 20)
_INTERRUPTED = 130
_NOBODY_READS = 141


def main() -> None:
    """Run the program with the words of the command line, and leave it with its exit status."""
    gc.set_threshold(*COLLECTING)
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """The exit status of a command."""
    output.lenient()
    try:
        status = _status(words)
        output.finish()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        output.drop()
        return _NOBODY_READS
    except TallystickError as error:
        return _stopped(str(error))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG):
            raise
        output.drop()
        return _stopped(f"cannot write: {error.strerror}; make room, or write somewhere else")
    return status


def _status(words: Sequence[str]) -> int:
    """The exit status that the command itself gives; errors of ours pass through."""
    try:
        app(list(words), prog_name="tallystick")
    except SystemExit as leaving:
        if isinstance(leaving.__context__, BrokenPipeError):  # libraries leave by 1 where nobody reads any more
            raise leaving.__context__ from None
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0


def _stopped(message: str) -> int:
    """Tell why nothing more could be done; status 2. What was done so far is handed over first."""
    try:
        output.finish()
    except OSError:
        output.drop()
    output.say(f"tallystick: {message}")
    return 2
