"""The addresses of meetings."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Date, Integer, Text, extract, func, select, type_coerce

from api.core.resource import Resource
from api.meetings.models import Attendance, Meeting
from api.meetings.schemas import MeetingCreate, MeetingQuery, MeetingUpdate
from api.meetings.service import MeetingService


def attended(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Somebody came from one of these economies."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    return Meeting.id.in_(select(Attendance.meeting_id).where(Attendance.economy == codes))


def held_in(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It was held in one of these years."""
    years = func.any(type_coerce(wanted, ARRAY(Integer)))
    return extract("year", Meeting.held_on) == years


def held_before(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It was held before a day."""
    return Meeting.held_on < type_coerce(day, Date)


def held_after(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It was held on a day or later."""
    return Meeting.held_on >= type_coerce(day, Date)


resource = Resource(
    MeetingService,
    one="meeting",
    query=MeetingQuery,
    create=MeetingCreate,
    update=MeetingUpdate,
    filters={
        "economy": attended,
        "year": held_in,
        "on_before": held_before,
        "on_after": held_after,
    },
)
