"""Cells of exported files: safe in a spreadsheet, and the same again when they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.exports.cells import guarded, listed
from api.core.formats import ExportFormat, wanted_format
from api.imports.tables import unguarded

SIGNS = "=+-@\t\r'"


@given(st.text(alphabet=st.sampled_from(SIGNS + "a 1"), max_size=12))
def test_the_guard_comes_off_as_it_went_on(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(max_size=30))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "'#DIV/0!", "#NAME?"])
def test_what_looks_like_a_formulas_error_is_told_from_one(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text
    assert guarded(f"{text} is shown") == f"{text} is shown"


@pytest.mark.parametrize(
    ("items", "cell"),
    [
        (["AUS", "HKG"], "AUS; HKG"),
        (["Hong Kong, China"], "Hong Kong, China"),
        (["a;b", "c"], '["a;b","c"]'),
        (["[a]"], '["[a]"]'),
        (["=1"], "'=1"),
    ],
)
def test_lists_are_split_on_semicolons_where_that_is_safe(items: list[str], cell: str) -> None:
    assert listed(list(items)) == cell


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, None),
        ("*/*", None),
        ("text/html, application/json;q=0.9", None),
        ("text/csv", ExportFormat.CSV),
        ("application/json;q=0.5, text/csv;q=0.9", ExportFormat.CSV),
        ("text/csv;q=0.1, application/json", None),
        ("application/x-ndjson", ExportFormat.NDJSON),
        ("text/csv;q=0", None),
        ("image/png", None),
    ],
)
def test_the_best_liked_format_is_answered(accept: str | None, wanted: object) -> None:
    assert wanted_format(accept) == wanted
