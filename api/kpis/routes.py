"""The addresses of KPIs."""

from api.core.resource import Resource
from api.kpis.rules import LACKS
from api.kpis.schemas import KpiCreate, KpiQuery, KpiUpdate
from api.kpis.service import KpiService
from api.strategic_plans.models import Kpi
from api.strategic_plans.parts import of_forum

resource = Resource(
    KpiService,
    one="KPI",
    query=KpiQuery,
    create=KpiCreate,
    update=KpiUpdate,
    filters={"forum": of_forum(Kpi)},
    lacks=LACKS,
)
