"""Generated rows: recommendations, and what economies answer to them."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from uuid import UUID

import psycopg
from psycopg import sql

ECONOMIES = [f"E{n:02}" for n in range(1, 22)]
FOCUS_AREAS = [f"BENCH.FA{n}" for n in range(1, 10)]
FORUM, PLAN = "CTWG", "BENCH"
YEARS = range(2010, 2027)
FIRST_DAY = date(2018, 1, 1)
STATUSES = ("draft", "adopted", "adopted", "adopted", "closed", "superseded")
PROGRESS = ("not_started", "planned", "in_progress", "blocked", "implemented")
Row = Sequence[object]
Table = tuple[str, tuple[str, ...], Iterator[Row]]


def fill(url: str, count: int) -> None:
    """Fill an empty, migrated database: that many recommendations, as many implementations."""
    # Seeded: each run measures the same rows.
    chance = random.Random(count)  # noqa: S311 - rows, not secrets
    with psycopg.connect(url) as connection:
        for name, columns, rows in chain(_groundwork(chance), _records(chance, count)):
            table = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
            )
            with connection.cursor() as cursor, cursor.copy(table) as copy:
                for row in rows:
                    copy.write_row(row)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


def words(chance: random.Random, count: int) -> str:
    """So many words of a made-up language."""
    # Some words are frequent and most are rare, as in any language.
    return " ".join(f"word{int(chance.paretovariate(0.7)) % 20_000}" for _ in range(count))


def _uuid(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _groundwork(chance: random.Random) -> Iterator[Table]:
    named = ("id", "code", "name", "aliases", "sources")
    yield (
        "economies",
        (*named, "position"),
        ((_uuid(chance), c, f"Economy {c}", "[]", "[]", n) for n, c in enumerate(ECONOMIES)),
    )
    yield (
        "sub_fora",
        (*named, "kind", "is_active"),
        iter([(_uuid(chance), FORUM, "Counter-Terrorism", "[]", "[]", "working_group", True)]),
    )
    yield (
        "strategic_plans",
        ("id", "ref", "forum", "title", "status", "plan_version", "sources"),
        iter([(_uuid(chance), PLAN, FORUM, "A plan", "endorsed", 1, "[]")]),
    )
    yield (
        "focus_areas",
        ("id", "ref", "plan", "label", "text", "position"),
        (
            (_uuid(chance), ref, PLAN, ref[-3:], words(chance, 12), n)
            for n, ref in enumerate(FOCUS_AREAS)
        ),
    )


def _records(chance: random.Random, count: int) -> Iterator[Table]:
    made = [(_uuid(chance), f"BENCH-R{n:06}") for n in range(count)]
    yield (
        "recommendations",
        (
            *("id", "ref", "text", "forum", "plan", "year", "source_kind", "strength"),
            *("addressed_to_all_economies", "priority", "due_on", "status", "visibility"),
            "sources",
        ),
        (
            (
                *(record, ref, words(chance, 40), FORUM, PLAN, chance.choice(YEARS)),
                *("document", "explicit", False, chance.choice(("low", "medium", "high"))),
                FIRST_DAY + timedelta(chance.randrange(3000)),
                *(chance.choice(STATUSES), chance.choice(("public", "public", "members")), "[]"),
            )
            for record, ref in made
        ),
    )
    for table, keys, each in (
        ("recommendation_focus_areas", FOCUS_AREAS, 2),
        ("recommendation_economies", ECONOMIES, 3),
    ):
        links = ((r, key) for r, _ in made for key in chance.sample(keys, each))
        yield table, ("owner_id", "target_key"), links
    yield (
        "implementations",
        (
            *("id", "ref", "recommendation", "forum", "economy", "acceptance", "implementation"),
            *("verification", "owner", "due_on", "progress_note", "evidence"),
        ),
        (
            (
                *(_uuid(chance), f"{ref}.{economy}", ref, FORUM, economy, "accepted"),
                *(chance.choice(PROGRESS), "unverified", "Ministry of Transport"),
                FIRST_DAY + timedelta(chance.randrange(3000)),
                *(words(chance, 30), "[]"),
            )
            for _, ref in made
            for economy in chance.sample(ECONOMIES, 1)
        ),
    )
