"""Users beside a ledger, whose passwords are hashed quickly."""

from __future__ import annotations

from argon2 import PasswordHasher

from tallystick.ledger import Ledger
from tallystick.ledger.access.access import Access
from tallystick.ledger.access.passwords import Passwords
from tallystick.ledger.access.sign_in import SignedIn

GOOD = "seven green herons"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HERE = "192.0.2.1"


def users_of(ledger: Ledger) -> Access:
    made = Access.beside(ledger, create=True, passwords=Passwords(QUICK))
    assert made is not None
    return made


def signed_in(access: Access, name: str, password: str = GOOD, **more: str) -> SignedIn:
    found = access.sign_in.try_it(name, password, **{"address": HERE, **more})
    assert isinstance(found, SignedIn)
    return found
