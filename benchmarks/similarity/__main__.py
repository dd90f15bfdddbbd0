"""`python -m benchmarks.similarity`: each method on the judged pairs, and the service's speed."""

import argparse
import json
import random
import statistics
import time

import psycopg
from psycopg import RawCursor, sql
from sqlalchemy import make_url

from api.core.actors import SYSTEM
from api.insight.similar_recommendations.statement import similar_statement
from api.migrating import migrate
from benchmarks import rows
from benchmarks.similarity import measures
from benchmarks.similarity.methods import lexicon_weights, methods
from benchmarks.similarity.record import Record, judged, loaded

SCORES = (15, 20, 25, 30, 40, 50)
ASKED = 30


def main() -> None:
    """Load the record into a database of its own and print the figures of docs/similarity.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.similarity", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="rows for the speed; 0 for none")
    parser.add_argument("--weights", action="store_true", help="only print a lexicon's weights")
    options = parser.parse_args()
    with loaded() as record:
        if options.weights:
            print(json.dumps(lexicon_weights(record), indent=1))
            return
        _print_methods(record)
        if options.rows:
            _print_speed(record, options.rows)


def _print_methods(record: Record) -> None:
    pairs, keys = judged(), sorted(record.texts)
    held_out = [pair for pair in pairs if pair.is_held_out]
    seen = [pair for pair in pairs if not pair.is_held_out]
    overlaps = sum(pair.overlaps for pair in pairs)
    print(f"{len(pairs)} pairs: {overlaps} overlap, {len(pairs) - overlaps} do not;")
    print(f"{len(held_out)} held out. {len(keys)} recommendations.\n")
    print("| Method | AUC | seen | held out | among the first 5 | 10 |")
    print("|---|---:|---:|---:|---:|---:|")
    ours = None
    for name, method in methods(record).items():
        figures = [measures.auc(method, some) for some in (pairs, seen, held_out)]
        figures += [measures.found_among(method, pairs, keys, first) for first in (5, 10)]
        print(f"| {name} | {' | '.join(f'{figure:.2f}' for figure in figures)} |")
        ours = method
    if ours is None:
        raise LookupError("no method to measure")
    print("\n| From score | precision | recall | suggestions each |\n|---:|---:|---:|---:|")
    for score in SCORES:
        at = measures.at_score(ours, pairs, keys, score)
        print(f"| {score} | {at.precision:.2f} | {at.recall:.2f} | {at.suggestions:.1f} |")


def _print_speed(record: Record, count: int) -> None:
    name = f"rows_{count}"
    with psycopg.connect(record.url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = make_url(record.url).set(database=name).render_as_string(hide_password=False)
    migrate(url)
    rows.fill(url, count)
    chance = random.Random(1)  # noqa: S311 - a choice of rows, not a secret
    statement = similar_statement(SYSTEM)
    taken = []
    with psycopg.connect(url, autocommit=True, cursor_factory=RawCursor) as connection:
        for number in chance.sample(range(count), ASKED):
            values = {"key": f"BENCH-R{number:06}", "limit": 10, "different": False}
            begun = time.perf_counter()
            connection.execute(statement.sql, statement.bind(values)).fetchall()
            taken.append(time.perf_counter() - begun)
    middle, worst = 1000 * statistics.median(taken), 1000 * max(taken)
    print(f"\nAmong {count:,} recommendations: median {middle:.0f} ms, worst {worst:.0f} ms.")


if __name__ == "__main__":
    main()
