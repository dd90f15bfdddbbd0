"""The addresses of measurements."""

from typing import Any

from sqlalchemy import ColumnElement, and_, select

from api.core.resource import Resource, Verb
from api.kpi_measurements.models import KpiMeasurement, MeasurementStatus
from api.kpi_measurements.schemas import (
    KpiMeasurementCreate,
    KpiMeasurementQuery,
    KpiMeasurementUpdate,
)
from api.kpi_measurements.service import KpiMeasurementService
from api.kpis.routes import resource as kpis
from api.kpis.schemas import KpiLack
from api.strategic_plans.models import Kpi, KpiSource


def is_of_forum(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It speaks of the forum as a whole, not of one economy."""
    return KpiMeasurement.economy.is_(None) == wanted


_verified = (
    select(KpiMeasurement.id)
    .where(KpiMeasurement.kpi == Kpi.ref, KpiMeasurement.status == MeasurementStatus.VERIFIED)
    .correlate(Kpi)
)
# Imports go from child to parent, so the child says what the parent lacks of it.
kpis.lacks[KpiLack.MEASUREMENTS] = and_(Kpi.source == KpiSource.MANUAL, ~_verified.exists())
kpis.filters_rest_on.setdefault("lacks", []).append("kpi_measurements")

resource = Resource(
    KpiMeasurementService,
    one="KPI measurement",
    query=KpiMeasurementQuery,
    create=KpiMeasurementCreate,
    update=KpiMeasurementUpdate,
    verbs=(Verb("submit"), Verb("verify")),
    filters={"of_forum": is_of_forum},
    is_lintable=True,
)
