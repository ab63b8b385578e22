"""Posts made readings to a ledger, so that a test can kill it: poster.py LEDGER SEED COUNT [EVERY OFFSET]."""

import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from readings_made import readings

from tallystick.ledger import Ledger


def main(path: str, seed: str, count: str, every: str = "1", offset: str = "0") -> None:
    """Posts, and prints the id of each document once it is safe."""
    made = list(islice(readings(int(seed), int(count)), int(offset), None, int(every)))
    with Ledger.open(path) as ledger:
        for reading in made:
            ledger.post(reading)
            print(reading.document.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
