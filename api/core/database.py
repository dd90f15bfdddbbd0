"""The database: one engine for writes, one transaction per request, and who is asking.

The service works under the role `ctwg_app`, which owns nothing and cannot bypass row-level
security; migrations work under the login itself. Each transaction tells PostgreSQL whose it is
(`ctwg.level`, `ctwg.economies`, `ctwg.forums`), and the policies of restricted tables read that.
"""

import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import Engine, QueuePool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.ledger import Ledger, Signer

T = TypeVar("T")

APP_ROLE: Final = "ctwg_app"
RETRIES: Final = 5
SESSION_SETTINGS: Final = {
    "role": APP_ROLE,
    "timezone": "UTC",
    "statement_timeout": "20000",
    "lock_timeout": "15000",
    "idle_in_transaction_session_timeout": "30000",
}
_RETRYABLE: Final = frozenset({"40001", "40P01"})
_ENTER: Final = text(
    "SELECT set_config('ctwg.level', :level, true), set_config('ctwg.economies', :economies, true),"
    " set_config('ctwg.forums', :forums, true)"
)


def connection_options(**overrides: str) -> str:
    """The libpq `options` of the service's own connections."""
    return " ".join(f"-c {k}={v}" for k, v in {**SESSION_SETTINGS, **overrides}.items())


def driver_url(url: str) -> str:
    """The address in the form that psycopg takes, whatever SQLAlchemy dialect it names."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def identity(actor: Actor) -> dict[str, str]:
    """What row-level security needs to know of an actor."""
    level = "public" if actor.is_anonymous else "member"
    return {
        "level": "secretariat" if actor.is_secretariat else level,
        "economies": "{" + ",".join(actor.economies) + "}",
        "forums": "{" + ",".join(actor.forums) + "}",
    }


def owner_engine(url: str) -> Engine:
    """An engine under the login itself, for migrations and administration."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        connect_args={"options": "-c timezone=UTC -c lock_timeout=10000"},
    )


class Database:
    """The write side: transactions with an actor, retried where PostgreSQL asks for it."""

    def __init__(self, url: str, signer: Signer, connections: int = 20) -> None:
        self.url = url
        self.signer = signer
        self.engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg"),
            pool_size=connections,
            max_overflow=connections,
            pool_pre_ping=True,
            pool_timeout=10,
            connect_args={"options": connection_options()},
        )

    def transact(
        self,
        actor: Actor,
        action: Callable[[Session, Ledger], T],
        *,
        request_id: str | None = None,
    ) -> T:
        """Run `action` in one transaction and commit before returning.

        Serialization failures and deadlocks run it again, up to five times, so `action` must not
        have effects outside the session.

        Raises:
            whatever `action` raises; nothing is committed then.
        """
        for attempt in range(1, RETRIES + 1):
            try:
                return self._attempt(actor, action, request_id)
            except DBAPIError as error:
                state = getattr(error.orig, "sqlstate", None)
                if state not in _RETRYABLE or attempt == RETRIES:
                    raise
                time.sleep(random.uniform(0.005, 0.02) * attempt)  # noqa: S311 - jitter
        raise AssertionError("unreachable")

    def _attempt(
        self, actor: Actor, action: Callable[[Session, Ledger], T], request_id: str | None
    ) -> T:
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            session.execute(_ENTER, identity(actor))
            with Ledger(session, actor, request_id) as ledger:
                result = action(session, ledger)
                ledger.close(self.signer)
                return result

    @property
    def connections_in_use(self) -> int:
        """How many transactions hold a connection just now."""
        pool = self.engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()
