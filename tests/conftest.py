"""Lets the rooms' tests share what makes their readings (tests/ledger/readings_made.py)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "ledger"))
