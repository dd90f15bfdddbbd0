"""Which resources can be imported: every one that is written, but accounts.

Users and service accounts hold passwords, secrets and rights: those are given one by one, by
somebody who looks at each.
"""

from collections.abc import Mapping
from typing import Final

from api.action_plans.schemas import ActionPlanCreate, ActionPlanUpdate
from api.action_plans.service import ActionPlanService
from api.activities.schemas import ActivityCreate, ActivityUpdate
from api.activities.service import ActivityService
from api.activity_reports.schemas import ActivityReportCreate, ActivityReportUpdate
from api.activity_reports.service import ActivityReportService
from api.cross_cutting_areas.schemas import CrossCuttingAreaCreate, CrossCuttingAreaUpdate
from api.cross_cutting_areas.service import CrossCuttingAreaService
from api.documents.schemas import DocumentCreate, DocumentUpdate
from api.documents.service import DocumentService
from api.economies.schemas import EconomyCreate, EconomyUpdate
from api.economies.service import EconomyService
from api.engagements.schemas import EngagementCreate, EngagementUpdate
from api.engagements.service import EngagementService
from api.focus_areas.schemas import FocusAreaCreate, FocusAreaUpdate
from api.focus_areas.service import FocusAreaService
from api.implementations.schemas import ImplementationUpdate
from api.implementations.service import ImplementationService
from api.imports.importable import Importable
from api.kpi_measurements.schemas import KpiMeasurementCreate, KpiMeasurementUpdate
from api.kpi_measurements.service import KpiMeasurementService
from api.kpis.schemas import KpiCreate, KpiUpdate
from api.kpis.service import KpiService
from api.mandates.schemas import MandateCreate, MandateUpdate
from api.mandates.service import MandateService
from api.meetings.schemas import MeetingCreate, MeetingUpdate
from api.meetings.service import MeetingService
from api.objectives.schemas import ObjectiveCreate, ObjectiveUpdate
from api.objectives.service import ObjectiveService
from api.organizations.schemas import OrganizationCreate, OrganizationUpdate
from api.organizations.service import OrganizationService
from api.recommendation_likenesses.schemas import (
    RecommendationLikenessCreate,
    RecommendationLikenessUpdate,
)
from api.recommendation_likenesses.service import RecommendationLikenessService
from api.recommendations.schemas import RecommendationCreate, RecommendationUpdate
from api.recommendations.service import RecommendationService
from api.strategic_plans.schemas import StrategicPlanCreate, StrategicPlanUpdate
from api.strategic_plans.service import StrategicPlanService
from api.sub_fora.schemas import SubForumCreate, SubForumUpdate
from api.sub_fora.service import SubForumService
from api.support_matches.schemas import SupportMatchCreate, SupportMatchUpdate
from api.support_matches.service import SupportMatchService
from api.support_needs.schemas import SupportNeedCreate, SupportNeedUpdate
from api.support_needs.service import SupportNeedService
from api.support_offers.schemas import SupportOfferCreate, SupportOfferUpdate
from api.support_offers.service import SupportOfferService
from api.topics.schemas import TopicCreate, TopicUpdate
from api.topics.service import TopicService
from api.work_plans.schemas import WorkPlanCreate, WorkPlanUpdate
from api.work_plans.service import WorkPlanService

_OFFERED: Final = (
    Importable(ActivityService, ActivityCreate, ActivityUpdate),
    Importable(RecommendationService, RecommendationCreate, RecommendationUpdate),
    Importable(ImplementationService, None, ImplementationUpdate),
    Importable(WorkPlanService, WorkPlanCreate, WorkPlanUpdate),
    Importable(ActivityReportService, ActivityReportCreate, ActivityReportUpdate),
    Importable(MeetingService, MeetingCreate, MeetingUpdate),
    Importable(EngagementService, EngagementCreate, EngagementUpdate),
    Importable(ActionPlanService, ActionPlanCreate, ActionPlanUpdate),
    Importable(SupportNeedService, SupportNeedCreate, SupportNeedUpdate),
    Importable(SupportOfferService, SupportOfferCreate, SupportOfferUpdate),
    Importable(SupportMatchService, SupportMatchCreate, SupportMatchUpdate),
    Importable(KpiMeasurementService, KpiMeasurementCreate, KpiMeasurementUpdate),
    Importable(StrategicPlanService, StrategicPlanCreate, StrategicPlanUpdate),
    Importable(FocusAreaService, FocusAreaCreate, FocusAreaUpdate),
    Importable(ObjectiveService, ObjectiveCreate, ObjectiveUpdate),
    Importable(KpiService, KpiCreate, KpiUpdate),
    Importable(EconomyService, EconomyCreate, EconomyUpdate),
    Importable(SubForumService, SubForumCreate, SubForumUpdate),
    Importable(OrganizationService, OrganizationCreate, OrganizationUpdate),
    Importable(CrossCuttingAreaService, CrossCuttingAreaCreate, CrossCuttingAreaUpdate),
    Importable(MandateService, MandateCreate, MandateUpdate),
    Importable(TopicService, TopicCreate, TopicUpdate),
    Importable(DocumentService, DocumentCreate, DocumentUpdate),
    Importable(
        RecommendationLikenessService, RecommendationLikenessCreate, RecommendationLikenessUpdate
    ),
)
IMPORTABLES: Final[Mapping[str, Importable]] = {offered.name: offered for offered in _OFFERED}
