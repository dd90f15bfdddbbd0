"""The addresses of KPIs."""

from api.core.resource import Resource
from api.kpis.schemas import KpiCreate, KpiQuery, KpiUpdate
from api.kpis.service import KpiService

resource = Resource(
    KpiService,
    one="KPI",
    query=KpiQuery,
    create=KpiCreate,
    update=KpiUpdate,
)
