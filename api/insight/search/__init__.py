"""One search over everything that the caller may see."""

from api.core.listing import NAMES
from api.insight.insight import Insight
from api.insight.search.schemas import SearchAnswer, SearchEverything
from api.insight.search.snippets import with_snippets
from api.insight.search.statement import SEARCHED, search_statement

insight = Insight(
    path="/search",
    name="search",
    summary="Search everything that the caller may see",
    query=SearchEverything,
    answers=SearchAnswer,
    statement=search_statement,
    finish=with_snippets,
    rests_on=tuple(dict.fromkeys((NAMES, *(kind.resource.name for kind in SEARCHED)))),
)
