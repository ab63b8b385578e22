"""What a run has posted, in a few words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

_NOUNS = ("document", "version", "statement")


@dataclass(slots=True)
class Summary:
    """A count of what became of each document, and of the statements in them."""

    outcomes: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    failed: int = 0

    def add(self, outcome: str, mentions: int) -> None:
        """Count one document."""
        self.outcomes[outcome] += 1
        self.mentions += mentions

    def words(self, ledger: str) -> str:
        """The counts for people.

        >>> summary = Summary()
        >>> summary.add("new document", 3)
        >>> summary.words("books.sqlite")
        'books.sqlite: 1 document posted (1 new document), 3 statements'
        """
        refused = f"; {self.failed} refused" if self.failed else ""
        told = f"{self.outcomes_in_words(ledger)}, {_counted(self.mentions, 'statement')}"
        return f"{told}{refused}"

    def outcomes_in_words(self, ledger: str) -> str:
        """What became of the documents, for people."""
        parts = ", ".join(_counted(count, outcome) for outcome, count in self.outcomes.items())
        return f"{ledger}: {_counted(self.outcomes.total(), 'document')} posted" + (f" ({parts})" if parts else "")


def _counted(count: int, what: str) -> str:
    """A count and its noun; an outcome that is no noun ("unchanged") has no plural.

    >>> _counted(2, "new document"), _counted(1, "statement"), _counted(3, "unchanged")
    ('2 new documents', '1 statement', '3 unchanged')
    """
    plural = count != 1 and what.split()[-1] in _NOUNS
    return f"{count} {what}{'s' if plural else ''}"
