"""Records as insight speaks of them: what kind one is, what it is called, where it stands."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Text,
    case,
    cast,
    func,
    literal,
    literal_column,
    null,
    select,
)
from sqlalchemy.orm import Mapped

from api.action_plans.models import ActionPlan
from api.action_plans.routes import resource as action_plans
from api.activities.models import Activity
from api.activities.routes import resource as activities
from api.activity_reports.models import ActivityReport
from api.activity_reports.routes import resource as activity_reports
from api.core.resource import AnyResource
from api.core.settings import API_BASE
from api.cross_cutting_areas.routes import resource as cross_cutting_areas
from api.documents.routes import resource as documents
from api.economies.models import Economy
from api.economies.routes import resource as economies
from api.engagements.models import Engagement
from api.engagements.routes import resource as engagements
from api.focus_areas.routes import resource as focus_areas
from api.implementations.models import Implementation
from api.implementations.routes import resource as implementations
from api.insight.figures import cut_at_word
from api.kpi_measurements.models import KpiMeasurement
from api.kpi_measurements.routes import resource as kpi_measurements
from api.kpis.routes import resource as kpis
from api.mandates.routes import resource as mandates
from api.meetings.models import Meeting
from api.meetings.routes import resource as meetings
from api.objectives.routes import resource as objectives
from api.organizations.routes import resource as organizations
from api.recommendations.models import Recommendation
from api.recommendations.routes import resource as recommendations
from api.strategic_plans.models import FocusArea, Kpi, Objective
from api.strategic_plans.routes import resource as strategic_plans
from api.sub_fora.routes import resource as sub_fora
from api.support_matches.models import SupportMatch
from api.support_matches.routes import resource as support_matches
from api.support_needs.models import SupportNeed
from api.support_needs.routes import resource as support_needs
from api.support_offers.models import SupportOffer
from api.support_offers.routes import resource as support_offers
from api.topics.routes import resource as topics
from api.work_plans.models import WorkPlan
from api.work_plans.routes import resource as work_plans

TITLE_LENGTH: Final = 200
_ROOT: Final[ColumnElement[Any]] = literal_column("'{}'")
"""The whole of a JSON value, which is a date as far as it is known."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record that people quote."""

    resource: AnyResource
    title: ColumnElement[Any]
    """What it is called in one line."""
    state: ColumnElement[Any] | None = None
    """Where it stands, if not by its `status`."""

    @property
    def name(self) -> str:
        """The noun for one: `activity_report`."""
        return self.resource.one.lower().replace(" ", "_").replace("-", "_")

    @property
    def model(self) -> Any:  # noqa: ANN401 - the mapped class of any resource
        """The mapped class."""
        return self.resource.service.model

    @property
    def ref(self) -> ColumnElement[str]:
        """What people quote."""
        quoted: ColumnElement[str] = getattr(self.model, self.model.__key__)
        return quoted

    @property
    def status(self) -> ColumnElement[str | None]:
        """Where it stands, of those that have a state."""
        state = getattr(self.model, "status", None) if self.state is None else self.state
        return cast(null() if state is None else state, Text)

    @property
    def heading(self) -> ColumnElement[str]:
        """The title, or the ref where there is none to be seen."""
        return cut_at_word(func.coalesce(self.title, self.ref), TITLE_LENGTH)

    def path_of(self, ref: ColumnElement[str]) -> ColumnElement[str]:
        """The address of the record that is quoted so."""
        return literal(f"{API_BASE}{self.resource.path}/", Text()).concat(ref)


def _of_parent(
    title: Mapped[str] | ColumnElement[str],
    parent: Mapped[str],
    link: Any,  # noqa: ANN401 - a mapped column that may be null
) -> ColumnElement[str | None]:
    """What the record is called that a link leads to."""
    return select(title).where(parent == link).correlate(link.parent).scalar_subquery()


