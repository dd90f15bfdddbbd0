"""What is read of implementations. They are made by adopting, and move by verbs."""

from datetime import date

from api.core.schemas import AnyOf, Key, ListQuery, Note, ReadSchema, Title, sortable
from api.implementations.models import Acceptance, Barrier, Progress, Verification
from api.implementations.values import Evidence


class ImplementationRead(ReadSchema):
    """One party's answer to one recommendation."""

    ref: Key
    recommendation: Key
    forum: Key | None
    economy: Key | None
    sub_forum: Key | None
    acceptance: Acceptance
    acceptance_reason: Note | None
    implementation: Progress
    verification: Verification
    owner: Title | None
    due_on: date | None
    progress_note: Note | None
    evidence: list[Evidence]
    barrier: Barrier | None
    support_wanted: Note | None


class ImplementationQuery(ListQuery):
    """Which implementations to list."""

    sort: str = sortable(
        "recommendation,ref", "recommendation", "ref", "economy", "due_on", "updated_at"
    )
    ref: AnyOf[Key] = []
    recommendation: AnyOf[Key] = []
    economy: AnyOf[Key] = []
    sub_forum: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    acceptance: AnyOf[Acceptance] = []
    implementation: AnyOf[Progress] = []
    verification: AnyOf[Verification] = []
    due_on_before: date | None = None
    due_on_after: date | None = None
