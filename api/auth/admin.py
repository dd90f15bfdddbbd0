"""What an administrator does on the host itself: links for accounts, new signing keys."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.auth.invitations import InvitationService, Link
from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.errors import NotFound
from api.core.ledger import Ledger
from api.core.signing_keys import KeyRing
from api.users.models import User


def has_first_account(database: Database) -> bool:
    """Whether there is a secretariat account."""

    def act(session: Session, ledger: Ledger) -> bool:
        return InvitationService(session, ledger).has_begun

    return database.transact(SYSTEM, act)


def first_account_link(database: Database) -> Link:
    """Make the one-time link for the first secretariat account.

    Raises:
        AlreadyBegun: there is one.
    """

    def act(session: Session, ledger: Ledger) -> Link:
        return InvitationService(session, ledger).bootstrap()

    return database.transact(SYSTEM, act)


def password_link(database: Database, email: str) -> Link:
    """Make a link by which a user sets a new password, when nobody else can help them in.

    Raises:
        NotFound: nobody has this address.
    """

    def act(session: Session, ledger: Ledger) -> Link:
        user_id = session.scalar(select(User.id).where(User.email == email.strip().lower()))
        if user_id is None:
            raise NotFound("Nobody has this address.")
        return InvitationService(session, ledger).invite(SYSTEM, user_id)

    return database.transact(SYSTEM, act)


def rotate_keys(data_dir: Path) -> str:
    """Put a new signing key in use; tokens of the old one hold until they expire.

    Raises:
        UnusableKeyError
    """
    return KeyRing(data_dir / "keys").rotate().kid


def welcome_address(base: str, link: Link) -> str:
    """Where a link leads, in the web application at `base`."""
    return f"{base.rstrip('/')}/welcome?token={link.token}"
