"""Every table, for migrations and tests: importing the resources declares them."""

from typing import Final

from api.auth import models as auth
from api.core import idempotency, ledger
from api.core.db import Base
from api.feeds import models as feeds
from api.imports import models as imports
from api.router import RESOURCES

METADATA: Final = Base.metadata
CORE_TABLES: Final = (ledger.audit_events, idempotency.idempotency_keys)
AUTH_TABLES: Final = (auth.SignIn, auth.RefreshToken, auth.Invitation, auth.auth_throttles)
FEED_TABLES: Final = (feeds.FeedToken,)
IMPORT_TABLES: Final = (imports.Import, imports.loaded_rows, imports.loaded_files)

__all__ = ["AUTH_TABLES", "CORE_TABLES", "FEED_TABLES", "IMPORT_TABLES", "METADATA", "RESOURCES"]
