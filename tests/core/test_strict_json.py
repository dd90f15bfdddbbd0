"""JSON that could mean two things is refused, at its place; all other JSON is read as written."""

import json
import unicodedata

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from api.core.strict_json import MAX_DEPTH, MAX_KEY_LENGTH, MAX_NODES, JsonRefused, loads, scan

REFUSED: list[tuple[str, bytes, str, str]] = [
    ("nothing at all", b"", "json.syntax", ""),
    ("only white space", b" \n", "json.syntax", ""),
    ("a byte order mark", b'\xef\xbb\xbf{"a":1}', "json.byte-order-mark", ""),
    ("UTF-16", '{"a":1}'.encode("utf-16"), "json.encoding", ""),
    ("UTF-16 without a mark", '{"a":1}'.encode("utf-16-le"), "json.syntax", ""),
    ("Latin-1", '{"a":"Perú"}'.encode("latin-1"), "json.encoding", ""),
    ("an overlong form", b'"\xc0\x80"', "json.encoding", ""),
    ("an encoded surrogate", b'"\xed\xa0\x80"', "json.encoding", ""),
    ("a key twice", b'{"a":1,"a":2}', "json.duplicate-key", "/a"),
    ("a key twice, once escaped", b'{"a":1,"\\u0061":2}', "json.duplicate-key", "/a"),
    ("a key twice, deep", b'[0,{"x":{"a/b":1,"a/b":1}}]', "json.duplicate-key", "/1/x/a~1b"),
    (
        "a key twice, behind a colon that escapes hide",
        b'{"a":1,"a":2,"b":"\\u003a"}',
        "json.duplicate-key",
        "/a",
    ),
    (
        "a key twice but for its normal form",
        '{"é":1,"e\u0301":2}'.encode(),
        "json.duplicate-key",
        "/é",
    ),
    ("NaN", b'{"a":NaN}', "json.not-finite", "/a"),
    ("Infinity", b"[1,Infinity]", "json.not-finite", "/1"),
    ("-Infinity", b"-Infinity", "json.not-finite", ""),
    ("1e999", b'{"a":[1e999]}', "json.not-finite", "/a/0"),
    ("-1e999", b"-1e999", "json.not-finite", ""),
    ("2^63", b'{"n":9223372036854775808}', "json.integer-range", "/n"),
    ("-2^63-1", b"[-9223372036854775809]", "json.integer-range", "/0"),
    ("2^64", b"18446744073709551616", "json.integer-range", ""),
    ("an integer of 100,000 digits", b"1" * 100_000, "json.integer-range", ""),
    ("a lone high surrogate", b'{"a":"\\ud800"}', "json.surrogate", "/a"),
    ("a lone low surrogate", b'["\\udc00"]', "json.surrogate", "/0"),
    ("two high surrogates", b'"\\ud800\\ud800"', "json.surrogate", ""),
    ("a lone surrogate in a key", b'{"x":{"\\ud800":1}}', "json.surrogate", "/x"),
    ("an escaped NUL", b'{"a":"\\u0000"}', "json.control-character", "/a"),
    ("a NUL in a key", b'{"a":{"\\u0000":1}}', "json.control-character", "/a"),
    ("a raw tab in a string", b'"a\tb"', "json.control-character", ""),
    ("an escape character", b'"\\u001b[31m"', "json.control-character", ""),
    ("DEL", b'{"a":"\x7f"}', "json.control-character", "/a"),
    ("a right-to-left override", '{"a":"\u202e"}'.encode(), "json.bidi-control", "/a"),
    ("an escaped isolate", b'{"a":["\\u2066"]}', "json.bidi-control", "/a/0"),
    ("a bidi control in a key", '{"\u200f":1}'.encode(), "json.bidi-control", ""),
    ("33 levels", b"[" * 33 + b"]" * 33, "json.depth", "/0" * 32),
    ("100,000 levels", b"[" * 100_000, "json.depth", "/0" * 32),
    ("objects 33 deep", b'{"a":' * 33 + b"1" + b"}" * 33, "json.depth", "/a" * 32),
    ("too many values", b"[" + b"0," * MAX_NODES + b"0]", "json.size", "/19999"),
    ("a very long key", b'{"%s":1}' % (b"k" * 201), "json.key-length", ""),
    ("a comma at the end of an array", b'{"a":[1,]}', "json.syntax", "/a/1"),
    ("a comma at the end of an object", b'{"a":1,}', "json.syntax", ""),
    ("a comment", b'{"a":1} // one', "json.syntax", ""),
    ("single quotes", b"{'a':1}", "json.syntax", ""),
    ("two documents", b"{} {}", "json.syntax", ""),
    ("a leading zero", b'{"a":01}', "json.syntax", "/a"),
    ("a leading plus", b'{"a":+1}', "json.syntax", "/a"),
    ("a point without digits", b"[1.]", "json.syntax", "/0"),
    ("a hexadecimal number", b"0x10", "json.syntax", ""),
    ("a string that is not closed", b'{"a":"b', "json.syntax", "/a"),
    ("an array that is not closed", b"[1", "json.syntax", ""),
    ("an unknown escape", b'"\\x41"', "json.syntax", ""),
    ("a form feed between values", b"[1,\x0c2]", "json.syntax", "/1"),
    ("a missing colon", b'{"a" 1}', "json.syntax", ""),
    ("capital True", b'{"a":True}', "json.syntax", "/a"),
]


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [case[1:] for case in REFUSED],
    ids=[case[0] for case in REFUSED],
)
def test_a_doubtful_document_is_refused_at_its_place(body: bytes, code: str, pointer: str) -> None:
    with pytest.raises(JsonRefused) as refusal:
        loads(body)
    assert (refusal.value.code, refusal.value.pointer) == (code, pointer)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": [1, -0, 2.5, true, false, null]}', {"a": [1, 0, 2.5, True, False, None]}),
        (b"9223372036854775807", 2**63 - 1),
        (b"-9223372036854775808", -(2**63)),
        (b"1e300", 1e300),
        (b"12345678901234567890.5", 12345678901234567890.5),
        (b"1e-999", 0.0),
        (b'"\\ud83d\\ude00"', "😀"),
        (b'"\\u00fA"', "ú"),
        (b'"one\\n\\ttwo\\r\\n: three"', "one\n\ttwo\r\n: three"),
        (b'"\\"\\\\\\/\\b"'.replace(b"\\b", b""), '"\\/'),
        (b'{"a":"x:y:z","b":":"}', {"a": "x:y:z", "b": ":"}),
        (b'{"":{"":0}}', {"": {"": 0}}),
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, None),
        (b'{"%s":1}' % (b"k" * MAX_KEY_LENGTH), {"k" * MAX_KEY_LENGTH: 1}),
        (b"[" + b"0," * (MAX_NODES - 2) + b"0]", [0] * (MAX_NODES - 1)),
    ],
)
def test_a_sound_document_is_read_as_written(body: bytes, value: object) -> None:
    assert loads(body) == (orjson.loads(body) if value is None else value)
    assert scan(body) == loads(body)


