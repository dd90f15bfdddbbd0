"""JSON that means one thing only: stricter than RFC 8259 where readers are known to disagree.

What is refused, and why, is the I-JSON profile (RFC 7493: UTF-8, no duplicate keys, no lone
surrogates) with bounds that the database shares: 64-bit integers, finite numbers, no NUL or other
control characters, no bidirectional controls, and a size that one request can need.

`orjson` reads what is plainly sound; whatever it or the check behind it has a doubt about is read
again by a small scanner that knows its place, so that each refusal carries a JSON pointer.
"""

import re
import unicodedata
from math import isfinite
from typing import Final

import orjson
from pydantic import JsonValue

MAX_DEPTH: Final = 32
"""Containers inside one another."""
MAX_NODES: Final = 20_000
"""Values of any kind in one document, containers included."""
MAX_KEY_LENGTH: Final = 200
"""Characters; no field has a longer name, and pointers in answers stay short."""

_SMALLEST_INTEGER: Final = -(2**63)
_LARGEST_INTEGER: Final = 2**63 - 1
_LARGEST_INTEGER_TOKEN: Final = len(str(_SMALLEST_INTEGER))

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNCLEAN: Final = re.compile(f"{_CONTROL.pattern}|{_BIDI.pattern}")
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PLAIN_TEXT: Final = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])")
_NOT_A_NUMBER: Final = re.compile(r"-?Infinity|NaN")
_UNICODE_ESCAPE: Final = re.compile(r"u([0-9A-Fa-f]{4})")
_LOW_SURROGATE_ESCAPE: Final = re.compile(r"\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_SURROGATES: Final = range(0xD800, 0xE000)
_ESCAPES: Final = dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t', strict=True))
_LITERALS: Final[tuple[tuple[str, JsonValue], ...]] = (
    ("true", True),
    ("false", False),
    ("null", None),
)


class JsonRefused(Exception):  # noqa: N818 - a refusal of input, as in `errors.py`
    """A document that is not read.

    `code` is stable, `pointer` is the place as a JSON pointer (RFC 6901), `detail` says what is
    wrong without repeating the input.
    """

    def __init__(self, code: str, pointer: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.pointer = pointer
        self.detail = detail


def loads(body: bytes) -> JsonValue:
    """Read one JSON document; its strings come back in Unicode NFC.

    Raises:
        JsonRefused: with the code `json.syntax`, `json.encoding`, `json.byte-order-mark`,
            `json.duplicate-key`, `json.not-finite`, `json.integer-range`, `json.depth`,
            `json.size`, `json.key-length`, `json.surrogate`, `json.control-character` or
            `json.bidi-control`.
    """
    try:
        document: JsonValue = orjson.loads(body)
    except orjson.JSONDecodeError:
        return scan(body)
    return document if _is_plainly_sound(document, body) else scan(body)


def scan(body: bytes) -> JsonValue:
    """Read one JSON document by the slow way that `loads` takes when it has a doubt.

    Raises:
        JsonRefused: as `loads`.
    """
    if body.startswith(b"\xef\xbb\xbf"):
        raise JsonRefused("json.byte-order-mark", "", "Send UTF-8 without a byte order mark.")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise JsonRefused("json.encoding", "", "The body is not UTF-8.") from None
    return _Scanner(text).document()


def _is_plainly_sound(document: JsonValue, body: bytes) -> bool:
    """Whether a document that orjson read needs no closer look; False only means "perhaps not".

    A key that comes twice is dropped by orjson, and shows as a colon in the source that the
    document cannot account for. An escaped colon would blur that count, so it is a doubt too.
    """
    members = nodes = depth = 0
    texts: list[str] = []
    level: list[JsonValue] = [document]
    while level:
        objects = [value for value in level if isinstance(value, dict)]
        arrays = [value for value in level if isinstance(value, list)]
        keys = [key for item in objects for key in item]
        nodes += len(level)
        if (
            nodes > MAX_NODES
            or (depth == MAX_DEPTH and (objects or arrays))
            or any(len(key) > MAX_KEY_LENGTH for key in keys)
            # orjson reads an integer past 64 bits as the nearest float.
            or any(isinstance(value, (int, float)) and abs(value) >= 2**63 for value in level)
        ):
            return False
        members += len(keys)
        texts += keys
        texts += [value for value in level if isinstance(value, str)]
        level = [value for item in objects for value in item.values()]
        level += [value for array in arrays for value in array]
        depth += 1
    joined = " ".join(texts)
    return (
        body.count(b":") == members + joined.count(":")
        and b"\\u003" not in body
        and unicodedata.is_normalized("NFC", joined)
        and ((joined.isascii() and joined.isprintable()) or not _UNCLEAN.search(joined))
    )


class _Scanner:
    """A recursive-descent reader (RFC 8259) that keeps the path to where it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.nodes = 0
        self.path: list[str] = []

    def document(self) -> JsonValue:
        self._skip_space()
        value = self._value()
        self._skip_space()
        if self.position != len(self.text):
            raise self._refusal("json.syntax", "There is more after the end of the document.")
        return value

    def _value(self) -> JsonValue:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._refusal("json.size", f"There are more than {MAX_NODES:,} values.")
        match self.text[self.position : self.position + 1]:
            case "{":
                return self._object()
            case "[":
                return self._array()
            case '"':
                return self._string()
        for word, value in _LITERALS:
            if self._take(word):
                return value
        return self._number()

    def _object(self) -> JsonValue:
        self._open()
        members: dict[str, JsonValue] = {}
        if self._take("}"):
            return members
        while True:
            if not self.text.startswith('"', self.position):
                raise self._refusal("json.syntax", "A member must begin with a name in quotes.")
            key = self._key(members)
            if not self._take(":"):
                raise self._refusal("json.syntax", "A colon must follow the name of a member.")
            self.path.append(key)
            members[key] = self._value()
            self.path.pop()
            self._skip_space()
            if self._take("}"):
                return members
            self._separator("}")

    def _key(self, members: dict[str, JsonValue]) -> str:
        key = self._string()
        if len(key) > MAX_KEY_LENGTH:
            raise self._refusal("json.key-length", f"A name is over {MAX_KEY_LENGTH} characters.")
        if key in members:
            self.path.append(key)
            raise self._refusal("json.duplicate-key", "This member is given more than once.")
        self._skip_space()
        return key

    def _array(self) -> JsonValue:
        self._open()
        items: list[JsonValue] = []
        if self._take("]"):
            return items
        while True:
            self.path.append(str(len(items)))
            items.append(self._value())
            self.path.pop()
            self._skip_space()
            if self._take("]"):
                return items
            self._separator("]")

    def _open(self) -> None:
        # Each container but the outermost has put one step on the path.
        if len(self.path) >= MAX_DEPTH:
            raise self._refusal("json.depth", f"There are more than {MAX_DEPTH} levels.")
        self.position += 1
        self._skip_space()

    def _separator(self, closing: str) -> None:
        if not self._take(","):
            raise self._refusal("json.syntax", f"A comma or {closing} is missing.")

    def _string(self) -> str:
        self.position += 1
        parts: list[str] = []
        while not self.text.startswith('"', self.position):
            plain = _PLAIN_TEXT.match(self.text, self.position)
            if plain and plain[0]:
                parts.append(plain[0])
                self.position = plain.end()
            elif self.text.startswith("\\", self.position):
                self.position += 1
                parts.append(self._escape())
            elif self.position < len(self.text):
                raise self._refusal("json.control-character", "A control character is not escaped.")
            else:
                raise self._refusal("json.syntax", "A string is not closed.")
        self.position += 1
        return self._clean("".join(parts))

    def _escape(self) -> str:
        character = _ESCAPES.get(self.text[self.position : self.position + 1])
        if character is not None:
            self.position += 1
            return character
        escape = _UNICODE_ESCAPE.match(self.text, self.position)
        if not escape:
            raise self._refusal("json.syntax", "A string holds an unknown escape.")
        self.position = escape.end()
        code = int(escape[1], 16)
        if code not in _SURROGATES:
            return chr(code)
        low = _LOW_SURROGATE_ESCAPE.match(self.text, self.position)
        if code not in _HIGH_SURROGATES or not low:
            raise self._refusal("json.surrogate", "A string holds half of a surrogate pair.")
        self.position = low.end()
        return chr(0x10000 + (code - 0xD800) * 0x400 + int(low[1], 16) - 0xDC00)

    def _clean(self, text: str) -> str:
        if _CONTROL.search(text):
            raise self._refusal("json.control-character", "A string holds a control character.")
        if _BIDI.search(text):
            raise self._refusal("json.bidi-control", "A string changes the reading direction.")
        return unicodedata.normalize("NFC", text)

    def _number(self) -> JsonValue:
        if _NOT_A_NUMBER.match(self.text, self.position):
            raise self._refusal("json.not-finite", "A number must be finite.")
        token = _NUMBER.match(self.text, self.position)
        if not token:
            raise self._refusal("json.syntax", "A value is missing or not written as JSON.")
        self.position = token.end()
        if token[1]:
            number = float(token[0])
            if not isfinite(number):
                raise self._refusal("json.not-finite", "A number is too large to keep.")
            return number
        # Length first: converting a million digits takes seconds.
        if len(token[0]) <= _LARGEST_INTEGER_TOKEN:
            integer = int(token[0])
            if _SMALLEST_INTEGER <= integer <= _LARGEST_INTEGER:
                return integer
        raise self._refusal("json.integer-range", "An integer must fit 64 bits.")

    def _take(self, word: str) -> bool:
        if not self.text.startswith(word, self.position):
            return False
        self.position += len(word)
        if word in ":,":
            self._skip_space()
        return True

    def _skip_space(self) -> None:
        space = _SPACE.match(self.text, self.position)
        self.position = space.end() if space else self.position

    def _refusal(self, code: str, detail: str) -> JsonRefused:
        steps = (step.replace("~", "~0").replace("/", "~1") for step in self.path)
        return JsonRefused(code, "".join(f"/{step}" for step in steps), detail)
