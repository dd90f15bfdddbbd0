"""Every list: its shape, its order, and pages that lose nothing and show nothing twice."""

from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.core.resource import AnyResource
from tests.contract.conftest import RECORDS, Subject
from tests.contract.samples import Json

BAD_LIMITS = ("0", "-1", "501", "x", "1.5", "", "9223372036854775808")


def sortable(resource: AnyResource) -> list[str]:
    """The fields by which a resource's list may be sorted, as its specification says."""
    extra = resource.query.model_fields["sort"].json_schema_extra
    assert isinstance(extra, dict)
    published = extra["x-sortable"]
    assert isinstance(published, list)
    assert published
    return [str(name) for name in published]


def ids(items: list[Json]) -> list[str]:
    """Whom a list shows, in order."""
    return [str(item["id"]) for item in items]


def column(resource: AnyResource, name: str) -> InstrumentedAttribute[object]:
    """The mapped column behind a sort field."""
    attribute: InstrumentedAttribute[object] = getattr(resource.service.model, name)
    return attribute


def test_a_page_has_items_and_the_cursor_of_the_next_and_nothing_else(filled: Subject) -> None:
    assert set(filled.page()) == {"items", "next"}
    assert set(filled.page(count="true")) == {"items", "next", "total"}
    assert len(filled.page(limit=1)["items"]) == 1


def test_the_records_of_this_suite_have_ties_and_gaps(filled: Subject) -> None:
    """Otherwise the tests of paging would prove little."""
    assert len(filled.page(limit=500)["items"]) >= RECORDS


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("limit", [1, 2, 3, RECORDS, 500])
def test_pages_of_any_size_add_up_to_the_list(filled: Subject, sign: str, limit: int) -> None:
    for name in sortable(filled.resource):
        whole = ids(filled.page(limit=500, sort=sign + name)["items"])
        assert ids(filled.walk(limit=limit, sort=sign + name)) == whole, name
        assert len(set(whole)) == len(whole), name


def test_pages_by_two_fields_of_either_direction_add_up(filled: Subject) -> None:
    names = sortable(filled.resource)
    for first, second in pairwise([*names, names[0]]):
        for sort in (f"{first},-{second}", f"-{second},{first}"):
            whole = ids(filled.page(limit=500, sort=sort)["items"])
            assert ids(filled.walk(limit=2, sort=sort)) == whole, sort


def test_the_order_is_that_of_the_database_with_unknown_values_last(
    filled: Subject, database_url: str
) -> None:
    model = filled.resource.service.model
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))
    with Session(engine) as session:
        for name in sortable(filled.resource):
            value = column(filled.resource, name)
            up = select(model.id).order_by(value.asc().nulls_last(), model.id)
            down = select(model.id).order_by(value.desc().nulls_last(), model.id.desc())
            for sort, expected in ((name, up), (f"-{name}", down)):
                listed = ids(filled.walk(limit=500, sort=sort))
                assert listed == [str(row) for row in session.scalars(expected)], sort
    engine.dispose()


def test_without_sort_the_published_default_holds(filled: Subject) -> None:
    default = filled.resource.query.model_fields["sort"].default
    assert filled.page(limit=500) == filled.page(limit=500, sort=default)


def test_a_record_made_between_two_pages_neither_hides_nor_doubles_another(
    writable: Subject,
) -> None:
    writable.house.fill(writable.resource)
    before = ids(writable.page(limit=500)["items"])
    page = writable.page(limit=2)
    seen = ids(page["items"])
    writable.make()
    while page["next"]:
        page = writable.page(limit=2, cursor=page["next"])
        seen += ids(page["items"])
    assert len(seen) == len(set(seen))
    assert set(before) <= set(seen)


def test_the_total_counts_all_pages_and_only_what_the_filters_leave(filled: Subject) -> None:
    whole = filled.page(limit=500)["items"]
    assert filled.page(limit=1, count="true")["total"] == len(whole)
    assert filled.page(limit=1, count="false").get("total") is None
    key = filled.resource.service.model.__key__
    if key in filled.resource.query.model_fields:
        two = ",".join(str(item[key]) for item in whole[:2])
        assert filled.page(limit=1, count="true", **{key: two})["total"] == 2


def test_the_link_header_leads_to_the_next_page_and_ends_with_the_last(filled: Subject) -> None:
    sort = sortable(filled.resource)[0]
    query = {"limit": "2", "sort": f"-{sort}", "count": "true"}
    first = filled.secretariat.get(filled.path, params=query)
    link, _, relation = first.headers["link"].partition("; ")
    assert relation == 'rel="next"'
    address = urlsplit(link.strip("<>"))
    assert address.path == f"/api/v1{filled.path}"
    followed = filled.secretariat.get(f"{address.path}?{address.query}").json()
    assert followed == filled.page(**query, cursor=first.json()["next"])
    last = filled.secretariat.get(filled.path, params={"limit": 500})
    assert last.json()["next"] is None
    assert "link" not in last.headers


@pytest.mark.parametrize("limit", BAD_LIMITS)
def test_a_limit_outside_1_to_500_is_refused(subject: Subject, limit: str) -> None:
    answer = subject.secretariat.get(subject.path, params={"limit": limit})
    assert answer.status_code == 422
    assert [fault["parameter"] for fault in answer.json()["errors"]] == ["limit"]


@pytest.mark.parametrize(
    "sort", ["no_such_field", "id", "-", "--ref", ",", "search", "version", "password_hash"]
)
def test_a_sort_that_is_not_published_is_refused(subject: Subject, sort: str) -> None:
    answer = subject.secretariat.get(subject.path, params={"sort": sort})
    assert answer.status_code == 422
    assert [fault["parameter"] for fault in answer.json()["errors"]] == ["sort"]


@pytest.mark.parametrize("name", ["page", "offset", "fields", "Limit", "status__in", "api_key"])
def test_an_unknown_parameter_is_refused_by_name(subject: Subject, name: str) -> None:
    answer = subject.secretariat.get(subject.path, params={name: "1"})
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert (fault["code"], fault["parameter"]) == ("unknown-parameter", name)


def test_a_cursor_of_another_order_is_refused(filled: Subject) -> None:
    first, second, *_ = (*sortable(filled.resource), f"-{sortable(filled.resource)[0]}")
    cursor = filled.page(limit=1, sort=first)["next"]
    answer = filled.secretariat.get(filled.path, params={"sort": second, "cursor": cursor})
    assert answer.status_code == 422
    assert [fault["parameter"] for fault in answer.json()["errors"]] == ["cursor"]
