"""Where a plan stands: its KPIs with values, targets, forecasts, and the records behind them."""

from typing import Final

from api.insight.insight import Insight
from api.insight.scorecards.counted import counted_statement, with_paths
from api.insight.scorecards.schemas import CountedQuery, CountedRecords, Scorecard, ScorecardQuery
from api.insight.scorecards.statement import scorecard_statement
from api.insight.scorecards.words import with_words

RESTS_ON: Final = (
    *("strategic_plans", "kpi_measurements", "activities", "activity_reports", "recommendations"),
    *("implementations", "action_plans", "engagements", "economies", "organizations", "sub_fora"),
)

insight = Insight(
    path="/scorecards/{key}",
    name="scorecard",
    summary="Where a plan stands, KPI by KPI",
    query=ScorecardQuery,
    answers=Scorecard,
    statement=scorecard_statement,
    rests_on=RESTS_ON,
    is_dated=True,
    finish=with_words,
)
counted = Insight(
    path="/scorecards/{key}/records",
    name="scorecard_records",
    summary="Exactly what a number of a scorecard was counted from",
    query=CountedQuery,
    answers=CountedRecords,
    statement=counted_statement,
    rests_on=RESTS_ON,
    is_dated=True,
    finish=with_paths,
)
