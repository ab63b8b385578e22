"""Lets the rooms' tests share what makes their readings (tests/ledger/readings_made.py), and sets how Hypothesis runs.

`make test` tries the same cases each time and asks no clock, so that a slow
machine or an unlucky draw never fails it; `make soak` draws new ones.
"""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent / "ledger"))

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "soak", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
