"""Small changes to tokens, for fuzzing: characters, bytes, segments, claims."""

import random
import string
from base64 import urlsafe_b64decode
from collections.abc import Callable
from uuid import uuid4

from tests.core.token_forge import encode, write_json

STRANGE = "-_.=+/! \n\0\u00e9\U0001d7ce\ud800"


def mutate(dice: random.Random, token: str, other: str) -> str:
    """Apply one to three mutations."""
    for _ in range(dice.randint(1, 3)):
        token = dice.choice(MUTATIONS)(dice, token, other)
    return token


def replace_character(dice: random.Random, token: str, _: str) -> str:
    at = dice.randrange(len(token) + 1)
    new = dice.choice(string.ascii_letters + string.digits + STRANGE)
    return token[:at] + new + token[at + 1 :]


def insert_or_drop(dice: random.Random, token: str, _: str) -> str:
    at, size = dice.randrange(len(token) + 1), dice.randint(1, 5)
    if dice.random() < 0.5:
        return token[:at] + token[at + size :]
    return token[:at] + "".join(dice.choices("AQgw=.-_", k=size)) + token[at:]


def change_byte(dice: random.Random, token: str, _: str) -> str:
    segments = token.split(".")
    at = dice.randrange(len(segments))
    try:
        raw = bytearray(urlsafe_b64decode(segments[at] + "=" * (-len(segments[at]) % 4)))
    except ValueError:
        return token + "A"
    if raw:
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    segments[at] = encode(bytes(raw))
    return ".".join(segments)


def swap_segments(dice: random.Random, token: str, other: str) -> str:
    segments, others = token.split("."), other.split(".")
    at = dice.randrange(len(segments))
    segments[at] = dice.choice(others)
    return ".".join(segments)


def change_case(dice: random.Random, token: str, _: str) -> str:
    at = dice.randrange(len(token) + 1)
    return token[:at] + token[at:].swapcase()


def change_claim(dice: random.Random, token: str, _: str) -> str:
    segments = token.split(".")
    forged: dict[str, object] = {
        "sub": str(uuid4()),
        "exp": dice.choice([0, 2**31, 2**64, -1, None, "1", [], {}]),
    }
    segments[min(1, len(segments) - 1)] = encode(write_json(forged))
    return ".".join(segments)


def repeat_or_cut(dice: random.Random, token: str, other: str) -> str:
    return dice.choice(
        [token + token, token + "." + other, token[: dice.randrange(len(token) + 1)]]
    )


MUTATIONS: list[Callable[[random.Random, str, str], str]] = [
    replace_character,
    insert_or_drop,
    change_byte,
    swap_segments,
    change_case,
    change_claim,
    repeat_or_cut,
]
