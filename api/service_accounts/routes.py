"""The addresses of service accounts and their secrets."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from api.core.guard import request_id
from api.core.ledger import Ledger
from api.core.resource import READ_ERRORS, WRITE_ERRORS, Resource
from api.core.settings import API_BASE
from api.core.web import ApiRoute, SignedInActor, services
from api.service_accounts.models import ServiceAccount
from api.service_accounts.schemas import (
    SecretCreate,
    SecretRead,
    Secrets,
    SecretShown,
    ServiceAccountCreate,
    ServiceAccountQuery,
    ServiceAccountUpdate,
)
from api.service_accounts.service import ServiceAccountService


class ServiceAccountResource(Resource[ServiceAccount]):
    """Service accounts, with their secrets beneath them."""

    def router(self) -> APIRouter:
        """The routes of every resource, and those of the secrets."""
        router = super().router()
        router.include_router(secrets)
        return router


secrets = APIRouter(route_class=ApiRoute)


@secrets.get("/{key}/secrets", responses=READ_ERRORS, operation_id="list_service_account_secrets")
def list_secrets(request: Request, key: str, actor: SignedInActor) -> Secrets:
    """List the secrets of a service account, without what they are."""

    def act(session: Session, ledger: Ledger) -> Secrets:
        service = ServiceAccountService(session, ledger, actor)
        held = service.secrets_of(service.get(key))
        return Secrets(items=[SecretRead.model_validate(secret) for secret in held])

    return services(request).database.transact(actor, act)


@secrets.post(
    "/{key}/secrets",
    status_code=201,
    responses=WRITE_ERRORS,
    operation_id="create_service_account_secret",
)
def create_secret(
    request: Request,
    response: Response,
    key: str,
    actor: SignedInActor,
    payload: SecretCreate | None = None,
) -> SecretShown:
    """Make a secret and show it, this once. Two may be live at a time, for a change-over."""
    days = (payload or SecretCreate()).days

    def act(session: Session, ledger: Ledger) -> SecretShown:
        service = ServiceAccountService(session, ledger, actor)
        row = service.get(key, for_update=True)
        held, text = service.add_secret(row, days)
        known = SecretRead.model_validate(held).model_dump()
        return SecretShown(**known, client_id=row.code, secret=text)

    shown = services(request).database.transact(actor, act, request_id=request_id.get())
    response.headers["Cache-Control"] = "no-store"
    response.headers["Location"] = f"{API_BASE}/service-accounts/{shown.client_id}/secrets"
    return shown


@secrets.delete(
    "/{key}/secrets/{secret_id}",
    status_code=204,
    responses=WRITE_ERRORS,
    operation_id="revoke_service_account_secret",
)
def revoke_secret(request: Request, key: str, secret_id: UUID, actor: SignedInActor) -> None:
    """Revoke a secret; tokens that were had for it end with it."""

    def act(session: Session, ledger: Ledger) -> None:
        service = ServiceAccountService(session, ledger, actor)
        service.revoke_secret(service.get(key, for_update=True), secret_id)

    services(request).database.transact(actor, act, request_id=request_id.get())


resource = ServiceAccountResource(
    ServiceAccountService,
    one="service account",
    query=ServiceAccountQuery,
    create=ServiceAccountCreate,
    update=ServiceAccountUpdate,
    is_personal=True,
)
