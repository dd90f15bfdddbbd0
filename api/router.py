"""Every resource, in glossary order: the one line of wiring that a new resource needs."""

from typing import Final

from api.action_plans.routes import resource as action_plans
from api.activities.routes import resource as activities
from api.activity_reports.routes import resource as activity_reports
from api.core.resource import AnyResource
from api.cross_cutting_areas.routes import resource as cross_cutting_areas
from api.documents.routes import resource as documents
from api.economies.routes import resource as economies
from api.engagements.routes import resource as engagements
from api.focus_areas.routes import resource as focus_areas
from api.implementations.routes import resource as implementations
from api.kpi_measurements.routes import resource as kpi_measurements
from api.kpis.routes import resource as kpis
from api.mandates.routes import resource as mandates
from api.meetings.routes import resource as meetings
from api.objectives.routes import resource as objectives
from api.organizations.routes import resource as organizations
from api.recommendation_likenesses.routes import resource as recommendation_likenesses
from api.recommendations.routes import resource as recommendations
from api.service_accounts.routes import resource as service_accounts
from api.strategic_plans.routes import resource as strategic_plans
from api.sub_fora.routes import resource as sub_fora
from api.support_matches.routes import resource as support_matches
from api.support_needs.routes import resource as support_needs
from api.support_offers.routes import resource as support_offers
from api.topics.routes import resource as topics
from api.users.routes import resource as users
from api.work_plans.routes import resource as work_plans

RESOURCES: Final[tuple[AnyResource, ...]] = (
    economies,
    sub_fora,
    organizations,
    cross_cutting_areas,
    mandates,
    topics,
    documents,
    strategic_plans,
    focus_areas,
    objectives,
    kpis,
    kpi_measurements,
    work_plans,
    activities,
    recommendations,
    recommendation_likenesses,
    activity_reports,
    implementations,
    action_plans,
    support_needs,
    support_offers,
    support_matches,
    meetings,
    engagements,
    users,
    service_accounts,
)
