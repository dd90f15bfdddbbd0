"""Whatever a file holds, the answer says what is wrong with it and nothing is written."""

import codecs
from typing import Any

import pytest

from tests.callers import Caller
from tests.imports.conftest import csv_file, send, total

CSV = "text/csv"
NDJSON = "application/x-ndjson"
ROW = {"source_system": "s", "external_ref": "1", "title": "Workshop", "kind": "workshop"}


def with_cell(**cells: object) -> bytes:
    return csv_file({**ROW, **cells})


HOSTILE_TABLES = [
    (b"", "import.no-heading"),
    (b"\n\n\n", "import.no-heading"),
    (b"\x00\x01\x02\x03", "import.unknown-column"),
    (b"PK\x03\x04" + bytes(range(256)) * 20, "import.encoding"),
    (codecs.BOM_UTF16_LE + b"a", "import.encoding"),
    ("title;kind\nViña;workshop\n".encode("latin-1"), "import.encoding"),
    (b"title,kind\n" + b'"' * 3 + b"open,workshop\n", "import.csv"),
    (b"title,kind\n" + b"x" * 300_000 + b",workshop\n", "import.csv"),
    (b",".join([b"title"] * 500) + b"\n", "import.too-many-columns"),
    (b"title,kind,title\n", "import.column-twice"),
    (b"title,,kind\nA,B,workshop\n", "import.blank-heading"),
    (b"title,kind\nA\n", "missing"),
    (b"title,kind\n#REF!,workshop\n", "import.formula-error"),
    (b"title,kind\nA,workshop,more\n", "import.row-length"),
    (with_cell(title="nul\x00inside"), "control-character"),
    (with_cell(title="turned \u202e around"), "control-character"),
    (with_cell(title="x" * 301), "string-too-long"),
    (with_cell(title=" \u00a0 "), "missing"),
    (with_cell(kind="WORKSHOPS"), "enum"),
    (with_cell(planned_start="10000-01-01"), "unreadable-date"),
    (with_cell(planned_start="1066"), "date-out-of-range"),
    (with_cell(planned_start="41449"), "serial-date"),
    (with_cell(planned_start="2018-05-09", planned_precision="eon"), "enum"),
    (with_cell(budget_apec_funding="NaN"), "unreadable-number"),
    (with_cell(budget_apec_funding="-1"), "greater-than-equal"),
    (with_cell(budget_apec_funding="1e999"), "decimal-max-digits"),
    (with_cell(budget_apec_funding="110,8555"), "unreadable-number"),
    (with_cell(budget_apec_funding="110.855"), "decimal-max-places"),
    (with_cell(topics="; ".join(["aeo"] * 101)), "too-long"),
    (with_cell(host_economy="'; DROP TABLE activities; --"), "unknown-reference"),
    (with_cell(sources="http://a;" * 60), "too-long"),
    (with_cell(ref="no such thing!"), "import.ref"),
    (with_cell(status="finished"), "import.unknown-status"),
    (with_cell(external_ref=""), "import.half-an-identity"),
    (with_cell(version="1", status_reason="because"), "import.set-by-verb"),
    (with_cell(host_economy="nul\x00inside"), "unknown-reference"),
    (with_cell(topics="\u202e"), "unknown-reference"),
]
HOSTILE_LINES = [
    (b"null", "import.not-an-object"),
    (b'{"title":"A","kind":"workshop","planned":"2018"}', "import.not-an-object"),
    (b'{"title":"A","kind":"workshop","planned":{"begin":"2018"}}', "import.unknown-column"),
    (b'{"title":"A","kind":"workshop","topics":"aeo"}', "list-type"),
    (b'{"title":"A","kind":"workshop","topics":[{"a":1}]}', "string-type"),
    (b'{"title":1,"kind":"workshop"}', "string-type"),
    (b'{"title":"A","kind":"workshop","title":"B"}', "json.duplicate-key"),
    (b'{"title":"A","kind":"workshop","budget":{"co_funding":Infinity}}', "json.not-finite"),
    (b'{"title":"\\ud800","kind":"workshop"}', "json.surrogate"),
    (b'{"title":"A","kind":"workshop","note":"\\u0000"}', "json.control-character"),
    (b"[" * 100_000, "json.depth"),
    (b'{"title":"A","kind":"workshop","visibility":"secret"}', "enum"),
    (b'{"title":"A","kind":"workshop","ref":7}', "import.ref"),
    (b'{"title":"A","kind":"workshop","status":["completed"]}', "import.status"),
    (b"\xff\xfe\x00", "json.encoding"),
]


@pytest.mark.parametrize(
    ("media_type", "files"), [(CSV, HOSTILE_TABLES), (NDJSON, HOSTILE_LINES)], ids=["csv", "ndjson"]
)
def test_hostile_and_broken_files_are_refused_with_their_reason_and_write_nothing(
    secretariat: Caller, media_type: str, files: list[tuple[bytes, str]]
) -> None:
    answers = [(send(secretariat, content, media_type=media_type), code) for content, code in files]
    wrong = [
        (code, answer["errors"])
        for answer, code in answers
        if answer["status"] != "failed" or code not in {e["code"] for e in answer["errors"]}
    ]
    assert wrong == []
    assert total(secretariat) == 0


def test_a_file_of_headings_alone_is_no_error_and_writes_nothing(secretariat: Caller) -> None:
    result = send(secretariat, b"title,kind\r\n")
    assert (result["status"], result["processed"]) == ("succeeded", 0)


def test_no_answer_repeats_what_a_file_held(secretariat: Caller) -> None:
    secret = "the minister's own number"
    result = send(secretariat, with_cell(planned_start=secret, kind=secret, mode=secret))
    assert result["failed"] == 1
    assert secret not in str(result)


@pytest.mark.parametrize(
    "spelled",
    ["Hong Kong, China", "hong kong, china", "HKG", " hkg ", "Hong  Kong, China"],
)
def test_an_economy_is_found_however_its_name_is_typed(secretariat: Caller, spelled: str) -> None:
    assert send(secretariat, with_cell(host_economy=spelled))["created"] == 1
    assert first(secretariat)["host_economy"] == "HKG"


@pytest.mark.parametrize(
    "content",
    [
        b"title;kind;lead_economies\r\nA;workshop;Australia\r\n;;\r\n",
        b"\xef\xbb\xbftitle,kind,lead_economies\nA,workshop,Australia\r\n\r\n",
        "title\tkind\tlead_economies\rA\tworkshop\tAustralia\r".encode("utf-16"),
        b'"Title","Kind","Lead economies"\n"A","workshop","Australia"',
    ],
)
def test_a_dirty_but_honest_file_is_read(secretariat: Caller, content: bytes) -> None:
    result = send(secretariat, content)
    assert (result["errors"], result["created"]) == ([], 1)
    assert (first(secretariat)["title"], first(secretariat)["lead_economies"]) == ("A", ["AUS"])


def test_text_that_looks_like_a_formula_stays_text(secretariat: Caller) -> None:
    send(secretariat, with_cell(title="'=HYPERLINK(1)"))
    assert first(secretariat)["title"] == "=HYPERLINK(1)"


def test_a_body_over_the_limit_is_not_read(secretariat: Caller) -> None:
    answer = secretariat.request(
        "POST",
        "/imports?resource=activities",
        content=b"title\n",
        headers={"Content-Type": CSV, "Content-Length": str(101 * 2**20)},
    )
    assert answer.status_code == 413


def first(caller: Caller) -> dict[str, Any]:
    [item] = caller.get("/activities").json()["items"]
    return dict(item)
