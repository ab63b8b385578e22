"""Posts made readings to a ledger and links them, so that a test can kill it: poster.py LEDGER SEED COUNT [EVERY OFFSET]."""

import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from readings_made import readings

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger


def main(path: str, seed: str, count: str, every: str = "1", offset: str = "0") -> None:
    """Posts, and prints the id of each document once it is safe."""
    made = list(islice(readings(int(seed), int(count)), int(offset), None, int(every)))
    with Ledger.open(path, linker=linker()) as ledger:
        for reading, _ in zip(made, ledger.post_many(made), strict=True):
            print(reading.document.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
