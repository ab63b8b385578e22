"""The same text is read alike in every process: no order of a set or of a hash shows through."""

import os
import subprocess
import sys
from pathlib import Path

DOCUMENTS = Path(__file__).parents[2] / "examples" / "reports" / "documents.jsonl"
CLOCKS = (
    '{"id": "t", "language": "en", "text": "At 0915 GMT on May 4, 2026 about 3-4 million shells came, 1 in 5 late."}\n'
)


def test_a_reading_does_not_depend_on_the_hash_seed(tmp_path):
    documents = tmp_path / "documents.jsonl"
    documents.write_text(DOCUMENTS.read_text(encoding="utf-8") + CLOCKS, encoding="utf-8")
    command = [sys.executable, "-m", "tallystick", "read", "--json", "--documents", str(documents)]
    read = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(read) == 1
