"""Works on a ledger with little room on its disk: full_disk.py LEDGER OTHER BYTES."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from disturbed import run

from tallystick.errors import LedgerError


def main(place: str, other: str, size: str) -> int:
    """Prints the number of each step that is safe; no file may grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write then fails as it does on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    try:
        run(place, other, 0, lambda number: print(number, flush=True))
    except LedgerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
