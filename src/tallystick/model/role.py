"""What somebody may do at a desk."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A reader looks; a reviewer also posts and judges; an admin also says who may do what."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def allows(self, other: Role) -> bool:
        """Whether one of this role may do what one of the other may.

        >>> Role.ADMIN.allows(Role.READER), Role.READER.allows(Role.REVIEWER)
        (True, False)
        """
        return _RANKS.index(self) >= _RANKS.index(other)

    def at_most(self, other: Role) -> Role:
        """The lower of two roles.

        >>> Role.ADMIN.at_most(Role.REVIEWER)
        <Role.REVIEWER: 'reviewer'>
        """
        return other if self.allows(other) else self


_RANKS = tuple(Role)
"""Each may do what those before it may."""
