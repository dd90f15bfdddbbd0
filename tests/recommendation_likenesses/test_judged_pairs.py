"""On pairs of the real record that a person judged, likeness does what its page says of it."""

import csv
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).parents[2]
LIKENESS = """
SELECT sum(ctwg_term_weight(term) ^ 2)
  / (ctwg_terms_length(ctwg_terms(%(a)s)) * ctwg_terms_length(ctwg_terms(%(b)s)))
FROM unnest(ctwg_terms(%(a)s)) AS term WHERE term = ANY (ctwg_terms(%(b)s))
"""


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a file."""
    with (ROOT / path).open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def scored(owner: psycopg.Connection) -> list[tuple[bool, float]]:
    """Whether each pair overlaps, and how alike the database finds its texts."""
    texts = {row["recommendation_id"]: row["text"] for row in rows("data/recommendations.csv")}
    found = []
    for row in rows("benchmarks/similarity/pairs.csv"):
        sent = {"a": texts[row["a"]], "b": texts[row["b"]]}
        answer = owner.execute(LIKENESS, sent).fetchone()
        found.append((row["verdict"] != "different", (answer and answer[0]) or 0.0))
    return found


def test_there_are_enough_pairs_of_both_kinds(scored: list[tuple[bool, float]]) -> None:
    overlaps = sum(is_one for is_one, _ in scored)
    assert (len(scored), overlaps) == (120, 54)


def test_an_overlap_is_found_more_alike_than_a_trap_three_times_out_of_four(
    scored: list[tuple[bool, float]],
) -> None:
    """The area under the curve of texts alone; docs/similarity.md has the figure with topics."""
    overlaps = [likeness for is_one, likeness in scored if is_one]
    traps = [likeness for is_one, likeness in scored if not is_one]
    won = sum((x > y) + (x == y) / 2 for x in overlaps for y in traps)
    assert won / (len(overlaps) * len(traps)) >= 0.74


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("API/PNR", "advance passenger information"),
        ("AEO programmes", "authorised economic operators"),
        ("CTAPs", "counter-terrorism action plans"),
        ("MANPADS", "shoulder-fired missiles"),
        ("firms", "the private sector"),
        ("UNSCR 1373", "resolutions of the United Nations"),
        ("MSMEs", "small and medium enterprises"),
    ],
)
def test_an_abbreviation_meets_what_it_stands_for(
    owner: psycopg.Connection, one: str, other: str
) -> None:
    answer = owner.execute(
        "SELECT ARRAY(SELECT unnest(ctwg_terms(%s)) INTERSECT SELECT unnest(ctwg_terms(%s)))",
        (one, other),
    ).fetchone()
    assert answer is not None
    assert [term for term in answer[0] if term.startswith("#")]
