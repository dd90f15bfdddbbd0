"""Recommendations: adopting one makes an implementation for each party that it addresses."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import ClassVar, Final

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history

from api.activities.models import Activity, activity_lead_economies
from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.assignment import assign, unknown
from api.core.db import defaults_of
from api.core.errors import Fault, Finding, Forbidden, Unprocessable, refused_by_rules
from api.core.ledger import Ledger
from api.core.schemas import Reason
from api.core.service import ResourceService, Transition
from api.core.visibility import became_public, seen_by
from api.recommendations.models import (
    Recommendation,
    RecommendationStatus,
    SourceKind,
    addressed_economies,
    addressed_sub_fora,
)
from api.recommendations.rules import carry_over_findings, leads_back
from api.recommendations.schemas import (
    Adoption,
    CarryOver,
    RecommendationRead,
    Succession,
)
from api.strategic_plans.models import StrategicPlan
from api.sub_fora.models import SubForum

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"
WHO_ADOPTS: Final = frozenset({Role.SECRETARIAT, Role.CHAIR})
WHO_WRITES: Final = WHO_ADOPTS | {Role.FOCAL_POINT}
GO_ON: Final = frozenset({"close", "supersede", "carry-over"})
"""What becomes of a recommendation is also for the forum that its forum has become."""
CARRIED: Final = (
    *("text", "strength", "future_use", "priority", "visibility", "sources", "note"),
    *("source_kind", "source_activity", "source_mandate", "source_document"),
    *("source_as_recorded", "addressed_to_all_economies", "addressed_to_as_recorded"),
)
CARRIED_LINKS: Final = (
    *("areas", "topics"),
    *("addressed_to_economies", "addressed_to_sub_fora", "addressed_to_organizations"),
)


class RecommendationService(ResourceService[Recommendation]):
    """Drafts come from those who held the activity; the chair and the secretariat adopt."""

    name = "recommendations"
    read = RecommendationRead
    model = Recommendation
    roles = {
        **dict.fromkeys(("create", "update"), WHO_WRITES),
        **dict.fromkeys(("adopt", "close", "supersede", "carry-over"), WHO_ADOPTS),
    }
    transitions = {
        "adopt": Transition(frozenset({RecommendationStatus.DRAFT}), RecommendationStatus.ADOPTED),
        "close": Transition(frozenset({RecommendationStatus.ADOPTED}), RecommendationStatus.CLOSED),
        "supersede": Transition(
            frozenset({RecommendationStatus.ADOPTED, RecommendationStatus.CLOSED}),
            RecommendationStatus.SUPERSEDED,
        ),
        "carry-over": Transition(frozenset({RecommendationStatus.ADOPTED}), None),
    }

    when_adopted: ClassVar[list[Callable[[Session, Ledger, Recommendation, Seat], None]]] = []
    """What follows an adoption, in packages that import this one."""
    when_ended: ClassVar[list[Callable[[Session, Ledger, Recommendation, Seat], None]]] = []
    """What follows when one is closed or superseded, likewise."""
    hints: ClassVar[list[Callable[[Session, Actor, Recommendation], Iterable[Finding]]]] = []
    """What a linter may say besides, likewise; it stands against nothing."""

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Public to all, the members' to members, restricted ones to those they concern."""
        economies, fora = addressed_economies.c, addressed_sub_fora.c
        own = or_(
            Recommendation.forum.in_(actor.forums),
            Recommendation.addressed_to_all_economies if actor.economies else false(),
            Recommendation.id.in_(
                select(economies.owner_id).where(economies.target_key.in_(actor.economies))
            ),
            Recommendation.id.in_(select(fora.owner_id).where(fora.target_key.in_(actor.forums))),
            # Who drafts it from an activity that they lead sees it, whomever it addresses.
            Recommendation.source_activity.in_(_led_by(actor)),
        )
        return seen_by(actor, Recommendation.visibility, own)

    def owns(self, seat: Seat, row: Recommendation) -> bool:
        """A chair keeps their forum's; an economy drafts from the activities that it leads."""
        if seat.role in ECONOMY_ROLES:
            return row.status is RecommendationStatus.DRAFT and self._leads_source(seat, row)
        return seat.forum is not None and seat.forum == row.forum

    def acts(self, seat: Seat, row: Recommendation, action: str) -> bool:
        """A forum decides what becomes of its own, and of what it was called before asked for."""
        if action in GO_ON and seat.forum is not None:
            return row.forum in self._names_of(seat.forum)
        return self.owns(seat, row)

    def prepare(self, row: Recommendation) -> None:
        """Give it a year, unless it has one, and a ref."""
        row.status = row.status or RecommendationStatus.DRAFT
        row.year = row.year or datetime.now(UTC).year
        super().prepare(row)

    def ref_series(self, row: Recommendation) -> str:
        """Forum and year."""
        return f"{row.forum or 'APEC'}-{row.year}-R"

    def check(self, row: Recommendation) -> Iterable[Fault]:
        """What must hold of a recommendation at any moment."""
        if became_public(row) and not self.actor.roles & WHO_ADOPTS:
            raise Forbidden("The chair or the secretariat makes a recommendation public.")
        if row.source_kind is SourceKind.MANDATE and row.source_activity is not None:
            detail = "A mandate's recommendation does not come from an activity."
            yield Fault("recommendation.source", detail, pointer="/source/activity")
        if row.ref in {other.ref for other in row.duplicates}:
            detail = "A recommendation does not duplicate itself."
            yield Fault("recommendation.circular", detail, pointer="/duplicates")
        if row.carried_from is not None and row.carried_from == row.ref:
            detail = "A recommendation does not go on itself."
            yield Fault("recommendation.circular", detail, pointer="/carried_from")
        elif get_history(row, "carried_from").added and leads_back(
            self.session, Recommendation.carried_from, row.carried_from, row.ref
        ):
            detail = f"{row.carried_from} goes on this one."
            yield Fault("recommendation.circular", detail, pointer="/carried_from")

    def findings(self, row: Recommendation) -> Iterable[Finding]:
        """The rules of section IV that stand against adopting it."""
        if not row.future_use:
            detail = "Say how it can be implemented in the future work of the forum."
            yield Finding("recommendation.future-use-required", detail, "/future_use", SECTION_IV)
        if not (
            row.addressed_to_all_economies
            or row.addressed_to_economies
            or row.addressed_to_sub_fora
            or row.addressed_to_organizations
        ):
            detail = "Say who is to carry it out, so that it can be tracked."
            yield Finding("recommendation.addressee-required", detail, "/addressed_to", SECTION_IV)

    def lint(self, row: Recommendation) -> list[Finding]:
        """The rules, and hints of those who know more."""
        found = (hint for find in self.hints for hint in find(self.session, self.actor, row))
        return [*super().lint(row), *found]

    def adopt(self, row: Recommendation, payload: Adoption) -> None:
        """Take it into the record: from here each party that it addresses is asked about it."""
        findings = list(self.findings(row))
        if findings:
            raise refused_by_rules(findings)
        row.adopted_on = payload.adopted_on or datetime.now(UTC).date()
        self.tell_adopted(row, self.permit(row, "adopt"))

    def tell_adopted(self, row: Recommendation, seat: Seat) -> None:
        """Let the parties' implementations be made."""
        for follow in self.when_adopted:
            follow(self.session, self.ledger, row, seat)

    def restored(self, row: Recommendation, seat: Seat) -> None:
        """An adopted recommendation of the past still waits for its parties' answers."""
        if row.status is RecommendationStatus.ADOPTED:
            self.tell_adopted(row, seat)

    def close(self, row: Recommendation, payload: Reason) -> None:
        """Say that nothing more is expected of anybody."""
        row.status_reason = payload.reason
        self._tell_ended(row, "close")

    def supersede(self, row: Recommendation, payload: Succession) -> None:
        """Say which recommendation takes its place."""
        other = self.session.scalars(
            select(Recommendation).where(Recommendation.ref == payload.by, self.visible(self.actor))
        ).one_or_none()
        if other is None or other is row:
            raise Unprocessable(faults=[unknown(Recommendation, payload.by, "/by")])
        if leads_back(self.session, Recommendation.superseded_by, other.superseded_by, row.ref):
            detail = f"This one has taken the place of {other.ref}."
            raise Unprocessable(faults=[Fault("recommendation.circular", detail, pointer="/by")])
        row.superseded_by = other.ref
        row.status_reason = payload.reason
        self._tell_ended(row, "supersede")

    def carry_over(self, row: Recommendation, payload: CarryOver) -> Recommendation:
        """Ask again, in another plan's time, for what is still open: answers the new draft.

        The old one stays as it is, until the new one supersedes it or it is closed.
        """
        into = self._plan(payload.plan)
        if into is None:
            raise Unprocessable(faults=[unknown(StrategicPlan, payload.plan, "/plan")])
        before = select(Recommendation.id).where(
            Recommendation.carried_from == row.ref, Recommendation.plan == into.ref
        )
        is_carried = self.session.execute(before).first() is not None
        plan = self._plan(row.plan)
        findings = list(carry_over_findings(row, plan, into, is_carried=is_carried))
        if findings:
            raise refused_by_rules(findings)
        made = Recommendation(**defaults_of(Recommendation))
        for name in (*CARRIED, *CARRIED_LINKS):
            kept = getattr(row, name)
            setattr(made, name, list(kept) if isinstance(kept, list) else kept)
        made.forum, made.plan, made.year = into.forum, into.ref, payload.year
        made.carried_from = row.ref
        with self.session.no_autoflush:
            faults = assign(self.session, made, {"focus_areas": payload.focus_areas})
        if faults:
            raise Unprocessable(faults=faults)
        self.prepare(made)
        self.permit(made, "create")
        self.session.add(made)
        self.session.flush()
        return made

    def _plan(self, ref: str | None) -> StrategicPlan | None:
        statement = select(StrategicPlan).where(StrategicPlan.ref == ref)
        return self.session.scalars(statement).one_or_none()

    def _names_of(self, forum: str) -> set[str]:
        """A forum, and those that it was before: CTWG was CTTF until July 2013."""
        names: set[str] = set()
        name: str | None = forum
        while name is not None and name not in names:
            names.add(name)
            before = select(SubForum.predecessor).where(SubForum.code == name)
            name = self.session.scalars(before).one_or_none()
        return names

    def _tell_ended(self, row: Recommendation, verb: str) -> None:
        for follow in self.when_ended:
            follow(self.session, self.ledger, row, self.permit(row, verb))

    def _leads_source(self, seat: Seat, row: Recommendation) -> bool:
        leads = activity_lead_economies.c
        statement = (
            select(Activity.id)
            .join(activity_lead_economies, leads.owner_id == Activity.id)
            .where(Activity.ref == row.source_activity, leads.target_key == seat.economy)
        )
        return self.session.execute(statement).first() is not None


def _led_by(actor: Actor) -> Select[str]:
    """The activities that the actor's economies lead."""
    leads = activity_lead_economies.c
    led = select(leads.owner_id).where(leads.target_key.in_(actor.economies))
    return select(Activity.ref).where(Activity.id.in_(led))
