"""What a method is worth on pairs that a person judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.similarity.methods import Method
from benchmarks.similarity.record import Pair


def auc(method: Method, pairs: Sequence[Pair]) -> float:
    """The chance that an overlap scores higher than a difference; half is guessing."""
    overlaps = [method(pair.a, pair.b) for pair in pairs if pair.overlaps]
    differences = [method(pair.a, pair.b) for pair in pairs if not pair.overlaps]
    won = sum((x > y) + (x == y) / 2 for x in overlaps for y in differences)
    return won / (len(overlaps) * len(differences))


def found_among(method: Method, pairs: Sequence[Pair], keys: Sequence[str], first: int) -> float:
    """Of the overlaps, the share that stand among the first suggestions, asked from both ends."""
    hits = [
        sum(method(one, key) > method(one, other) for key in keys if key != one) < first
        for pair in pairs
        if pair.overlaps
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
    ]
    return sum(hits) / len(hits)


@dataclass(frozen=True)
class AtScore:
    """What suggesting everything from a score on would do."""

    score: int
    precision: float
    """Of the judged pairs that reach it, the share that overlap: half of all judged pairs are
    traps that share words, so in use it is higher."""
    recall: float
    suggestions: float
    """For each recommendation of the record, on average."""


def at_score(method: Method, pairs: Sequence[Pair], keys: Sequence[str], score: int) -> AtScore:
    """Precision, recall, and how much there would be to read."""
    reached = [pair for pair in pairs if method(pair.a, pair.b) >= score]
    right = sum(pair.overlaps for pair in reached)
    suggested = sum(method(a, b) >= score for a in keys for b in keys if a != b)
    return AtScore(
        score,
        right / len(reached) if reached else 0.0,
        right / sum(pair.overlaps for pair in pairs),
        suggested / len(keys),
    )
