"""The addresses of signing in: tokens, refresh, sessions, passwords, invitations, keys."""

import binascii
from base64 import b64decode
from typing import Annotated, Final
from urllib.parse import unquote_plus
from uuid import UUID

from fastapi import APIRouter, Form, Header, Request, Response
from sqlalchemy.orm import Session

from api.auth import cookies
from api.auth.admin import welcome_address
from api.auth.cookies import OwnPage
from api.auth.credentials import ClientRefused, TokenRefused
from api.auth.gate import Gate, gate
from api.auth.invitations import InvitationService
from api.auth.me import whose
from api.auth.models import SignIn
from api.auth.schemas import (
    InvitationCreate,
    InvitationRead,
    KeySet,
    Me,
    PasswordChange,
    Resumed,
    SessionRead,
    Sessions,
    TokenRead,
    Welcome,
)
from api.auth.sessions import EndReason, Held, SessionService
from api.core.actors import SYSTEM, Actor
from api.core.guard import request_id
from api.core.ledger import Ledger
from api.core.signing_keys import ACCESS_TOKEN_LIFE
from api.core.web import CurrentActor, PrefixRouter, SignedInActor, documented

router: Final = PrefixRouter("/auth", "auth")
well_known: Final = APIRouter(tags=["auth"])

TOKEN_ERRORS: Final = documented(400, 401, 403, 405, 413, 414, 415, 422, 429, 503)
OWN_ERRORS: Final = documented(400, 401, 403, 404, 405, 413, 414, 415, 422, 429, 503)

FormField = Annotated[str | None, Form()]


