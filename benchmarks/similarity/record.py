"""The record in a database of its own, as the service holds it, and the pairs that were judged."""

import csv
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from api.core.database import Database
from api.core.embedded import EmbeddedServer
from api.core.ledger import ChainKey
from api.load.service import load_record
from api.migrating import migrate

DATA = Path(__file__).parents[2] / "data"
PAIRS = Path(__file__).parent / "pairs.csv"
Terms = frozenset[str]


@dataclass(frozen=True)
class Pair:
    """Two recommendations of the record, and whether a person says that they overlap."""

    a: str
    b: str
    overlaps: bool

    @property
    def is_held_out(self) -> bool:
        """Whether nobody looked at it while the lexicon was mended: half of them, by a hash."""
        return int(hashlib.sha256(f"{self.a}-{self.b}".encode()).hexdigest(), 16) % 2 == 0


def judged() -> list[Pair]:
    """The pairs, in the order of the file."""
    with PAIRS.open(newline="") as file:
        return [
            Pair(row["a"], row["b"], overlaps=row["verdict"] != "different")
            for row in csv.DictReader(file)
        ]


@dataclass(frozen=True)
class Record:
    """What is known of each recommendation, by its key in the data files."""

    texts: dict[str, str]
    stems: dict[str, Terms]
    concepts: dict[str, Terms]
    titles: list[tuple[Terms, Terms]]
    """Stems and concepts of the activities' titles, for counting how common a term is."""
    url: str


@contextmanager
def loaded() -> Iterator[Record]:
    """Load the record into a database that is gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="ctwg-likeness-") as name,
        EmbeddedServer(Path(name) / "postgresql") as server,
    ):
        url = server.database_url()
        migrate(url)
        database = Database(url, ChainKey(b"for a database of minutes......."), connections=2)
        load_record(database, DATA)
        database.dispose()
        yield _read(url)


def _read(url: str) -> Record:
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT external_ref, text, terms FROM recommendations ORDER BY external_ref"
        ).fetchall()
        titles = connection.execute("SELECT ctwg_terms(title) FROM activities").fetchall()
    split = {key: _split(terms) for key, _, terms in found}
    return Record(
        texts={key: text for key, text, _ in found},
        stems={key: stems for key, (stems, _) in split.items()},
        concepts={key: concepts for key, (_, concepts) in split.items()},
        titles=[_split(terms) for (terms,) in titles],
        url=url,
    )


def _split(terms: list[str]) -> tuple[Terms, Terms]:
    concepts = frozenset(term for term in terms if term.startswith("#"))
    return frozenset(terms) - concepts, concepts
