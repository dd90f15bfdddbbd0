"""Every filter of every list: it keeps what it says, all of that, and nothing else."""

import re

import pytest

from api.core.schemas import column_bound
from tests.contract.conftest import Subject
from tests.contract.filter_meanings import DAYS, candidates, filters, meaning, trials


def test_a_filter_keeps_all_that_it_says_and_nothing_else(filled: Subject) -> None:
    tried = set()
    for name, value, items in trials(filled):
        holds = meaning(filled, name)
        expected = {item["id"] for item in items if holds(item, value)}
        found = filled.page(limit=500, **{name: value})["items"]
        assert {item["id"] for item in found} == expected, f"{name}={value}"
        tried.add(name)
    # Whatever was not tried has no value in any record, and finds nothing.
    for name in set(filters(filled.resource)) - tried:
        assert filled.page(limit=500, **{name: "no-such"} if takes_text(filled, name) else {})


def takes_text(subject: Subject, name: str) -> bool:
    """Whether a filter takes any text."""
    return "str" in str(subject.resource.query.model_fields[name].annotation)


def test_two_values_split_by_a_comma_mean_either(filled: Subject) -> None:
    items = filled.page(limit=500)["items"]
    for name in filters(filled.resource):
        values = candidates(filled, name, items)[:2]
        if column_bound(name) is not None or len(values) < 2 or is_single(filled, name):
            continue
        holds = meaning(filled, name)
        expected = {item["id"] for item in items if any(holds(item, value) for value in values)}
        found = filled.page(limit=500, **{name: ",".join(values)})["items"]
        assert {item["id"] for item in found} == expected, name


def is_single(subject: Subject, name: str) -> bool:
    """Whether a filter takes one value only."""
    return "list" not in str(subject.resource.query.model_fields[name].annotation)


def test_two_filters_mean_both(filled: Subject) -> None:
    kept = list(trials(filled))[:12]
    for name, value, items in kept:
        for other, wanted, _ in kept:
            if other == name:
                continue
            both = meaning(filled, name), meaning(filled, other)
            expected = {i["id"] for i in items if both[0](i, value) and both[1](i, wanted)}
            found = filled.page(limit=500, **{name: value, other: wanted})["items"]
            assert {item["id"] for item in found} == expected, f"{name} and {other}"


def test_filtered_pages_add_up_and_are_counted(filled: Subject) -> None:
    for name, value, _ in trials(filled):
        whole = filled.page(limit=500, count="true", **{name: value})
        walked = filled.walk(limit=2, **{name: value})
        assert [item["id"] for item in walked] == [item["id"] for item in whole["items"]], name
        assert whole["total"] == len(walked), name


def test_words_find_records_by_their_text_and_only_those(filled: Subject) -> None:
    if "q" not in filled.resource.query.model_fields:
        pytest.skip("not searched by words")
    word = filled.sample.word
    assert word is not None, "say by which word the full sample is found"
    said = re.compile(rf"\b{word}", re.IGNORECASE)
    items = filled.page(limit=500)["items"]
    found = {item["id"] for item in filled.page(limit=500, q=word)["items"]}
    assert found
    assert found <= {item["id"] for item in items if said.search(str(item))}
    for spelling in (word.upper(), word.title(), word[:4], f" {word} ", f"{word}!", f"({word})"):
        assert found <= {item["id"] for item in filled.page(limit=500, q=spelling)["items"]}
    assert filled.page(q=f"{word} zzzyx")["items"] == []
    assert filled.page(q="zzzyx")["items"] == []


@pytest.mark.parametrize("words", ["'", "a & b | !", "<->", ":*", "\\", "%", "_", "((", "...", "é"])
def test_words_are_words_and_never_a_search_language(filled: Subject, words: str) -> None:
    if "q" not in filled.resource.query.model_fields:
        pytest.skip("not searched by words")
    assert filled.secretariat.get(filled.path, params={"q": words}).status_code == 200


def test_wildcards_mean_themselves_in_every_filter(filled: Subject) -> None:
    for name in filters(filled.resource):
        if takes_text(filled, name):
            for wildcard in ("%", "_", "*"):
                answer = filled.secretariat.get(filled.path, params={name: wildcard})
                assert answer.status_code == 422 or answer.json()["items"] == [], name


def test_a_value_that_no_record_can_have_is_refused_or_finds_nothing(subject: Subject) -> None:
    for name in filters(subject.resource):
        for value in ("zzz", "2018-02-30", "x" * 500, "-1", "1e9", "null", "[]"):
            answer = subject.secretariat.get(subject.path, params={name: value})
            assert answer.status_code in {200, 422}, f"{name}={value}: {answer.text}"
            if answer.status_code == 422:
                assert {fault["parameter"] for fault in answer.json()["errors"]} == {name}
            else:
                assert answer.json()["items"] == [], f"{name}={value}"


def test_dates_bound_from_the_first_day_and_up_to_the_day_before(filled: Subject) -> None:
    """`_after` includes its day, `_before` does not: two halves meet and do not overlap."""
    bounded = {found[0] for name in filters(filled.resource) if (found := column_bound(name))}
    for field in bounded:
        for day in DAYS:
            early = filled.page(limit=500, **{f"{field}_before": day})["items"]
            late = filled.page(limit=500, **{f"{field}_after": day})["items"]
            assert not {item["id"] for item in early} & {item["id"] for item in late}