def test_strings_come_back_in_normal_form_c() -> None:
    assert loads('{"Pe\u0301":["u\u0301","\u212b"]}'.encode()) == {"P\u00e9": ["\u00fa", "\u00c5"]}


def test_a_refusal_does_not_repeat_the_input() -> None:
    with pytest.raises(JsonRefused) as refusal:
        loads(b'{"a": "canary-7431 \\u0000"}')
    assert "canary" not in f"{refusal.value} {refusal.value.detail} {refusal.value.pointer}"


clean_text = st.text(
    st.characters(
        codec="utf-8",
        exclude_characters="\x7f\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ).filter(lambda character: character in "\t\n\r" or character >= " "),
    max_size=20,
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | clean_text,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(clean_text, inner, max_size=5),
    max_leaves=25,
)


def normal(value: object) -> object:
    """The same value with its strings in normal form C."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, dict):
        return {normal(key): normal(item) for key, item in value.items()}
    return value


def has_distinct_keys(value: object) -> bool:
    """Whether no two keys of one object are the same in normal form C."""
    if isinstance(value, list):
        return all(map(has_distinct_keys, value))
    if isinstance(value, dict):
        return len({normal(key) for key in value}) == len(value) and all(
            map(has_distinct_keys, value.values())
        )
    return True


@given(json_values.filter(has_distinct_keys), st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_is_sound_comes_back(value: object, escaped: bool) -> None:  # noqa: FBT001 - hypothesis draws it
    body = json.dumps(value, ensure_ascii=escaped).encode()
    assert loads(body) == normal(value)


def outcome(read: object, body: bytes) -> object:
    """What a reader made of a body: the value with its types, or the refusal."""
    assert callable(read)
    try:
        return repr(read(body))
    except JsonRefused as refusal:
        return (refusal.code, refusal.pointer)


fragments = st.lists(
    st.sampled_from(
        (
            *('{"a":', '"a"', '"b":', ":", ",", "[", "]", "{", "}", "1", "-0", "1.0", "1e400"),
            *("9223372036854775808", '"\\u003a"', '"\\u0061":', '"\\ud800"', '"\\\\u003a"', '"::"'),
            *('"e\u0301"', '"\u202e"', '"\\n"', " ", "null", "true", '"', "\\", "\x00", "NaN"),
        )
    ),
    max_size=14,
).map("".join)


@given(fragments | json_values.map(json.dumps))
@example('{"a":1,"a":"\\u003a"}')
@example('{"a":1,"a":"::"}')
@example('{"a":{"b":":"},"a":{"c":1}}')
@settings(max_examples=1_500, deadline=None)
def test_the_fast_way_and_the_slow_way_agree(text: str) -> None:
    body = text.encode()
    assert outcome(loads, body) == outcome(scan, body)


@given(st.binary(max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert outcome(loads, body) == outcome(scan, body)
