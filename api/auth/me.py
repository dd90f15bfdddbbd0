"""`/me`: who one is here, and what one's seats let one do."""

from collections.abc import Iterator, Sequence

from fastapi import Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.auth.gate import gate
from api.auth.schemas import Me, MySeat, PrincipalKind
from api.auth.sessions import Held
from api.core.actors import Actor
from api.core.ledger import Ledger
from api.core.reads import content_etag, is_known
from api.core.resource import AnyResource
from api.core.web import IfNoneMatch, PrefixRouter, SignedInActor, documented
from api.users.models import User

router = PrefixRouter("/me", "me")


@router.get(
    "",
    response_model=Me,
    responses={304: {"description": "It is still what you have."}, **documented(401, 405, 503)},
    operation_id="get_me",
)
def who_am_i(request: Request, actor: SignedInActor, if_none_match: IfNoneMatch = None) -> Response:
    """Say who you are, the seats to act from, and what they let you do."""
    held_gate = gate(request)

    def act(session: Session, ledger: Ledger) -> str | None:
        del ledger
        return session.scalars(select(User.email).where(User.id == actor.id)).one_or_none()

    email = held_gate.database.transact(actor, act)
    body = _described(actor, email, held_gate.resources).model_dump_json().encode()
    headers = {"ETag": content_etag(body), "Vary": "Authorization"}
    if is_known(if_none_match, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def whose(held: Held, session: Session, resources: Sequence[AnyResource]) -> Me:
    """Who holds a session, from the rows of this moment."""
    user = session.get_one(User, held.subject)
    seats = tuple(each.seat for each in user.seats)
    actor = Actor(user.id, user.name, seats, session_id=held.session_id)
    return _described(actor, user.email, resources)


def _described(actor: Actor, email: str | None, resources: Sequence[AnyResource]) -> Me:
    seats = [
        MySeat(
            role=seat.role,
            economy=seat.economy,
            forum=seat.forum,
            scope=seat.economy or seat.forum,
        )
        for seat in actor.seats
    ]
    return Me.model_validate(
        {
            "id": actor.id,
            "kind": PrincipalKind.USER if actor.scopes is None else PrincipalKind.SERVICE_ACCOUNT,
            "name": actor.name,
            "email": email,
            "seats": seats,
            "permissions": sorted(permissions_of(actor, resources)),
            "scopes": None if actor.scopes is None else sorted(actor.scopes),
            "session_id": actor.session_id,
        }
    )


def permissions_of(actor: Actor, resources: Sequence[AnyResource]) -> Iterator[str]:
    """Name each `resource:verb` that one of the actor's seats may take on some record."""
    for resource in resources:
        if actor.scopes is not None and f"{resource.name}:write" not in actor.scopes:
            continue
        verbs = [verb.name for verb in resource.verbs]
        verbs += ["create"] if resource.create else []
        verbs += ["update"] if resource.update else []
        for verb in verbs:
            if actor.roles & resource.service.roles_for(verb):
                yield f"{resource.name}:{verb}"
