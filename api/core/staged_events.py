"""The bytes that an event's hash covers, and many events that wait for the end of a transaction."""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, Final
from uuid import uuid4

import orjson
from sqlalchemy import text
from sqlalchemy.orm import Session

PUBLISHED_AT_ONCE: Final = 5_000
Sign = Callable[[bytes], bytes]
"""Makes the keyed hash of a message."""


class StagedEvents:
    """The many events of one transaction: complete but for number, instant and hash.

    They wait in a temporary table, and the bytes that their hashes cover in a file, so that
    neither is made while everybody waits.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts = TemporaryFile()  # noqa: SIM115 - closed when the transaction ends
        self.count = 0
        session.execute(_STAGE)
        session.execute(text(f"CREATE INDEX ON {_STAGED} (place)"))

    def add(self, rows: Sequence[dict[str, object]]) -> None:
        """Let more events wait."""
        numbered = [{"place": self.count + n, "id": uuid4(), **row} for n, row in enumerate(rows)]
        copy_rows(self._session, _STAGED, numbered)
        for row in rows:
            self._texts.write(b"\t".join(_around_its_instant(row)))
            self._texts.write(b"\n")
        self.count += len(rows)

    def publish(self, sign: Sign, digest: bytes, first: int, now: datetime) -> bytes:
        """Give them their numbers and hashes; the hash of the last.

        PostgreSQL writes some while the hashes of the next are made: both take their time, and
        everybody waits.
        """
        instant = b',"at":' + json.dumps(_plain(now)).encode()
        self._texts.seek(0)
        with ThreadPoolExecutor(1) as beside:
            writing: Future[object] | None = None
            for place in range(0, self.count, PUBLISHED_AT_ONCE):
                hashes = bytearray()
                lines = islice(self._texts, PUBLISHED_AT_ONCE)
                for seq, line in enumerate(lines, start=first + place):
                    before, after = line[:-1].split(b"\t")
                    digest = sign(b'%b%b%b%b,"seq":%d}' % (digest, before, instant, after, seq))
                    hashes += digest
                if writing is not None:
                    writing.result()
                values = {
                    "first": first,
                    "now": now,
                    "place": place,
                    "end": place + PUBLISHED_AT_ONCE,
                    "hashes": bytes(hashes),
                    "size": len(digest),
                }
                writing = beside.submit(self._session.execute, _PUBLISH, values)
            if writing is not None:
                writing.result()
        return digest

    def discard(self) -> None:
        """Let go of the file."""
        self._texts.close()


_STAGED: Final = "staged_events"
_KNOWN: Final = "actor_id, actor, seat, resource, action, record_id, record_key, changes, reason"
_STAGE: Final = text(
    f"CREATE TEMPORARY TABLE {_STAGED} ON COMMIT DROP AS"  # noqa: S608 - our own names
    f" SELECT 0 AS place, id, {_KNOWN}, request_id FROM audit_events WITH NO DATA"
)
_PUBLISH: Final = text(
    f"INSERT INTO audit_events (seq, at, id, {_KNOWN}, request_id, hash)"  # noqa: S608 - our own names
    f" SELECT :first + place, :now, id, {_KNOWN}, request_id,"
    f" substring(CAST(:hashes AS bytea) FROM (place - :place) * :size + 1 FOR :size)"
    f" FROM {_STAGED} WHERE place >= :place AND place < :end"
)


def copy_rows(session: Session, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    """The fast way into a table: each row has its columns by name."""
    connection: Any = session.connection().connection.driver_connection
    names = list(rows[0])
    statement = f"COPY {table} ({', '.join(names)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            values = {**row, "changes": orjson.dumps(row["changes"]).decode()}
            copy.write_row([values[name] for name in names])


def canonical(row: Mapping[str, object]) -> bytes:
    """The bytes of an event that its hash covers: sorted keys, instants in UTC."""
    return json.dumps(row, sort_keys=True, default=_plain, separators=(",", ":")).encode()


def _around_its_instant(row: Mapping[str, object]) -> tuple[bytes, bytes]:
    """The bytes of an event as `canonical` has them, but for `at` and, at the end, `seq`."""
    names = sorted(row)
    earlier = {name: row[name] for name in names if name < "at"}
    later = {name: row[name] for name in names if "at" < name < "seq"}
    return canonical(earlier)[:-1], b"," + canonical(later)[1:-1]


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)
