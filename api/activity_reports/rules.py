"""What a report may lack."""

from typing import Final

from sqlalchemy import and_, select

from api.activity_reports.models import ActivityReport, Participation, report_recommendations
from api.activity_reports.schemas import ActivityReportLack
from api.core.lacks import Gaps, is_unlinked

_OF_REPORT = Participation.report_id == ActivityReport.id
LACKS: Final[Gaps] = {
    ActivityReportLack.PARTICIPATION: ~select(Participation.id).where(_OF_REPORT).exists(),
    ActivityReportLack.AGENCIES: ~select(Participation.id)
    .where(_OF_REPORT, Participation.agency.is_not(None))
    .exists(),
    ActivityReportLack.RECOMMENDATIONS: and_(
        is_unlinked(ActivityReport, report_recommendations),
        ActivityReport.no_recommendations_because.is_(None),
    ),
}
"""What a report may lack: who took part, which agencies, recommendations or the reason for none."""
