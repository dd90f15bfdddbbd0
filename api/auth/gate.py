"""What signing in needs for as long as a process runs: keys, credentials, who holds a token."""

import logging
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from fastapi import Request
from sqlalchemy.orm import Session

from api.auth.credentials import Credentials
from api.auth.invitations import InvitationService
from api.auth.principals import PrincipalLoader
from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.errors import Unprocessable
from api.core.ledger import Ledger
from api.core.reads import Reader
from api.core.resource import AnyResource
from api.core.settings import Settings
from api.core.signing_keys import KeyRing
from api.core.tokens import AccessTokens

AUDIENCE: Final = "ctwg-tracker"

logger = logging.getLogger("ctwg.auth")


class Gate:
    """Held by the application as `app.state.gate`."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        reader: Reader,
        resources: Sequence[AnyResource],
    ) -> None:
        self.settings = settings
        self.database = database
        self.reader = reader
        self.resources = resources
        self.credentials = Credentials(database)
        self.load_actor = PrincipalLoader(reader, lambda: self.tokens)

    @cached_property
    def keys(self) -> KeyRing:
        """The signing keys, made at first start.

        Raises:
            UnusableKeyError: a key that must not be trusted.
        """
        return KeyRing(self.settings.data_dir / "keys")

    @cached_property
    def tokens(self) -> AccessTokens:
        """Issues and verifies access tokens."""
        return AccessTokens(self.keys, self.issuer, AUDIENCE)

    @property
    def issuer(self) -> str:
        """Who issues our tokens: the public address, where it is known."""
        address = self.settings.public_url
        return str(address).rstrip("/") if address else AUDIENCE

    def open(self) -> None:
        """Find or make the keys, and the first account if the settings describe one.

        Raises:
            UnusableKeyError: a key that must not be trusted.
        """
        self.keys.refresh()
        email, password = self.settings.admin_email, self.settings.admin_password
        if email is None or password is None:
            return

        def act(session: Session, ledger: Ledger) -> bool:
            return InvitationService(session, ledger).begin_with(email, password)

        try:
            if self.database.transact(SYSTEM, act):
                logger.info("the first secretariat account was made from the settings")
        except (Unprocessable, ValueError) as refused:
            faults = getattr(refused, "faults", ())
            reasons = " ".join(fault.detail for fault in faults) or "the address is none"
            logger.error("CTWG_ADMIN_EMAIL and CTWG_ADMIN_PASSWORD made no account: %s", reasons)  # noqa: TRY400 - a traceback would show the password


def gate(request: Request) -> Gate:
    """The gate of the process that answers."""
    held: Gate = request.app.state.gate
    return held
