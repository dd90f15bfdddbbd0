"""From a Leaders' statement down to the evidence, and back up from anything that people quote."""

from api.insight.insight import Insight
from api.insight.trace.filters import add_filters
from api.insight.trace.links import TRACED
from api.insight.trace.schemas import Trace, TraceQuery
from api.insight.trace.statement import trace_statement
from api.insight.trace.words import with_words

add_filters()

insight = Insight(
    path="/trace/{key}",
    name="trace",
    summary="What gave rise to a record, and what came of it",
    query=TraceQuery,
    answers=Trace,
    statement=trace_statement,
    finish=with_words,
    rests_on=tuple(kind.resource.name for kind in TRACED),
    is_dated=True,
)