def _spoken(state: Any) -> ColumnElement[str]:  # noqa: ANN401 - any column of words
    """Codes as words: `midterm_review` is "midterm review"."""
    return func.translate(cast(state, Text), "_-", "  ")


def _period(first: Any, last: Any) -> ColumnElement[str]:  # noqa: ANN401 - two columns of dates
    """A calendar year by its number, any other period by its first and last day."""
    bounds = func.concat(func.to_char(first, "YYYY-MM-DD"), func.to_char(last, "/YYYY-MM-DD"))
    year = func.to_char(first, "YYYY")
    days = func.concat_ws(
        " to ", func.to_char(first, "FMDD FMMonth YYYY"), func.to_char(last, "FMDD FMMonth YYYY")
    )
    return case((bounds == func.concat(year, "-01-01/", year, "-12-31"), year), else_=days)


def _own(resource: AnyResource, name: str) -> RecordKind:
    """A kind whose title is a column."""
    return RecordKind(resource, getattr(resource.service.model, name))


def _part(resource: AnyResource, model: type[FocusArea | Objective | Kpi]) -> RecordKind:
    """A part of a plan, with the label as printed."""
    return RecordKind(resource, func.concat_ws(" ", model.label, model.text))


KINDS: Final[tuple[RecordKind, ...]] = (
    _own(mandates, "title"),
    _own(strategic_plans, "title"),
    _part(focus_areas, FocusArea),
    _part(objectives, Objective),
    _part(kpis, Kpi),
    RecordKind(
        kpi_measurements,
        func.concat_ws(
            ", ",
            _of_parent(
                func.concat_ws(
                    " ", _of_parent(Objective.label, Objective.ref, Kpi.objective), Kpi.label
                ),
                Kpi.ref,
                KpiMeasurement.kpi,
            ),
            _of_parent(Economy.name, Economy.code, KpiMeasurement.economy),
            _period(KpiMeasurement.period_start, KpiMeasurement.period_end),
        ),
    ),
    RecordKind(work_plans, func.concat(WorkPlan.forum, " work plan ", cast(WorkPlan.year, Text))),
    _own(activities, "title"),
    RecordKind(
        activity_reports,
        func.concat("Report: ", _of_parent(Activity.title, Activity.ref, ActivityReport.activity)),
    ),
    _own(recommendations, "text"),
    RecordKind(
        implementations,
        _of_parent(Recommendation.text, Recommendation.ref, Implementation.recommendation),
        Implementation.implementation.expression,
    ),
    RecordKind(
        action_plans,
        func.concat_ws(
            ": ",
            func.concat(
                "Action plan of ", _of_parent(Economy.name, Economy.code, ActionPlan.economy)
            ),
            _spoken(ActionPlan.edition),
        ),
    ),
    _own(support_needs, "title"),
    _own(support_offers, "title"),
    RecordKind(
        support_matches,
        func.concat_ws(
            " - ",
            _of_parent(SupportNeed.title, SupportNeed.ref, SupportMatch.need),
            func.coalesce(
                _of_parent(SupportOffer.title, SupportOffer.ref, SupportMatch.offer),
                _of_parent(Activity.title, Activity.ref, SupportMatch.activity),
            ),
        ),
    ),
    RecordKind(
        meetings,
        func.concat_ws(" ", Meeting.forum, "meeting", Meeting.place, Meeting.on.op("#>>")(_ROOT)),
    ),
    RecordKind(
        engagements,
        func.concat_ws(
            " ", Engagement.forum, _spoken(Engagement.kind), Engagement.on.op("#>>")(_ROOT)
        ),
    ),
    _own(documents, "title"),
    _own(economies, "name"),
    _own(sub_fora, "name"),
    _own(organizations, "name"),
    _own(cross_cutting_areas, "name"),
    _own(topics, "name"),
)
"""From mandates down to what came of them, then what they speak of."""

KIND_OF: Final = {kind.resource.name: kind for kind in KINDS}
"""By the resource's name."""
