"""Ways to compare two texts: the service's own, and those that it was weighed against."""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

import psycopg
from psycopg import RawCursor
from sqlalchemy import Text, select

from api.core.actors import SYSTEM
from api.core.listing import compiled, late
from api.recommendation_likenesses.scoring import asked_for, scores, terms_of
from api.recommendations.models import Recommendation
from benchmarks.similarity.record import Record, Terms

Method = Callable[[str, str], float]
Weight = Callable[[str], float]
RARE = 5.0
CONCEPT_GAIN = 1.5
DIMENSIONS = 40


def methods(record: Record) -> dict[str, Method]:
    """Each method by its name, the service's own last."""
    texts, stems, concepts = record.texts, record.stems, record.concepts
    grams = {key: _grams(text) for key, text in texts.items()}
    labelled = {key: grams[key].union(*map(_grams, concepts[key])) for key in texts}
    words_of = Counter(term for found in stems.values() for term in found)
    return {
        "fuzzy matching of characters": lambda a, b: SequenceMatcher(
            None, texts[a].lower(), texts[b].lower(), autojunk=False
        ).ratio(),
        "words in common (Jaccard)": lambda a, b: (
            len(stems[a] & stems[b]) / len(stems[a] | stems[b])
        ),
        "TF-IDF of words": cosine(stems, rarity(words_of, len(texts))),
        "latent semantic analysis of words": latent(stems, rarity(words_of, len(texts))),
        "TF-IDF of 4 characters": cosine(grams, rarity_in(grams)),
        "TF-IDF of 4 characters, concepts written out": cosine(labelled, rarity_in(labelled)),
        "concepts of the lexicon alone": cosine(concepts, lexicon_weights(record).__getitem__),
        **_ours(record),
    }


def lexicon_weights(record: Record) -> dict[str, float]:
    """How much each term says: what `migrations/similarity` has for stems used thrice or more."""
    documents = [record.stems[key] | record.concepts[key] for key in record.texts]
    documents += [stems | concepts for stems, concepts in record.titles]
    counts = Counter(term for document in documents for term in document)
    weights = {}
    for term, count in sorted(counts.items()):
        weight = min(math.log((len(documents) + 1) / (count + 0.5)), RARE)
        weights[term] = round(weight * (CONCEPT_GAIN if term.startswith("#") else 1), 2)
    return weights


def cosine(terms: Mapping[str, Terms], weight: Weight) -> Method:
    """The cosine of two sets of weighted terms."""

    def compare(a: str, b: str) -> float:
        lengths = _square(terms[a], weight) * _square(terms[b], weight)
        shared = _square(terms[a] & terms[b], weight)
        return shared / math.sqrt(lengths) if lengths else 0.0

    return compare


def rarity(counts: Mapping[str, int], documents: int) -> Weight:
    """Inverse document frequency, smoothed."""
    return lambda term: math.log((documents + 1) / (counts[term] + 0.5))


def rarity_in(terms: Mapping[str, Terms]) -> Weight:
    """The same, counted in these documents."""
    return rarity(Counter(term for found in terms.values() for term in found), len(terms))


def latent(terms: Mapping[str, Terms], weight: Weight) -> Method:
    """Cosines in the space of the first singular vectors, found by orthogonal iteration."""
    keys = sorted(terms)
    compare = cosine(terms, weight)
    gram = [[compare(a, b) for b in keys] for a in keys]
    chance = random.Random(1)  # noqa: S311 - a start, not a secret
    basis = [[chance.gauss(0, 1) for _ in keys] for _ in range(DIMENSIONS)]
    for _ in range(12):
        basis = _orthonormal([[_dot(row, vector) for row in gram] for vector in basis])
    strengths = [
        math.sqrt(max(_dot(vector, [_dot(row, vector) for row in gram]), 0)) for vector in basis
    ]
    places = {
        key: [vector[n] * strength for vector, strength in zip(basis, strengths, strict=True)]
        for n, key in enumerate(keys)
    }

    def likeness(a: str, b: str) -> float:
        lengths = _dot(places[a], places[a]) * _dot(places[b], places[b])
        return _dot(places[a], places[b]) / math.sqrt(lengths) if lengths else 0.0

    return likeness


def _ours(record: Record) -> dict[str, Method]:
    """What the service's own statement answers to somebody who sees everything."""
    asked = asked_for(SYSTEM, Recommendation.external_ref == late("key", Text()))
    scored = scores(SYSTEM, asked, terms_of(asked))
    columns = (Recommendation.external_ref, scored.c.text, scored.c.score)
    statement = compiled(
        select(*columns).join(scored, scored.c.id == Recommendation.id).select_from(Recommendation)
    )
    text: dict[tuple[str, str], float] = {}
    whole: dict[tuple[str, str], float] = {}
    with psycopg.connect(record.url, cursor_factory=RawCursor) as connection:
        for key in record.texts:
            for other, likeness, score in connection.execute(
                statement.sql, statement.bind({"key": key})
            ):
                text[key, other], whole[key, other] = likeness, score
    return {
        "**words and concepts**": lambda a, b: text.get((a, b), 0.0),
        "**words, concepts and topics: the service's**": lambda a, b: whole.get((a, b), 0.0),
    }


def _grams(text: str) -> Terms:
    plain = f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "
    return frozenset(plain[n : n + 4] for n in range(len(plain) - 3))


def _square(terms: Terms, weight: Weight) -> float:
    return sum(weight(term) ** 2 for term in terms)


def _dot(a: list[float], b: list[float]) -> float:
    return sum(map(float.__mul__, a, b))


def _orthonormal(vectors: list[list[float]]) -> list[list[float]]:
    """Gram-Schmidt."""
    basis: list[list[float]] = []
    for vector in vectors:
        rest = vector
        for earlier in basis:
            along = _dot(rest, earlier)
            rest = [x - along * y for x, y in zip(rest, earlier, strict=True)]
        length = math.sqrt(_dot(rest, rest))
        basis.append([x / length for x in rest])
    return basis