@router.post("/token", responses=TOKEN_ERRORS, operation_id="create_token")
def create_token(  # noqa: PLR0913, PLR0917 - the form of RFC 6749
    request: Request,
    response: Response,
    grant_type: FormField = None,
    username: FormField = None,
    password: FormField = None,
    client_id: FormField = None,
    client_secret: FormField = None,
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> TokenRead:
    """Sign in (RFC 6749): a user with `password`, a service account with `client_credentials`.

    Users also get a refresh cookie. Errors carry OAuth's codes, such as `invalid_grant`.
    """
    cookies.demand_own_origin(request)
    held_gate, visitor = gate(request), cookies.visitor(request)
    match grant_type:
        case "password":
            if username is None or password is None:
                raise TokenRefused("invalid_request", "Send username and password.")
            held = held_gate.credentials.sign_in(username, password, visitor)
            return _signed_in(held_gate, response, held)
        case "client_credentials":
            name, secret = _client_credentials(client_id, client_secret, authorization)
            client = held_gate.credentials.identify_client(name, secret, visitor)
            response.headers["Cache-Control"] = "no-store"
            return _token(held_gate.tokens.issue(client.subject, client.secret_id, [client.seat]))
        case None:
            raise TokenRefused("invalid_request", "Send grant_type.")
        case _:
            detail = "grant_type is password or client_credentials."
            raise TokenRefused("unsupported_grant_type", detail)


@router.post("/refresh", responses=TOKEN_ERRORS, operation_id="refresh_token")
def refresh_token(request: Request, response: Response, own_page: OwnPage = None) -> Resumed:
    """Trade the refresh cookie for a new access token and the next cookie; be told who you are.

    A cookie that was traded before, more than ten seconds ago, ends the session: somebody else
    has it too.
    """
    cookies.demand_own_page(request, own_page)
    presented = cookies.presented(request)
    if presented is None:
        raise cookies.SessionOver
    held_gate, visitor = gate(request), cookies.visitor(request)
    held_gate.credentials.count_visit("refresh", visitor)

    def act(session: Session, ledger: Ledger) -> tuple[Held, Me] | None:
        held = SessionService(session, ledger).renew(presented)
        return None if held is None else (held, whose(held, session, held_gate.resources))

    renewed = held_gate.database.transact(SYSTEM, act, request_id=request_id.get())
    if renewed is None:
        raise cookies.SessionOver
    held_gate.credentials.honest_visit("refresh", visitor)
    held, me = renewed
    token = _signed_in(held_gate, response, held)
    return Resumed(access_token=token.access_token, expires_in=token.expires_in, me=me)


@router.post("/logout", status_code=204, responses=OWN_ERRORS, operation_id="sign_out")
def sign_out(
    request: Request, response: Response, actor: CurrentActor, own_page: OwnPage = None
) -> None:
    """End the session of the cookie, or of the token; its access tokens fail from now on."""
    presented = cookies.presented(request)
    if presented is not None:
        cookies.demand_own_page(request, own_page)

    def act(session: Session, ledger: Ledger) -> None:
        service = SessionService(session, ledger)
        if presented is not None:
            service.end_by_token(presented)
        if actor.id is not None and actor.session_id is not None and actor.scopes is None:
            service.end_own(actor.id, actor.session_id, EndReason.SIGNED_OUT)

    asker = SYSTEM if actor.is_anonymous else actor
    gate(request).database.transact(asker, act, request_id=request_id.get())
    cookies.drop(response)


@router.get("/sessions", responses=OWN_ERRORS, operation_id="list_sessions")
def list_sessions(request: Request, response: Response, actor: SignedInActor) -> Sessions:
    """List where you are signed in, and which sessions ended lately and why."""

    def act(session: Session, ledger: Ledger) -> Sessions:
        found = SessionService(session, ledger).of(actor.id) if actor.id else ()
        return Sessions(items=[_shown(held, actor) for held in found])

    response.headers["Cache-Control"] = "no-store"
    return gate(request).database.transact(actor, act)


@router.delete(
    "/sessions/{session_id}", status_code=204, responses=OWN_ERRORS, operation_id="end_session"
)
def end_session(request: Request, session_id: UUID, actor: SignedInActor) -> None:
    """End one of your sessions, for example on a machine that you no longer have."""

    def act(session: Session, ledger: Ledger) -> None:
        if actor.id is not None:
            SessionService(session, ledger).end_own(actor.id, session_id, EndReason.ENDED_BY_USER)

    gate(request).database.transact(actor, act, request_id=request_id.get())


@router.post("/password", responses=OWN_ERRORS, operation_id="change_password")
def change_password(
    request: Request, response: Response, actor: SignedInActor, payload: PasswordChange
) -> TokenRead:
    """Change your password. Every session ends, and a new one begins here."""
    cookies.demand_own_origin(request)
    held_gate = gate(request)
    held = held_gate.credentials.change_password(
        actor,
        payload.current_password.get_secret_value(),
        payload.new_password.get_secret_value(),
        cookies.visitor(request),
    )
    return _signed_in(held_gate, response, held)


@router.post(
    "/invitations", status_code=201, responses=OWN_ERRORS, operation_id="create_invitation"
)
def create_invitation(
    request: Request, response: Response, actor: SignedInActor, payload: InvitationCreate
) -> InvitationRead:
    """Make a link by which a user sets a password: their first, or a forgotten one's successor."""

    def act(session: Session, ledger: Ledger) -> InvitationRead:
        link = InvitationService(session, ledger).invite(actor, payload.user)
        url = welcome_address(cookies.own_origin(request), link)
        return InvitationRead(url=url, token=link.token, expires_at=link.expires_at)

    response.headers["Cache-Control"] = "no-store"
    return gate(request).database.transact(actor, act, request_id=request_id.get())


@router.post("/welcome", responses=OWN_ERRORS, operation_id="accept_invitation")
def accept_invitation(request: Request, response: Response, payload: Welcome) -> TokenRead:
    """Answer an invitation: set your password, and be signed in. The link works once."""
    cookies.demand_own_origin(request)
    held_gate, visitor = gate(request), cookies.visitor(request)
    held_gate.credentials.count_visit("sign-in", visitor)

    def act(session: Session, ledger: Ledger) -> Held:
        return InvitationService(session, ledger).accept(payload, visitor)

    held = held_gate.database.transact(SYSTEM, act, request_id=request_id.get())
    held_gate.credentials.honest_visit("sign-in", visitor)
    return _signed_in(held_gate, response, held)


@well_known.get("/.well-known/jwks.json", operation_id="get_key_set")
def key_set(request: Request, response: Response) -> KeySet:
    """List the public keys that verify our access tokens (RFC 7517)."""
    response.headers["Cache-Control"] = "public, max-age=300"
    return KeySet.model_validate(gate(request).keys.jwks())


def _signed_in(held_gate: Gate, response: Response, held: Held) -> TokenRead:
    cookies.keep(response, held.refresh_token)
    return _token(held_gate.tokens.issue(held.subject, held.session_id, held.seats))


def _token(token: str) -> TokenRead:
    return TokenRead(access_token=token, expires_in=int(ACCESS_TOKEN_LIFE.total_seconds()))


def _shown(held: SignIn, actor: Actor) -> SessionRead:
    return SessionRead(
        id=held.id,
        client=held.client,
        created_at=held.created_at,
        last_used_at=held.last_used_at,
        expires_at=held.expires_at,
        is_current=held.id == actor.session_id,
        ended_at=held.ended_at,
        ended_because=held.ended_because,
    )


def _client_credentials(
    client_id: str | None, client_secret: str | None, authorization: str | None
) -> tuple[str, str]:
    """Take them from the form or, as RFC 6749 (2.3.1) prefers, from HTTP Basic.

    Raises:
        TokenRefused: they are in neither, or in both.
    """
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() == "basic":
        if client_secret is not None:
            raise TokenRefused("invalid_request", "Send the secret in one place only.")
        try:
            name, _, secret = b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise ClientRefused from None
        return unquote_plus(name), unquote_plus(secret)
    if client_id is None or client_secret is None:
        raise TokenRefused("invalid_request", "Send client_id and client_secret.")
    return client_id, client_secret
