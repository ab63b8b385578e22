"""The example script for a language model: what the text bears out is posted, what was made up is not."""

import json
import subprocess
import sys
from pathlib import Path

from tallystick.cli import run

SCRIPT = Path(__file__).parents[2] / "examples" / "from_a_model.py"
TEXT = "Norland will send 40 trucks to Estmark in May, its defence minister Ilse Berg said."
SOUND = {
    "sentence": TEXT, "figure": "40", "thing": "trucks", "lower": 40, "upper": 40, "bound": "exact", "unit": "piece",
    "category": "vehicle", "status": "planned", "stage": "deliver", "modality": "planned", "speaker": "Ilse Berg",
}  # fmt: skip
MADE_UP = SOUND | {"sentence": "Norland will send 50 trucks.", "figure": "50"}


def test_a_models_answers_are_posted_where_the_text_bears_them_out(tmp_path, capsys):
    documents, answers, readings = (tmp_path / name for name in ("documents", "answers", "readings"))
    documents.write_text(json.dumps({"id": "d1", "text": TEXT, "language": "en", "published": "2026-02-04"}) + "\n")
    answers.write_text(json.dumps({"document": "d1", "model": "some model", "claims": [SOUND, MADE_UP]}) + "\n")
    made = subprocess.run([sys.executable, SCRIPT, answers, documents], capture_output=True, text=True, check=True)
    assert made.stderr == "d1: not in the text: 'Norland will send 50 trucks.'\n"
    readings.write_text(made.stdout)
    assert run(["post", str(readings), "--documents", str(documents), "--ledger", str(tmp_path / "l")]) == 0
    capsys.readouterr()
    assert run(["claims", "--ledger", str(tmp_path / "l"), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    claim = json.loads(line)
    assert (claim["item"], claim["quantity"]["lower"], claim["origins"][0]["source"]) == ("trucks", 40, "Ilse Berg")
