"""The published contract of the API, held against a running desk by schemathesis.

Every operation is called with made-up values, sound and unsound, and every answer has to be one that the
document describes: its status, its kind, its shape; no value makes the desk fail.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from desk_serving import Desk
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

HERE = {"X-Tallystick": "1"}

# What these take hangs on more than a schema can say: on the words of a text, the languages of a ledger, the form, the filters that a list has.
UNSAYABLE = ("/v1/readings", "/v1/search", "/v1/searches", "/v1/webhooks", "/v1/exports/{format}")


TAKES_NOTHING = {f"GET /v1/{path}" for path in ("exports", "verify", "searches", "webhooks", "webhooks/undelivered")}


def unsayable(case: schemathesis.Case[Any]) -> list[Any]:
    """What cannot be asked of an answer; a cursor is a word of the desk's own, which no schema can tell either."""
    made_up = case.operation.path in UNSAYABLE or "after" in (case.query or {})
    return [positive_data_acceptance] if made_up else []


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_as_described(desk: Desk, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_url(f"{desk.address}/api/openapi.json")
    called = set()
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and operation.label in TAKES_NOTHING:
            continue  # nothing could be unsound there

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=8,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def holds(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate(headers=HERE, excluded_checks=unsayable(case), timeout=60)
            called.add(case.operation.label)

        holds()
    assert len(called) > 20
