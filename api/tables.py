"""Every table, for migrations and tests: importing the resources declares them."""

from typing import Final

from api.core import idempotency, ledger
from api.core.db import Base
from api.router import RESOURCES

METADATA: Final = Base.metadata
CORE_TABLES: Final = (ledger.audit_events, idempotency.idempotency_keys)

__all__ = ["CORE_TABLES", "METADATA", "RESOURCES"]
