"""Meetings: the forum's chair and the secretariat keep them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement

from api.core.actors import Actor, Role, Seat
from api.core.attendance import more_women_than_delegates
from api.core.errors import Fault
from api.core.service import ResourceService
from api.core.visibility import seen_by
from api.meetings.models import Meeting
from api.meetings.schemas import MeetingRead

WHO_KEEPS = frozenset({Role.SECRETARIAT, Role.CHAIR})


class MeetingService(ResourceService[Meeting]):
    """Members see who was there; the public sees what was published."""

    name = "meetings"
    read = MeetingRead
    model = Meeting
    roles = dict.fromkeys(("create", "update"), WHO_KEEPS)

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Public to all, the members' to members, restricted ones to the forum's own."""
        return seen_by(actor, Meeting.visibility, Meeting.forum.in_(actor.forums))

    def owns(self, seat: Seat, row: Meeting) -> bool:
        """A chair keeps the meetings of their own forum."""
        return seat.forum == row.forum

    def ref_series(self, row: Meeting) -> str:
        """Forum and year."""
        return f"{row.forum}-{row.on.first.year}-M"

    def check(self, row: Meeting) -> Iterable[Fault]:
        """Each economy is counted once, and no more women than delegates."""
        counted: set[str] = set()
        for place, came in enumerate(row.attendance):
            if came.economy in counted:
                detail = f"{came.economy} is counted twice."
                pointer = f"/attendance/{place}/economy"
                yield Fault("meeting.economy-twice", detail, pointer=pointer)
            counted.add(came.economy)
        yield from more_women_than_delegates(row.attendance, "attendance")
