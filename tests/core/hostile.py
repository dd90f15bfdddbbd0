"""What a stranger, a broken client or an attacker may send. Data only: the tests use it."""

import gzip
import json
from dataclasses import dataclass
from typing import Final

JSON: Final = "application/json"
MIB: Final = 2**20


@dataclass(frozen=True, slots=True)
class Body:
    """A body that no write may accept, whatever the resource."""

    name: str
    content: bytes
    content_type: str | None = JSON
    encoding: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What is sent with it."""
        named = {"Content-Type": self.content_type, "Content-Encoding": self.encoding}
        return {name: value for name, value in named.items() if value is not None}


CONTROLS: Final = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"] + ["\x7f"]
BIDI: Final = [
    *("\u061c", "\u200e", "\u200f"),
    *(chr(code) for code in range(0x202A, 0x202F)),
    *(chr(code) for code in range(0x2066, 0x206A)),
]


def _named(text: str) -> str:
    return f"U+{ord(text):04X}"


_MALFORMED: Final[dict[str, bytes]] = {
    "white space": b" \r\n\t ",
    "a byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": "{}".encode("utf-16"),
    "UTF-16-BE": "{}".encode("utf-16-be"),
    "UTF-32": "{}".encode("utf-32"),
    "Latin-1": '{"title":"Perú"}'.encode("latin-1"),
    "an overlong slash": b'{"title":"\xc0\xaf"}',
    "a truncated character": b'{"title":"\xe2\x82"}',
    "an encoded surrogate": b'{"title":"\xed\xa0\x80"}',
    "only NUL": b"\x00" * 64,
    "all bytes": bytes(range(256)),
    "a million brackets": b"[" * 1_000_000,
    "a hundred thousand objects": b'{"a":' * 100_000,
    "33 levels": b'{"title":' + b"[" * 33 + b"]" * 33 + b"}",
    "900 levels": b'{"title":' + b"[" * 900 + b"]" * 900 + b"}",
    "a key twice": b'{"title":"a","title":"b"}',
    "a key twice, once escaped": b'{"title":"a","\\u0074itle":"b"}',
    "a key twice, deep": b'{"planned":{"start":"2013","start":"2014"}}',
    "NaN": b'{"title":NaN}',
    "Infinity": b'{"position":Infinity}',
    "minus Infinity": b'{"position":-Infinity}',
    "1e999": b'{"position":1e999}',
    "-1e999": b'{"position":-1e999}',
    "2^63": b'{"position":9223372036854775808}',
    "-2^63-1": b'{"position":-9223372036854775809}',
    "2^64": b'{"position":18446744073709551616}',
    "5,000 digits": b'{"position":' + b"9" * 5_000 + b"}",
    "500,000 digits": b'{"position":' + b"9" * 500_000 + b"}",
    "a lone high surrogate": b'{"title":"\\ud800"}',
    "a lone low surrogate": b'{"title":"\\udfff"}',
    "a surrogate in a key": b'{"\\ud800":1}',
    "a NUL in a key": b'{"\\u0000":1}',
    "a NUL in the middle": b'{"title":"a\\u0000b"}',
    "a raw line feed in a string": b'{"title":"a\nb"}',
    "30,000 values": b'{"sources":[' + b"0," * 30_000 + b"0]}",
    "a key of 10,000 letters": b'{"' + b"k" * 10_000 + b'":1}',
    "a comma too many": b'{"title":"a",}',
    "a comma too few": b'{"title":"a" "name":"b"}',
    "a comment": b'{"title":"a"/* b */}',
    "single quotes": b"{'title':'a'}",
    "bare names": b"{title:1}",
    "Python's None": b'{"title":None}',
    "a leading zero": b'{"position":007}',
    "hexadecimal": b'{"position":0x10}',
    "two documents": b"{}{}",
    "lines of JSON": b"{}\n{}\n",
    "cut off in a string": b'{"title":"Secure tr',
    "cut off after a colon": b'{"title":',
    "JSON with a prefix": b")]}',\n{}",
    "XML with an entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "YAML": b"title: !!python/object/apply:os.system ['id']\n",
    "a pickle": b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94.",
    "a ZIP archive": b"PK\x03\x04" + b"\x00" * 60,
    "null": b"null",
    "true": b"true",
    "a number": b"42",
    "a string": b'"title"',
    "an empty array": b"[]",
    "an array of objects": b'[{"title":"a"}]',
}
_FIELDS_NOBODY_MAY_SEND: Final = (
    *("id", "ref_number", "created_at", "updated_at", "version", "created_by", "owner_id"),
    *("search", "class", "role", "roles", "seats", "is_admin", "is_system", "tenant", "actor"),
    *("__proto__", "constructor", "prototype", "__class__", "__init__", "_sa_instance_state"),
    *("", " ", ".", "$where", "$ne", "title[]", "title.name", "Title", "TITLE", "title "),
    *("metadata", "registry", "model_config", "model_fields", "extra", "__dict__", "password"),
)
_OTHER_FORMATS: Final[tuple[tuple[str, bytes, str | None, str | None], ...]] = (
    ("no content type", b"{}", None, None),
    ("plain text", b"{}", "text/plain", None),
    ("a form", b"title=a", "application/x-www-form-urlencoded", None),
    ("a multipart form", b"--x\r\n\r\n--x--\r\n", "multipart/form-data; boundary=x", None),
    ("XML by name", b"<a/>", "application/xml", None),
    ("a JSON patch", b"[]", "application/json-patch+json", None),
    ("JSON in UTF-16 by name", "{}".encode("utf-16"), f"{JSON}; charset=utf-16", None),
    ("a content type of nonsense", b"{}", ";;;", None),
    ("gzip", gzip.compress(b"{}"), JSON, "gzip"),
    ("a gzip bomb", gzip.compress(b" " * 5 * MIB), JSON, "gzip"),
    ("one byte over the limit", b'{"title":"' + b"x" * (MIB - 11) + b'"}', JSON, None),
    ("four times the limit", b" " * 4 * MIB, JSON, None),
)

BODIES: Final[tuple[Body, ...]] = (
    *(Body(name, content) for name, content in _MALFORMED.items()),
    *(
        Body(f"the field {name!r}", json.dumps({name: "x"}).encode())
        for name in _FIELDS_NOBODY_MAY_SEND
    ),
    *(
        Body(f"{_named(control)} in a value", json.dumps({"title": f"a{control}b"}).encode())
        for control in CONTROLS
    ),
    *(
        Body(f"{_named(control)} in a value", f'{{"title":"a{control}b"}}'.encode())
        for control in BIDI
    ),
    *(Body(*other) for other in _OTHER_FORMATS),
)

VALUES: Final[tuple[object, ...]] = (
    *(None, True, -1, 0, 2**31, 2**63 - 1, -(2**63), 1e308, 1e-320, 0.1, "", " ", "\u200b"),
    *("x" * 301, "x" * 20_001, "9999-12-31", "0000-00-00", "infinity", "-infinity", "now"),
    *("2018-02-30", "2018-05-09T25:61:00Z", "1e5", "NULL", "null", "' OR 1=1 --", '"; --'),
    *("$(id)", "{{7*7}}", "${jndi:ldap://x}", "%00", "../../etc/passwd", "javascript:alert(1)"),
    *("<script>alert(1)</script>", "=1+1", "\ufeffx", "\ufffe", "e\u0301" * 50, "\U0001f6a2" * 50),
    *([], {}, [None], [[]], ["AUS"] * 2, ["x" * 65], [{"a": {"b": {}}}], {"start": {}}, {"": ""}),
    *(["\u202e"], {"$gt": ""}, {"toString": 1}, "00000000-0000-0000-0000-000000000000"),
)
"""What may stand where a field expects something else; some of it is acceptable text."""

QUERIES: Final = (
    *("limit=0", "limit=-1", "limit=501", "limit=1e3", "limit=9999999999999999999999", "limit="),
    *("limit=1&limit=2", "limit=%00", "limit=0x10", "limit=١٠", "count=maybe", "count=2"),  # noqa: RUF001 - Arabic digits on purpose
    *("cursor=x", "cursor=AAAA", "cursor=bnVsbA", "cursor=W10", "cursor=W1tdLFtdXQ", "cursor=%20"),
    *("sort=id;drop table economies", "sort=password", "sort=-", "sort=--code", "sort=,", "sort="),
    *("sort=search", "sort=visibility.x", "sort=code,code,code,code,code", "sort=%2Dcode%00"),
    *("q=%00", "q=%ff", "q=%E2%80%AE", "q=" + "x" * 101, "q=" + "x" * 9_000, "fields=password"),
    *("embed=users", "filter=1", "where=1", "$where=1", "__proto__=1", "a[b]=c", "visibility=x"),
    *("updated_at=x", "id=1", "version=1", "search=x", "debug=true", "format=exe", "callback=x"),
)
"""Queries that every list refuses."""

KEYS: Final = (
    *("%00", "%2e%2e%2f", "..%5c", "x" * 101, "x" * 3_000, "%E2%80%AE", "%ff", "a%0d%0ab"),
    *("' OR '1'='1", "00000000-0000-0000-0000-000000000000", "null", "undefined", "-1", "*"),
    *("NaN", "%F0%9F%9A%A2", "{key}", "%7Bkey%7D", "a;b", "a,b", "a%2Fb", "0" * 36, "ＡＵＳ"),  # noqa: RUF001 - full width on purpose
)
"""Keys that name nothing."""
