"""Engagements: either side of one may keep it; members see it."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, or_, select

from api.core.actors import Actor, Role, Seat
from api.core.errors import Fault, Finding, refused_by_rules
from api.core.service import ResourceService
from api.core.visibility import seen_by
from api.engagements.models import Engagement, engagement_sub_fora
from api.engagements.schemas import EngagementRead

SECTION_VI: Final = "Strategic Plan 2018-2022, section VI"
WHO_LOGS = frozenset({Role.SECRETARIAT, Role.CHAIR, Role.LIAISON})


class EngagementService(ResourceService[Engagement]):
    """A record of who briefed, met or planned with whom."""

    name = "engagements"
    read = EngagementRead
    model = Engagement
    roles = dict.fromkeys(("create", "update"), WHO_LOGS)

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Public to all, the members' to members, restricted ones to both sides."""
        fora = engagement_sub_fora.c
        own = or_(
            Engagement.forum.in_(actor.forums),
            Engagement.id.in_(select(fora.owner_id).where(fora.target_key.in_(actor.forums))),
        )
        return seen_by(actor, Engagement.visibility, own)

    def owns(self, seat: Seat, row: Engagement) -> bool:
        """The chair or the liaison of a forum that took part, on either side."""
        return seat.forum in {row.forum, *(forum.code for forum in row.with_sub_fora)}

    def ref_series(self, row: Engagement) -> str:
        """Forum and year."""
        return f"{row.forum}-{row.on.first.year}-E"

    def check(self, row: Engagement) -> Iterable[Fault]:
        """Somebody else took part."""
        others = {forum.code for forum in row.with_sub_fora} - {row.forum}
        if not others and not row.with_organizations:
            detail = "Name the forum or the organization on the other side."
            raise refused_by_rules(
                [Finding("engagement.counterpart-required", detail, "/with", SECTION_VI)]
            )
        return ()
