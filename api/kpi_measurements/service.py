"""Measurements: made by those whose figures they are, verified by somebody else."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_, or_, select, true

from api.core.actors import Actor, Role, Seat
from api.core.errors import Fault, Finding, refused_by_rules
from api.core.refs import hidden_ref
from api.core.service import ResourceService, Transition
from api.core.visibility import Visibility
from api.kpi_measurements.models import KpiMeasurement, MeasurementStatus
from api.kpi_measurements.schemas import KpiMeasurementRead
from api.strategic_plans.models import Kpi, KpiSource, Measure, StrategicPlan

SECTION_VIII: Final = "Strategic Plan 2018-2022, section VIII"
WHO_MEASURES: Final = frozenset({Role.SECRETARIAT, Role.CHAIR, Role.FOCAL_POINT})
WHO_VERIFIES: Final = frozenset({Role.SECRETARIAT, Role.CHAIR, Role.VALIDATOR})
TOLD_BY: Final[Mapping[Measure, tuple[str, ...]]] = {
    Measure.COUNT: ("value",),
    Measure.INCREASE: ("value",),
    Measure.MILESTONE: ("value",),
    Measure.SHARE: ("numerator", "denominator"),
    Measure.ORDINAL: ("rating",),
    Measure.QUALITATIVE: ("narrative",),
}
"""Which fields tell a KPI of each measure; a share is never told without its two numbers."""
VALUES: Final = ("value", "numerator", "denominator", "rating", "narrative")


class KpiMeasurementService(ResourceService[KpiMeasurement]):
    """An economy's figures are its own until they are submitted; verified ones are shown."""

    name = "kpi_measurements"
    read = KpiMeasurementRead
    model = KpiMeasurement
    roles = {
        **dict.fromkeys(("create", "update", "submit"), WHO_MEASURES),
        "verify": WHO_VERIFIES,
    }
    transitions = {
        "submit": Transition(frozenset({MeasurementStatus.DRAFT}), MeasurementStatus.SUBMITTED),
        "verify": Transition(frozenset({MeasurementStatus.SUBMITTED}), MeasurementStatus.VERIFIED),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Verified ones as their visibility says; before that only those whose they are.

        An economy's draft is the economy's own; submitted, it is also the business of the forum
        whose plan it is. The forum's own figures are its seats'.
        """
        if actor.is_secretariat:
            return true()
        is_verified = KpiMeasurement.status == MeasurementStatus.VERIFIED
        if actor.is_anonymous:
            return and_(is_verified, KpiMeasurement.visibility == Visibility.PUBLIC)
        shown = KpiMeasurement.visibility.in_([Visibility.PUBLIC, Visibility.MEMBERS])
        of_forum = and_(
            KpiMeasurement.forum.in_(actor.forums),
            or_(
                KpiMeasurement.economy.is_(None),
                KpiMeasurement.status != MeasurementStatus.DRAFT,
            ),
        )
        own = KpiMeasurement.economy.in_(actor.economies)
        return or_(and_(is_verified, shown), own, of_forum)

    def acts(self, seat: Seat, row: KpiMeasurement, action: str) -> bool:
        """Economies and fora measure what is theirs; the chair also verifies what economies say."""
        if seat.forum is not None:
            return seat.forum == row.forum and (row.economy is None or action == "verify")
        return seat.economy is not None and seat.economy == row.economy

    def prepare(self, row: KpiMeasurement) -> None:
        """Take plan and forum from the KPI; no number of the ref tells of others' drafts.

        A ref that the row brings along is its own.
        """
        plan = self.session.execute(
            select(Kpi.plan, StrategicPlan.forum)
            .join(StrategicPlan, StrategicPlan.ref == Kpi.plan)
            .where(Kpi.ref == row.kpi)
        ).one()
        row.plan, row.forum = plan
        row.ref = row.ref or hidden_ref(f"{row.kpi}.M")

    def update(self, row: KpiMeasurement, payload: BaseModel) -> KpiMeasurement:
        """Change it while nobody has verified it.

        Raises:
            RuleViolation: `measurement.frozen`, once it was verified.
        """
        self.permit(row, "update")
        if row.status is MeasurementStatus.VERIFIED:
            detail = "It was verified as it is; measure the period again to correct it."
            raise refused_by_rules([Finding("measurement.frozen", detail, "", SECTION_VIII)])
        return super().update(row, payload)

    def check(self, row: KpiMeasurement) -> Iterable[Fault]:
        """What must hold at any moment: a manual KPI, its kind of value, days in their order."""
        kpi = self._kpi(row)
        found = list(self._unfit(row, kpi))
        if row.period_end < row.period_start:
            detail = "The period ends before it starts."
            found.append(
                Finding(
                    "measurement.period-out-of-order",
                    detail,
                    "/period_end",
                    SECTION_VIII,
                )
            )
        if found:
            raise refused_by_rules(found)
        yield from _share_faults(row)
        if kpi.measure is Measure.MILESTONE and row.value not in {None, 0, 1}:
            detail = "A milestone is reached (1) or not (0)."
            yield Fault("measurement.milestone", detail, pointer="/value")

    def findings(self, row: KpiMeasurement) -> Iterator[Finding]:
        """What stands against submitting it."""
        for name in TOLD_BY[self._kpi(row).measure]:
            if getattr(row, name) is None:
                detail = f"Nothing was measured: there is no {name}."
                yield Finding("measurement.value-required", detail, f"/{name}", SECTION_VIII)

    def submit(self, row: KpiMeasurement) -> None:
        """Hand it in for somebody else to verify."""
        found = list(self.findings(row))
        if found:
            raise refused_by_rules(found)
        row.submitted_on = datetime.now(UTC).date()
        row.submitted_by = str(self.permit(row, "submit"))
        row.author_id = self.actor.id

    def verify(self, row: KpiMeasurement) -> None:
        """Confirm it; from here scorecards count it. Whoever submitted it cannot."""
        if row.author_id is not None and row.author_id == self.actor.id:
            detail = "Somebody else verifies: this person submitted it."
            raise refused_by_rules(
                [Finding("measurement.verifier-is-author", detail, "", SECTION_VIII)]
            )
        row.verified_on = datetime.now(UTC).date()
        row.verified_by = str(self.permit(row, "verify"))

    def _unfit(self, row: KpiMeasurement, kpi: Kpi) -> Iterator[Finding]:
        """A value of another kind than the KPI's measure asks for."""
        if kpi.source is KpiSource.COMPUTED:
            detail = f"{kpi.ref} is computed from the records; nobody enters it."
            yield Finding("measurement.kpi-is-computed", detail, "/kpi", SECTION_VIII)
            return
        told_by = TOLD_BY[kpi.measure]
        for name in VALUES:
            if name not in told_by and getattr(row, name) is not None:
                detail = f"{kpi.ref} is a {kpi.measure}: it is told by {' and '.join(told_by)}."
                yield Finding("measurement.wrong-kind-of-value", detail, f"/{name}", SECTION_VIII)

    def _kpi(self, row: KpiMeasurement) -> Kpi:
        return self.session.scalars(select(Kpi).where(Kpi.ref == row.kpi)).one()


def _share_faults(row: KpiMeasurement) -> Iterator[Fault]:
    """A share has something to be a share of, and is not more than that."""
    if row.denominator is None:
        return
    if row.denominator == 0:
        detail = "A share of nothing is no number; leave it out."
        yield Fault("measurement.empty-denominator", detail, pointer="/denominator")
    elif row.numerator is not None and row.numerator > row.denominator:
        detail = "The part is not larger than the whole."
        yield Fault("measurement.part-above-whole", detail, pointer="/numerator")
