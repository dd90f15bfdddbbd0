"""The contract suite's house: one world, and records of every resource, made once a module."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any, Final

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.core.resource import AnyResource
from api.router import RESOURCES
from tests.callers import Caller
from tests.contract.samples import DRAFT_PLAN, SAMPLES, Json, Sample
from tests.database import erase
from tests.factories.activities import make_activity
from tests.factories.recommendations import make_recommendation
from tests.factories.world import PLAN, make_plan, make_world

RECORDS = 7
"""Records of each resource that the lists are tried on: sparse ones, full ones, and ties."""
STOCK = 30
"""More than any one test makes."""


@dataclass
class House:
    """The application with a world in it; sparse and full records of what is asked for."""

    client: TestClient
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    filled: set[str] = field(default_factory=set)
    stock: dict[str, list[str]] = field(default_factory=dict)
    """Per resource, what its next records are about: each one only once."""

    @cached_property
    def secretariat(self) -> Caller:
        """Who may make everything."""
        return Caller(self.client, "secretariat")

    def furnish(self) -> None:
        """Make the world, and what the samples point to."""
        make_world(self.secretariat)
        make_plan(self.secretariat, DRAFT_PLAN, "TELWG")
        mandate = {"ref": "LEADERS-2001-CT", "title": "On terrorism", "kind": "leaders_statement"}
        self.secretariat.create("/mandates", mandate)
        organization = {"code": "ICAO", "name": "Civil Aviation", "kind": "un_body"}
        self.secretariat.create("/organizations", organization)
        document = {"number": "2010/SOM3/SCE/010", "title": "A paper"}
        self.secretariat.create("/documents", document)
        self.secretariat.create("/work-plans", {"forum": "CTWG", "year": 2018})
        self.secretariat.create("/meetings", {"forum": "CTWG", "on": "2018-08-08"})
        make_recommendation(self.secretariat)
        make_activity(self.secretariat)

    def fill(self, resource: AnyResource) -> None:
        """Make the records that the lists are tried on, once."""
        if resource.name in self.filled:
            return
        self.filled.add(resource.name)
        if resource.create is None:
            MADE_OTHERWISE[resource.name](self)
            return
        for place in range(RECORDS):
            self.make(resource, is_full=place % 3 > 0)

    def make(self, resource: AnyResource, *, is_full: bool = True) -> Json:
        """Make one record more."""
        return self.secretariat.create(resource.path, self.payload(resource, is_full=is_full))

    def payload(self, resource: AnyResource, *, is_full: bool = True) -> Json:
        """What would make one record more."""
        sample = SAMPLES[resource.name]
        payload = (sample.full if is_full else sample.sparse)(next(self.numbers))
        if sample.about is not None:
            if not self.stock.get(resource.name):
                self.supply(resource)
            payload[sample.about[0]] = self.stock[resource.name].pop()
        return payload

    def supply(self, resource: AnyResource) -> None:
        """Have enough records ready for a test that makes records about them."""
        sample = SAMPLES.get(resource.name)
        if sample is None or sample.about is None:
            return
        about = next(other for other in RESOURCES if other.name == sample.about[1])
        stock = self.stock.setdefault(resource.name, [])
        key = about.service.model.__key__
        stock += [self.make(about)[key] for _ in range(STOCK - len(stock))]


def adopt_recommendations(house: House) -> None:
    """Implementations are made by adopting."""
    for _ in range(3):
        draft = make_recommendation(house.secretariat, plan=PLAN, areas=["travel"])
        adopted = house.secretariat.verb(f"/recommendations/{draft['ref']}/adopt", {})
        assert adopted.status_code == 200, adopted.text


MADE_OTHERWISE: Final[dict[str, Callable[[House], None]]] = {
    "implementations": adopt_recommendations,
}
"""Resources that are not made by a POST of their own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The resource that a test looks at."""

    resource: AnyResource
    house: House

    @property
    def sample(self) -> Sample:
        """What one may send of it."""
        return SAMPLES[self.resource.name]

    @property
    def path(self) -> str:
        """Where it lives."""
        return self.resource.path

    @property
    def secretariat(self) -> Caller:
        """Who may do everything with it."""
        return self.house.secretariat

    def make(self) -> Json:
        """One record more, with everything in it."""
        return self.house.make(self.resource)

    def payload(self) -> Json:
        """What would make one record more."""
        return self.house.payload(self.resource)

    def address(self, record: Json) -> str:
        """Where a record lives."""
        return f"{self.path}/{record[self.resource.service.model.__key__]}"

    def any_record(self) -> Json:
        """Some record of it."""
        self.house.fill(self.resource)
        return dict(self.page(limit=1)["items"][0])

    def page(self, **query: object) -> dict[str, Any]:
        """A list as the secretariat sees it."""
        answer = self.secretariat.get(self.path, params=query)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def walk(self, **query: object) -> list[Json]:
        """All records of a list, page by page."""
        items: list[Json] = []
        cursor: dict[str, object] = {}
        while True:
            page = self.page(**query, **cursor)
            items += page["items"]
            if page["next"] is None:
                return items
            assert page["items"], "an empty page that is not the last"
            cursor = {"cursor": page["next"]}


@pytest.fixture(scope="module")
def house(running: TestClient, owner: psycopg.Connection) -> Iterator[House]:
    """A furnished house, torn down when the module is done."""
    erase(owner)
    built = House(running)
    built.furnish()
    yield built
    erase(owner)


@pytest.fixture(params=RESOURCES, ids=lambda resource: str(resource.name))
def subject(request: pytest.FixtureRequest, house: House) -> Subject:
    """Each resource that the application declares, one after the other."""
    house.supply(request.param)
    return Subject(request.param, house)


@pytest.fixture
def filled(subject: Subject) -> Subject:
    """A resource with records to list."""
    subject.house.fill(subject.resource)
    return subject


@pytest.fixture
def writable(subject: Subject) -> Subject:
    """A resource that is made over HTTP."""
    if subject.resource.create is None:
        pytest.skip(f"{subject.resource.name} are made by another resource's verb")
    return subject


@pytest.fixture
def changeable(writable: Subject) -> Subject:
    """A resource that is changed over HTTP."""
    if writable.resource.update is None:
        pytest.skip(f"{writable.resource.name} are changed by verbs only")
    return writable
