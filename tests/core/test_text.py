"""Text takes one agreed form, says its limits in the schema, and dates say what is known."""

from datetime import date
from itertools import pairwise
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from api.core.text import (
    EARLIEST,
    LATEST,
    Code,
    Line,
    Paragraphs,
    PartialDate,
    Precision,
    WebAddress,
    fold,
)

title: TypeAdapter[str] = TypeAdapter(Annotated[str, Line(max_length=20)])
body: TypeAdapter[str] = TypeAdapter(Annotated[str, Paragraphs(max_length=40)])
code: TypeAdapter[str] = TypeAdapter(Annotated[str, Code(max_length=20)])
address: TypeAdapter[str] = TypeAdapter(Annotated[str, WebAddress(max_length=60)])
partial: TypeAdapter[PartialDate] = TypeAdapter(PartialDate)


def refusal(adapter: TypeAdapter[str] | TypeAdapter[PartialDate], value: object) -> str:
    """The code with which a value is refused."""
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Secure trade", "Secure trade"),
        ("  Secure\t\ttrade \n", "Secure trade"),
        ("Secure\u00a0\u3000trade", "Secure trade"),
        ("Secure\u2028trade\u0085", "Secure trade"),
        ("Pe\u0301ru", "P\u00e9ru"),
        ("x" * 19 + "e\u0301", "x" * 19 + "\u00e9"),
        ("O\u2019Higgins \u2013 Vi\u00f1a", "O\u2019Higgins \u2013 Vi\u00f1a"),
        ("\U0001f6a2", "\U0001f6a2"),
    ],
)
def test_a_line_is_trimmed_and_its_white_space_made_single(typed: str, kept: str) -> None:
    assert title.validate_python(typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "blank"),
        (" \t\n", "blank"),
        ("\u200b\u2060", "blank"),
        ("a\x00b", "control_character"),
        ("a\x1bb", "control_character"),
        ("a\x7f", "control_character"),
        ("a\x9bb", "control_character"),
        ("\u202egnp.exe", "control_character"),
        ("a\u2066b", "control_character"),
        ("a\ud800", "control_character"),
        ("x" * 21, "string_too_long"),
        (7, "string_type"),
        (b"bytes", "string_type"),
        (None, "string_type"),
    ],
)
def test_a_line_that_is_empty_unclean_or_too_long_is_refused(typed: object, why: str) -> None:
    assert refusal(title, typed) == why


def test_paragraphs_keep_their_lines_and_lose_what_nobody_sees() -> None:
    typed = "\n\n One \r\n  two\rthree\n\n\n\nfour\u2028five\n"
    assert body.validate_python(typed) == " One\n  two\nthree\n\nfour\nfive"
    assert refusal(body, "\n \n") == "blank"
    assert refusal(body, "a\x0eb") == "control_character"
    assert refusal(body, "x" * 41) == "string_too_long"


@given(st.text())
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    for adapter in (title, body):
        try:
            once = adapter.validate_python(typed)
        except ValidationError:
            continue
        assert adapter.validate_python(once) == once


@pytest.mark.parametrize("typed", ["AUS", "CTWG-2018-2022.O2.i", "api-pnr", "AEG-SEC", " A2C2 "])
def test_a_code_is_letters_and_digits_joined_by_dots_and_hyphens(typed: str) -> None:
    assert code.validate_python(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["-a", "a-", "a--b", "a/b", "a b", "a%2Fb", "..", "a.", "é", "a\n-b", "a?b", "a#b"]
)
def test_a_code_that_could_break_a_path_is_refused(typed: str) -> None:
    assert refusal(code, typed) == "string_pattern_mismatch"


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.apec.org/",
        "http://apec.org/press/a?b=c&d=%20#e",
        "HTTPS://APEC.ORG:8443/x_(y)",
        "http://[2001:db8::1]:80/",
        "https://vi\u1ec7tnam.example/t\u00ean",
    ],
)
def test_a_web_address_is_kept_as_given(typed: str) -> None:
    assert address.validate_python(f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,<b>",
        "ftp://apec.org/",
        "//apec.org/",
        "apec.org",
        "https://",
        "https:///x",
        "https:apec.org",
        "https://user@apec.org/",
        "https://user:word@apec.org/",
        "https://apec.org:99999/",
        "https://apec.org:x/",
        "https://apec.org:0/",
        "https://ap ec.org/",
        "https://apec.org/a b",
        "https://apec.org\\@evil.example/",
        'https://apec.org/"onclick=',
        "https://apec.org/<b>",
        "https://[::1",
        "https://.apec.org/",
        "https://apec..org/",
        "https://apec\uff0eorg,x/",
    ],
)
def test_an_address_that_is_not_plainly_one_on_the_web_is_refused(typed: str) -> None:
    assert refusal(address, typed) in {"web_address", "string_pattern_mismatch"}


def test_an_address_with_line_breaks_or_over_its_length_is_refused() -> None:
    assert refusal(address, "https://apec.org/\u202e") == "control_character"
    assert refusal(address, "https://apec.org/" + "x" * 60) == "string_too_long"


