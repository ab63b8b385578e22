"""The desk's log on standard error: for people, warnings in plain lines; for programs, one JSON object a line."""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from tallystick.contract.lines import written


class Logs(StrEnum):
    """How the desk logs."""

    TEXT = "text"
    JSON = "json"


class JsonLines(logging.Formatter):
    """An object a record: when, how grave, what, and what else is told of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The object on one line."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"time": when, "level": record.levelname.lower(), "event": record.getMessage()}
        told |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = "".join(traceback.format_exception(record.exc_info[1]))
        return written(told)


def log_config(form: Logs) -> dict[str, Any]:
    """The logging of the server and of the desk; requests are told to programs alone."""
    handler = {"class": "logging.StreamHandler", "formatter": form.value}
    heard = {"handlers": ["stderr"], "propagate": False}
    requests = "INFO" if form is Logs.JSON else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            Logs.TEXT: {"format": "%(levelname)s: %(message)s"},
            Logs.JSON: {"()": JsonLines},
        },
        "handlers": {"stderr": handler},
        "loggers": {
            "uvicorn": {**heard, "level": requests},
            "uvicorn.error": {"level": requests},
            "uvicorn.access": {"handlers": [], "propagate": False, "level": "CRITICAL"},
            "tallystick": {**heard, "level": requests},
        },
    }
