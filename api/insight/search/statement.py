"""The search as one statement: what each kind holds, ranked together."""

from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Float,
    Integer,
    Select,
    Text,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy.orm import aliased

from api.core.actors import Actor
from api.core.db import Searchable
from api.core.listing import Statement, compiled, found_by, late
from api.insight.figures import as_object
from api.insight.records import KINDS, RecordKind
from api.insight.search.schemas import SearchKind
from api.insight.statements import kept_by_reach

MOST: Final = 1_000
"""Records of a kind that are ranked and counted; of more, those with the highest refs."""
FEW: Final = 5_000
"""Hits that are looked up one by one."""
SHOWN: Final = 4_000
"""Characters of a record in which a snippet is looked for."""
TEXTS_WEIGH: Final = ("{0.1, 0.2, 0.4, 1}", 1.0)
NAMES_WEIGH: Final = ("{0.01, 1, 1, 1}", 5.0)
"""The weights D to A, and how often: who or what a word names comes before where it occurs."""
NAMED: Final = frozenset({"economy", "sub_forum", "organization", "topic"})
SEARCHED: Final = tuple(kind for kind in KINDS if kind.name in set(SearchKind))


def is_searched(kind: RecordKind) -> bool:
    """Whether a kind is found by words; the others are found by their ref only."""
    return issubclass(kind.model, Searchable)


@kept_by_reach
def search_statement(actor: Actor) -> Statement:
    """One statement that answers a search as JSON, as this actor may see it."""
    words = select(func.ctwg_asked(_typed()).label("words")).cte("asked")
    found = [_found(kind, actor, words) for kind in SEARCHED]
    each = (_ranked(place, rows, words) for place, rows in enumerate(found))
    hits = union_all(*each).subquery("hits")
    order = [hits.c.is_exact.desc(), hits.c.rank.desc(), hits.c.place, hits.c.ref]
    page = (
        select(hits.c.place, hits.c.ref, func.row_number().over(order_by=order).label("n"))
        .order_by(*order)
        .limit(late("limit", Integer()))
        .cte("page")
    )
    counted = union_all(*(_count(place, rows) for place, rows in enumerate(found))).subquery()
    told = {
        "kind": _name(counted.c.place),
        "count": counted.c.n,
        "is_more": counted.c.is_more,
    }
    kinds = select(as_object(told)).order_by(counted.c.place)
    lexemes = func.regexp_matches(cast(words.c.words, Text), "'([^']+)'", "g", type_=ARRAY(Text))
    answer = {
        "q": _typed(),
        "words": func.array(select(lexemes[1]).scalar_subquery()),
        "kinds": func.array(kinds.scalar_subquery()),
        "hits": func.array(select(_hit(page)).order_by(page.c.n).scalar_subquery()),
    }
    return compiled(select(as_object(answer)))


def _typed() -> ColumnElement[str]:
    return late("q", Text())


def _found(kind: RecordKind, actor: Actor, words: CTE) -> CTE:
    """The records of a kind that hold the words, as the actor sees them: `MOST` and one more."""
    model = kind.model
    wanted = type_coerce(late("kind", ARRAY(Text)), ARRAY(Text))
    is_wanted = or_(func.cardinality(wanted) == 0, literal(kind.name, Text()) == func.any(wanted))
    seen = (
        select(model.id, kind.ref.label("ref"))
        .where(is_wanted, kind.resource.service.visible(actor))
        .order_by(kind.ref.desc())
        .limit(MOST + 1)
    )
    is_typed = kind.ref.in_([_typed(), func.upper(_typed())])
    ways = [seen.where(is_typed)]
    if is_searched(kind):
        asked = select(words.c.words).scalar_subquery()
        hits = found_by(aliased(model), asked).cte(f"hits_{kind.name}")
        count = select(func.count()).select_from(hits).scalar_subquery()
        # Both ways find the same: few hits are looked up, many are met on the way down the refs.
        ways += [
            seen.where(model.id.in_(select(hits.c[0])), count <= FEW),
            seen.where(model.search.bool_op("@@")(asked), count > FEW),
        ]
    return union(*(select(way.subquery()) for way in ways)).cte(f"found_{kind.name}")


def _ranked(place: int, rows: CTE, words: CTE) -> Select[*tuple[Any, ...]]:
    """How well each fits; a ref that is typed exactly fits best."""
    kind = SEARCHED[place]
    # A document's number has slashes, its ref hyphens.
    is_exact = func.lower(kind.ref) == func.lower(func.translate(_typed(), "/ ", "--"))
    rank: ColumnElement[float] = cast(0, Float)
    if is_searched(kind):
        asked = select(words.c.words).scalar_subquery()
        weights, times = NAMES_WEIGH if kind.name in NAMED else TEXTS_WEIGH
        said = func.ts_rank(literal_column(f"'{weights}'::real[]"), kind.model.search, asked)
        rank = func.coalesce(said, 0) * times
    return select(
        literal(place).label("place"),
        kind.ref.label("ref"),
        is_exact.label("is_exact"),
        rank.label("rank"),
    ).join(rows, rows.c.id == kind.model.id)


def _count(place: int, rows: CTE) -> Select[*tuple[Any, ...]]:
    n = func.count()
    return (
        select(
            literal(place).label("place"),
            func.least(n, MOST).label("n"),
            (n > MOST).label("is_more"),
        )
        .select_from(rows)
        .having(n > 0)
    )


def _name(place: ColumnElement[int]) -> ColumnElement[str]:
    return case({n: kind.name for n, kind in enumerate(SEARCHED)}, value=place)


def _hit(page: CTE) -> ColumnElement[Any]:
    """What is shown of a hit, whatever its kind."""
    shown = [
        (page.c.place == place, _shown(kind, page).scalar_subquery())
        for place, kind in enumerate(SEARCHED)
    ]
    return case(*shown)


def _shown(kind: RecordKind, page: CTE) -> Select[*tuple[Any, ...]]:
    model = kind.model
    names = model.__search__ if is_searched(kind) else ()
    texts = [cast(_plain(model, name), Text) for name in names if name != "ref"]
    text = func.concat_ws(" · ", *texts) if texts else kind.heading
    told = {
        "kind": literal(kind.name, Text()),
        "ref": kind.ref,
        "title": kind.heading,
        "status": kind.status,
        "path": kind.path_of(kind.ref),
        "text": func.left(text, SHOWN),
    }
    return select(as_object(told)).where(kind.ref == page.c.ref).correlate(page)


def _plain(model: Any, name: str) -> Any:  # noqa: ANN401 - any mapped column
    """A searched column as one reads it: a list of names as names."""
    column, _, is_list = name.partition("::")
    if not is_list:
        return getattr(model, column)
    names = func.jsonb_array_elements_text(getattr(model, column)).table_valued("value")
    return select(func.string_agg(names.c.value, "; ")).correlate(model).scalar_subquery()
