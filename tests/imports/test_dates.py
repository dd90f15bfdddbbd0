"""Dates are read as far as they are unambiguous, with the precision that they spell."""

import pytest
from pydantic_core import PydanticCustomError

from api.imports.dates import read_date
from api.imports.periods import read_period


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("2013", "2013"),
        ("2013-06", "2013-06"),
        ("2013-06-24", "2013-06-24"),
        (" 2013-06-24 ", "2013-06-24"),
        ("2013-06-24T00:00:00", "2013-06-24"),
        ("2013-06-24 00:00:00", "2013-06-24"),
        ("2013-06-24T00:00:00.000+00:00", "2013-06-24"),
        ("24/06/2013 0:00", "2013-06-24"),
        ("6/24/2013 12:00:00 AM", "2013-06-24"),
        ("2013-6-24", "2013-06-24"),
        ("2013-Jun-24", "2013-06-24"),
        ("2013 June", "2013-06"),
        ("24/Jun/2013", "2013-06-24"),
        ("Monday, 24 June 2013", "2013-06-24"),
        ("Mon, June 24, 2013", "2013-06-24"),
        ("'2013-06-24", "2013-06-24"),
        ("2013.10", "2013-10"),
        ("2013/6/24", "2013-06-24"),
        ("2013.06", "2013-06"),
        ("24/06/2013", "2013-06-24"),
        ("24.6.2013", "2013-06-24"),
        ("06/24/2013", "2013-06-24"),
        ("05/05/2013", "2013-05-05"),
        ("06/2013", "2013-06"),
        ("24 June 2013", "2013-06-24"),
        ("24-Jun-2013", "2013-06-24"),
        ("3rd Sept. 2015", "2015-09-03"),
        ("June 24, 2013", "2013-06-24"),
        ("June  2013", "2013-06"),
        ("Jun, 2013", "2013-06"),
        ("29 February 2016", "2016-02-29"),
        ("24\u00a0June\u00a02013\u200b", "2013-06-24"),
        ("2013\u201106\u201124", "2013-06-24"),
        ("\uff12\uff10\uff11\uff13", "2013"),
    ],
)
def test_an_unambiguous_spelling_is_read_with_its_precision(spelled: str, meant: str) -> None:
    assert str(read_date(spelled)) == meant


@pytest.mark.parametrize("spelled", ["03/04/2013", "1-2-2013", "12.11.2013"])
def test_a_date_that_can_mean_two_days_is_refused_with_the_spelling_to_use(spelled: str) -> None:
    with pytest.raises(PydanticCustomError, match="2013-06-24, 2013-06 or 2013") as refusal:
        read_date(spelled)
    assert refusal.value.type == "ambiguous_date"


@pytest.mark.parametrize(
    "spelled",
    [
        "", "soon", "Jun-13", "24/06/13", "31/02/2013", "2013-6-31T00:00",
        "30 February 2016", "32/13/2013", "13/13/2013", "2013-06-24T09:30:00", "June", "Juno 2013",
        "2013-06-24; 2013-06-25", "24 Juin 2013", "٢٠١٣", "20130624",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(spelled: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        read_date(spelled)
    assert refusal.value.type in {"unreadable_date", "partial_date"}


@pytest.mark.parametrize(
    ("spelled", "why"),
    [
        ("2013-06-24T09:30:00", "time of day"),
        ("24 June 2013 2:00 pm", "time of day"),
        ("2013-06-24T00:00:00-05:00", "time of day"),
        ("Jun-13", "two digits"),
        ("24-Jun-13", "two digits"),
        ("H1 2013", "a half"),
        ("second quarter of 2013", "a quarter"),
        ("29 February 2013", "there is not"),
        ("2013-02-30", "there is not"),
        ("2013-14", "there is not"),
        ("31/31/2013", "there is not"),
        ("Tuesday, 24 June 2013", "weekday"),
        ("TBC", "leave the cell empty"),
        # What a spreadsheet makes of the number 2013.10, October.
        ("2013.1", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(spelled: str, why: str) -> None:
    with pytest.raises(PydanticCustomError, match=why):
        read_date(spelled)


@pytest.mark.parametrize("spelled", ["41449", " 41449.0 "])
def test_the_number_by_which_a_spreadsheet_counts_is_refused_with_both_its_days(
    spelled: str,
) -> None:
    with pytest.raises(PydanticCustomError, match="2013-06-24 or 2017-06-25") as refusal:
        read_date(spelled)
    assert refusal.value.type == "serial_date"


@pytest.mark.parametrize("spelled", ["1900", "2101-01-01", "1/1/1970"])
def test_a_date_outside_apecs_time_is_refused(spelled: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        read_date(spelled)
    assert refusal.value.type == "date_out_of_range"


@pytest.mark.parametrize(
    ("spelled", "first", "last"),
    [
        ("24-26 June 2013", "2013-06-24", "2013-06-26"),
        ("24\u201326\u00a0June 2013", "2013-06-24", "2013-06-26"),
        ("24th to 26th June 2013", "2013-06-24", "2013-06-26"),
        ("June 24-26, 2013", "2013-06-24", "2013-06-26"),
        ("30 June - 2 July 2013", "2013-06-30", "2013-07-02"),
        ("30 Dec 2013 - 2 Jan 2014", "2013-12-30", "2014-01-02"),
        ("24/06/2013-26/06/2013", "2013-06-24", "2013-06-26"),
        ("2013-06-24/2013-06-26", "2013-06-24", "2013-06-26"),
        ("June-July 2013", "2013-06", "2013-07"),
        ("2013-2014", "2013", "2014"),
    ],
)
def test_a_cell_may_spell_the_first_and_the_last_day(spelled: str, first: str, last: str) -> None:
    period = read_period(spelled)
    assert period is not None
    assert tuple(map(str, period)) == (first, last)


@pytest.mark.parametrize(
    "spelled",
    [
        "24-Jun-2013", "03/04/2013", "2013-06-24", "2013", "26-24 June 2013", "2013-14",
        "9 and 11 May 2018", "May and later", "10-11/12/2013", "June - 2 July 2013", "",
    ],
)  # fmt: skip
def test_what_is_one_date_or_none_or_doubtful_is_no_period(spelled: str) -> None:
    assert read_period(spelled) is None
