"""What is left of an allowance of attempts, kept where every process of a desk sees it and no restart forgets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, delete, select, update

from tallystick.ledger.access.rate import Rate
from tallystick.ledger.access.store import Store, digest_of, moment_of
from tallystick.ledger.access.tables import allowances


@dataclass(frozen=True, slots=True)
class Allowances:
    """Attempts, counted by whatever they are counted by; what that is called is kept as a digest only."""

    store: Store

    def take(self, connection: Connection, wanted: dict[str, Rate]) -> timedelta:
        """Takes one attempt off each allowance, or off none where one is used up: then the time to wait."""
        now = self.store.now()
        kept = {name: self._kept(connection, name) for name in wanted}
        wait = max(rate.wait(moment_of(kept[name]), now) for name, rate in wanted.items())
        if not wait:
            for name, rate in wanted.items():
                self._keep(connection, name, kept[name], rate.after_one(moment_of(kept[name]), now).isoformat())
        return wait

    def give_back(self, connection: Connection, taken: dict[str, Rate]) -> None:
        """Gives an attempt back that was none."""
        for name, rate in taken.items():
            kept = self._kept(connection, name)
            if (moment := moment_of(kept)) is not None:
                self._keep(connection, name, kept, (moment - rate.every).isoformat())

    def forget_whole(self, connection: Connection) -> None:
        """Removes the allowances that are whole again."""
        connection.execute(delete(allowances).where(allowances.c.whole_again <= self.store.now().isoformat()))

    def _kept(self, connection: Connection, name: str) -> str | None:
        asked = select(allowances.c.whole_again).where(allowances.c.key == digest_of(name))
        return connection.execute(asked).scalar_one_or_none()

    def _keep(self, connection: Connection, name: str, before: str | None, whole_again: str) -> None:
        key = digest_of(name)
        if before is None:
            connection.execute(allowances.insert(), {"key": key, "whole_again": whole_again})
        else:
            connection.execute(update(allowances).where(allowances.c.key == key).values(whole_again=whole_again))
