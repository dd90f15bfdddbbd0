"""Who took part: agencies of economies, and organizations of certain kinds."""

from typing import Final, Literal

from pydantic import Field
from sqlalchemy import and_, func

from api.activities.models import Activity, activity_partner_organizations
from api.activity_reports.models import ActivityReport, ActivityReportStatus, Participation
from api.activity_reports.service import ActivityReportService
from api.insight.scorecards.formulas.activities import was_held
from api.insight.scorecards.formulas.formula import ComparedParameters, Facts, Formula, Part, Scope
from api.kpis.values import FormulaParameters
from api.organizations.models import Organization, OrganizationKind

HANDED_IN: Final = (ActivityReportStatus.SUBMITTED, ActivityReportStatus.ACCEPTED)


class AgencyParameters(FormulaParameters):
    """Agencies are told apart by economy."""

    by: Literal["economy"] = "economy"


class OrganizationParameters(ComparedParameters):
    """Which kinds of organizations."""

    kinds: list[OrganizationKind] = Field(min_length=1, max_length=20)


def _reported(fact: Facts, scope: Scope, part: Part) -> Facts:
    """Participants of completed activities, by the reports that were handed in."""
    report = and_(
        ActivityReport.activity == Activity.ref,
        ActivityReport.status.in_(HANDED_IN),
        ActivityReportService.visible(scope.actor),
    )
    return (
        fact.join(Activity, was_held(scope, part))
        .join(ActivityReport, report)
        .join(Participation, Participation.report_id == ActivityReport.id)
    )


def _agencies(scope: Scope) -> list[Facts]:
    named = scope.is_computed_by("agencies-involved")
    fact = scope.fact(
        "value",
        "activity_reports",
        ActivityReport.ref,
        on=Activity.ends_on,
        title=func.concat_ws(": ", Participation.economy, Participation.agency),
        key=func.concat_ws(":", Participation.economy, func.ctwg_words(Participation.agency)),
        economy=Participation.economy,
    )
    is_agency = and_(Participation.economy.is_not(None), Participation.agency.is_not(None))
    return [_reported(fact, scope, "value").where(named, is_agency)]


def _organizations(scope: Scope) -> list[Facts]:
    named = scope.is_computed_by("organizations-taking-part")
    is_wanted = and_(named, scope.lists("kinds", Organization.kind))
    links = activity_partner_organizations.c
    facts = []
    parts: tuple[Part, ...] = ("value", "baseline")
    for part in parts:
        reported = scope.fact(
            part,
            "activity_reports",
            ActivityReport.ref,
            on=Activity.ends_on,
            title=Organization.name,
            key=Organization.code,
        )
        partner = scope.fact(
            part,
            "activities",
            Activity.ref,
            on=Activity.ends_on,
            title=Organization.name,
            key=Organization.code,
        )
        facts += [
            _reported(reported, scope, part)
            .join(Organization, Organization.code == Participation.organization)
            .where(is_wanted),
            partner.join(Activity, was_held(scope, part))
            .join(activity_partner_organizations, links.owner_id == Activity.id)
            .join(Organization, Organization.code == links.target_key)
            .where(is_wanted),
        ]
    return facts


AGENCIES_INVOLVED: Final = Formula(
    name="agencies-involved",
    parameters=AgencyParameters,
    counts="distinct agencies of economies that took part in completed activities, by the reports "
    "that were handed in",
    facts=_agencies,
    is_by_economy=True,
    is_for_members=True,
)
ORGANIZATIONS_TAKING_PART: Final = Formula(
    name="organizations-taking-part",
    parameters=OrganizationParameters,
    counts="distinct organizations of the given kinds that were partners in completed activities "
    "or took part by the reports that were handed in",
    facts=_organizations,
)
