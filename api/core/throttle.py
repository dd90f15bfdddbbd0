"""Brakes on guessing: per account and per address, counted in PostgreSQL, so across processes.

An attempt is counted before its password is hashed, in one statement, so that guesses sent at the
same moment cannot all pass. Give each call a connection whose transaction ends with the call: the
row stays locked until then, and the count must outlive a refused request.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Integer,
    MetaData,
    Table,
    Text,
    case,
    delete,
    extract,
    func,
    literal,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

FORGOTTEN_AFTER: Final = timedelta(hours=12)
_IPV6_SITE = 64


@dataclass(frozen=True, slots=True)
class AccountLimit:
    """So many failures in a row are free; then each one costs a pause, twice the last."""

    free_failures: int
    first_pause: timedelta = timedelta(seconds=30)
    longest_pause: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class AddressLimit:
    """So many attempts in each window, whoever they are for."""

    attempts: int
    window: timedelta = timedelta(minutes=1)


PASSWORD_LIMIT: Final = AccountLimit(free_failures=5)
# A client secret of 256 bits cannot be guessed; this only stops floods, and an economy's workers
# may well ask for their tokens all at once.
CLIENT_SECRET_LIMIT: Final = AccountLimit(free_failures=20)
SIGN_IN_ADDRESS_LIMIT: Final = AddressLimit(attempts=30)


def throttle_table(metadata: MetaData) -> Table:
    """Declare the table of counters: a row per account or address lately heard of.

    `key` is a digest: the table must not become a list of who tried to sign in from where.
    """
    return Table(
        "auth_throttles",
        metadata,
        Column("key", Text, primary_key=True),
        Column("attempts", Integer, nullable=False),
        Column("counted_from", DateTime(timezone=True), nullable=False),
        Column("refused_until", DateTime(timezone=True)),
        Column("touched_at", DateTime(timezone=True), nullable=False, index=True),
    )


class Throttle:
    """The counters. Times are the database's own, so processes need not agree on theirs."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def admits(self, connection: Connection, kind: str, account: str, limit: AccountLimit) -> bool:
        """Count an attempt on an account as failed, unless it must wait; say whether it may go on.

        `succeeded` takes the count back. An account that waits is to look like a wrong password.
        """
        table, now = self._table.c, func.clock_timestamp()
        is_forgotten = table.touched_at < now - FORGOTTEN_AFTER
        attempts = case((is_forgotten, 1), else_=table.attempts + 1)
        # Doublings past the longest pause are capped before the power, which would overflow.
        doublings = func.least(attempts - limit.free_failures, 20)
        pause = func.least(limit.first_pause * func.power(2, doublings), limit.longest_pause)
        counted = insert(self._table).values(
            key=_digest(kind, account), attempts=1, counted_from=now, touched_at=now
        )
        counted = counted.on_conflict_do_update(
            index_elements=[table.key],
            set_={
                "attempts": attempts,
                "counted_from": case((is_forgotten, now), else_=table.counted_from),
                "refused_until": case((attempts >= limit.free_failures, now + pause)),
                "touched_at": now,
            },
            where=or_(table.refused_until.is_(None), table.refused_until <= now),
        )
        return connection.scalar(counted.returning(literal(value=True))) is not None

    def succeeded(self, connection: Connection, kind: str, account: str) -> None:
        """Forget an account's failures: its holder has come in."""
        connection.execute(delete(self._table).where(self._table.c.key == _digest(kind, account)))

    def seconds_to_wait(
        self, connection: Connection, kind: str, address: str, limit: AddressLimit
    ) -> int:
        """Count an attempt from an address: 0 when it may go on, else how long it has to wait.

        `give_back` takes the count back when the attempt turned out to be honest.
        """
        table, now = self._table.c, func.clock_timestamp()
        key = _digest(kind, _site(address))
        is_over = table.counted_from <= now - limit.window
        counted = insert(self._table).values(
            key=key, attempts=1, counted_from=now, refused_until=null(), touched_at=now
        )
        counted = counted.on_conflict_do_update(
            index_elements=[table.key],
            set_={
                "attempts": case((is_over, 1), else_=table.attempts + 1),
                "counted_from": case((is_over, now), else_=table.counted_from),
                "touched_at": now,
            },
            where=or_(is_over, table.attempts < limit.attempts),
        )
        if connection.scalar(counted.returning(literal(value=True))):
            return 0
        left = extract("epoch", table.counted_from + limit.window - now)
        return max(1, int(connection.scalar(select(func.ceil(left)).where(table.key == key)) or 1))

    def give_back(self, connection: Connection, kind: str, address: str) -> None:
        """Take back the attempt that was just counted: it was an honest one."""
        table = self._table.c
        connection.execute(
            update(self._table)
            .where(table.key == _digest(kind, _site(address)), table.attempts > 0)
            .values(attempts=table.attempts - 1)
        )

    def prune(self, connection: Connection) -> int:
        """Delete counters that nothing depends on any more; returns how many."""
        old = self._table.c.touched_at < func.clock_timestamp() - FORGOTTEN_AFTER
        return connection.execute(delete(self._table).where(old)).rowcount


def _digest(kind: str, name: str) -> str:
    return sha256(f"{kind}\0{name.casefold()}".encode(errors="surrogatepass")).hexdigest()


def _site(address: str) -> str:
    """One IPv4 address, or the /64 of an IPv6 address, all of which one site may use."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Address(int(parsed) >> _IPV6_SITE << _IPV6_SITE))