def test_limits_are_visible_in_the_schema() -> None:
    class Sample(BaseModel):
        title: Annotated[str, Line(max_length=300)]
        code: Annotated[str, Code()]
        url: Annotated[str, WebAddress()] | None
        on: PartialDate

    properties = Sample.model_json_schema()["properties"]
    assert properties["title"] == {
        "maxLength": 300,
        "minLength": 1,
        "pattern": r"\S",
        "title": "Title",
        "type": "string",
    }
    assert properties["code"]["maxLength"] == 64
    assert properties["url"]["anyOf"][0]["maxLength"] == 2_000
    assert properties["on"]["pattern"].startswith("^[12]")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29), Precision.MONTH),
        ("2013-12", date(2013, 12, 1), date(2013, 12, 31), Precision.MONTH),
        ("2013-06-24", date(2013, 6, 24), date(2013, 6, 24), Precision.DAY),
        ("1989", EARLIEST, date(1989, 12, 31), Precision.YEAR),
        ("2100-12-31", LATEST, LATEST, Precision.DAY),
    ],
)
def test_a_partial_date_knows_its_first_and_last_day(
    text: str, first: date, last: date, precision: Precision
) -> None:
    read = partial.validate_json(f'"{text}"')
    assert (read.first, read.last, read.precision) == (first, last, precision)
    assert read == PartialDate(first, precision) == partial.validate_python(read)
    assert str(read) == text
    assert partial.dump_json(read) == f'"{text}"'.encode()


def test_a_partial_date_is_kept_as_its_first_day() -> None:
    assert PartialDate(date(2013, 6, 24), Precision.MONTH).first == date(2013, 6, 1)
    assert PartialDate(date(2013, 6, 24), Precision.YEAR) == PartialDate.parse("2013")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2013-13", "partial_date"),
        ("2013-00", "partial_date"),
        ("2013-02-30", "partial_date"),
        ("2013-02-29", "partial_date"),
        ("1988", "date_out_of_range"),
        ("2101-01", "date_out_of_range"),
        ("9999-12-31", "string_pattern_mismatch"),
        ("2013-6", "string_pattern_mismatch"),
        ("13", "string_pattern_mismatch"),
        ("2013-W05", "string_pattern_mismatch"),
        ("2013-06-24T00:00:00Z", "string_pattern_mismatch"),
        ("2013\n", "string_pattern_mismatch"),
        ("\u0662\u0660\u0661\u0663", "string_pattern_mismatch"),
        ("", "string_pattern_mismatch"),
    ],
)
def test_what_is_no_date_of_ours_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        partial.validate_json(f'"{text}"'.replace("\n", "\\n"))
    assert refused.value.errors()[0]["type"] == why


def test_partial_dates_are_ordered_by_first_day_and_the_shorter_period_first() -> None:
    texts = ["2012-12", "2013-01-01", "2013-01", "2013", "2013-01-02", "2013-02", "2014"]
    dates = [PartialDate.parse(text) for text in texts]
    assert sorted(dates[place] for place in (3, 0, 6, 2, 5, 1, 4)) == dates
    assert all(early < late and early <= late and late > early for early, late in pairwise(dates))


def test_only_what_cannot_overlap_is_certainly_after() -> None:
    year, month, day = (PartialDate.parse(text) for text in ("2013", "2013-06", "2013-06-24"))
    assert not year.is_certainly_after(day)
    assert not day.is_certainly_after(month)
    assert PartialDate.parse("2013-07").is_certainly_after(month)
    assert PartialDate.parse("2014").is_certainly_after(year)
    assert not month.is_certainly_after(PartialDate.parse("2013-07"))


@given(st.dates(EARLIEST, LATEST), st.sampled_from(Precision))
def test_a_partial_date_comes_back_from_its_text(first: date, precision: Precision) -> None:
    written = PartialDate(first, precision)
    assert PartialDate.parse(str(written)) == written
    assert written.first <= first <= written.last


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Per\u00fa", "peru"),
        ("Vi\u1ec7t  Nam", "viet nam"),
        ("\u0110\u00e0 N\u1eb5ng", "da nang"),
        ("Ha\u0301 No\u0323\u0302i", "ha noi"),
        ("\u0130STANBUL \u0131", "istanbul i"),
        ("Stra\u00dfe \u00c6r\u00f8 \u0141\u00f3d\u017a", "strasse aero lodz"),
        ("O\u2019Brien \u2013 \u201cx\u201d", 'o\'brien - "x"'),
        ("\uff21\uff30\uff25\uff23", "apec"),
        ("\ufb01nance", "finance"),
        ("\ud55c\uad6d", "\ud55c\uad6d"),
        ("AEO  Mutual\nRecognition", "aeo mutual recognition"),
    ],
)
def test_search_sees_through_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="latin-1")))
def test_folding_does_not_depend_on_case(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.lower())
