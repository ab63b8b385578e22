"""What the desk counts of itself for whoever watches it, in the text format of Prometheus.

Counted are the requests by route and answer, how long they took, and what was posted and judged here; what the ledger
tells of itself is looked up when it is asked for, and costs no scan. No name, word or address of a reader is in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from tallystick.desk.books import Ledger
from tallystick.errors import LedgerError

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one desk, told to who has the `token`; without one to its machine, unless a proxy is there."""

    def __init__(self, books: Ledger, token: str | None = None, *, proxied: bool = False) -> None:
        self.token = token
        self.proxied = proxied
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._registry.register(_LedgerCollector(books))
        self._requests = Counter(
            "tallystick_http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "tallystick_http_request_seconds",
            "How long answers took.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._pages = Counter(
            "tallystick_pages",
            "Pages by how they came about: kept, late, shared with others who wait, made for all, or for one alone.",
            ("how",),
            registry=self._registry,
        )

    def page(self, how: str) -> None:
        """Counts a page by how it came about: kept, late, shared, made for all, or alone."""
        self._pages.labels(how).inc()

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts an answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def text(self) -> bytes:
        """Everything as it stands now."""
        return generate_latest(self._registry)


class _LedgerCollector(Collector):
    """What a ledger tells of itself, looked up at each scrape."""

    def __init__(self, books: Ledger) -> None:
        self._books = books

    def describe(self) -> Iterator[Metric]:
        """Nothing is looked up only to be described."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Whether the ledger is reached, how far its log and its judgements have come, and what waits."""
        try:
            counts = self._books.counts()
        except LedgerError:
            yield _gauge("tallystick_ledger_up", "Whether the ledger is reached.", 0)
            return
        yield _gauge("tallystick_ledger_up", "Whether the ledger is reached.", 1)
        yield _gauge("tallystick_ledger_log_entries", "Entries of the review log.", counts.log_entries)
        yield _gauge("tallystick_ledger_judgements", "Judgements of which claim a mention is of.", counts.judgements)
        yield _gauge("tallystick_ledger_waiting_blocks", "Blocks that wait to be linked.", counts.waiting_blocks)
        yield _gauge("tallystick_ledger_waiting_tallies", "Tallies that wait to be made.", counts.waiting_tallies)
        yield _gauge("tallystick_undelivered_alerts", "Alerts that webhooks gave up.", counts.undelivered_alerts)


def _gauge(name: str, told: str, value: int) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, value=value)
