"""What a run has posted, in a few words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


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
        total = self.outcomes.total()
        parts = ", ".join(f"{count} {outcome}" for outcome, count in self.outcomes.items())
        refused = f"; {self.failed} refused" if self.failed else ""
        told = f"{total} document{'' if total == 1 else 's'} posted" + (f" ({parts})" if parts else "")
        return f"{ledger}: {told}, {self.mentions} statement{'' if self.mentions == 1 else 's'}{refused}"
