"""Support: what is needed and offered, what came of it, and who has nobody's support."""

from api.insight.insight import Insight
from api.insight.support_board.schemas import SupportBoard, SupportBoardQuery
from api.insight.support_board.statement import board_statement

insight = Insight(
    path="/support-board",
    name="support_board",
    summary="What is needed and offered, and who has no support",
    query=SupportBoardQuery,
    answers=SupportBoard,
    statement=board_statement,
    rests_on=(
        *("support_needs", "support_offers", "support_matches"),
        *("strategic_plans", "economies", "cross_cutting_areas"),
    ),
)
