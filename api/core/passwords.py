"""Passwords: argon2id, how many hashes may run at once, and which passwords are refused.

The parameters are those of OWASP ASVS 5.0, appendix C (t=2, m=19 MiB, p=1). A hash takes some 25
to 50 ms of one core, so a flood of sign-ins is a flood of work: two run, sixteen wait, and the rest
are told to come back.
"""

import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from api.core.errors import Fault, TooManyRequests

SHORTEST: Final = 15
LONGEST: Final = 128
# Normalising is slow for long runs of combining marks; no accepted password comes near this.
_LONGEST_LOOKED_AT = 4 * LONGEST
# A shorter local part ("an", "lee") is found inside too many honest passwords.
_SHORTEST_LOCAL_PART = 4
_FEWEST_DIFFERENT = 5
_MOST_PIECES = 3

_LOOKALIKES = str.maketrans("01345789l", "oieastbgi")
_LOOKALIKE_SIGNS = str.maketrans("$@!|", "saii")
_KEYBOARD_WALKS = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm"),
    *("azertyuiop", "qsdfghjklm", "wxcvbn", "1234567890", "0987654321"),
    *("qazwsxedcrfvtgbyhnujm", "1qaz2wsx3edc4rfv5tgb", "zaq1xsw2cde3vfr4"),
    *("q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "abcdefghijklmnopqrstuvwxyz"),
)


class TooManyHashes(TooManyRequests):
    """More passwords are being checked than this machine takes at once."""

    def __init__(self) -> None:
        super().__init__("Many people are signing in just now.", retry_after=2)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a password holds; `rehashed` is to be stored when the parameters have changed."""

    holds: bool
    rehashed: str | None = None


class Passwords:
    """Hashes and verifies passwords, a bounded number at a time in this process."""

    def __init__(
        self,
        hasher: Argon2Hasher | None = None,
        concurrent: int = 2,
        waiting: int = 16,
    ) -> None:
        self._argon2 = PasswordHash(
            [hasher or Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)]
        )
        self._running = threading.BoundedSemaphore(concurrent)
        self._places = threading.BoundedSemaphore(concurrent + waiting)
        self._nobodys = self._argon2.hash(secrets.token_urlsafe())

    def hash(self, password: str) -> str:
        """Hash a password that `faults_in` let pass. Raises `TooManyHashes`."""
        normal = unicodedata.normalize("NFC", password)
        with self._place():
            return self._argon2.hash(normal)

    def verify(self, password: str, stored: str | None) -> Verification:
        """Check a password against a stored hash, or, for an unknown user, against nobody's.

        Both take the same time. Raises `TooManyHashes`.
        """
        normal = ""
        if len(password) <= _LONGEST_LOOKED_AT and not _has_unreadable(password):
            normal = unicodedata.normalize("NFC", password)
        with self._place():
            holds, rehashed = self._argon2.verify_and_update(normal, stored or self._nobodys)
        if not (holds and stored and normal):
            return Verification(holds=False)
        return Verification(holds=True, rehashed=rehashed)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise TooManyHashes
        try:
            with self._running:
                yield
        finally:
            self._places.release()


@cache
def passwords() -> Passwords:
    """Return the one instance of this process, whose limit all share."""
    return Passwords()


def faults_in(password: str, email: str, pointer: str = "/password") -> list[Fault]:
    """Say what is wrong with a new password: nothing, one thing, or several.

    Length and blocklist instead of composition rules (ASVS 5.0, 6.2; NIST SP 800-63B, 3.1.1.2).
    """
    if len(password) > _LONGEST_LOOKED_AT:
        return [_too_long(pointer)]
    if _has_unreadable(password):
        detail = "The password holds a control character or half a character."
        return [Fault("password.unreadable-character", detail, pointer)]
    normal = unicodedata.normalize("NFC", password)
    faults = []
    if len(normal) < SHORTEST:
        detail = f"A password has at least {SHORTEST} characters; a short sentence will do."
        faults.append(Fault("password.too-short", detail, pointer))
    if len(normal) > LONGEST:
        faults.append(_too_long(pointer))
    local_part = email.partition("@")[0].casefold()
    rest = normal.casefold().replace(local_part, "")
    if len(local_part) >= _SHORTEST_LOCAL_PART and len(rest) < min(len(normal), SHORTEST):
        detail = "Without the name in front of the address's @, too little is left of it."
        faults.append(Fault("password.holds-email", detail, pointer))
    if is_common(normal):
        detail = "The password is made of a few words or runs of keys that are tried first."
        faults.append(Fault("password.common", detail, pointer))
    return faults


def is_common(password: str) -> bool:
    """Whether at most three common words, years or runs of keys make up the whole password.

    Case, accents, separators and look-alikes (`P@ssw0rd`) make no difference, and a piece counts
    once however often it is repeated on end.
    """
    return any(
        _has_few_pieces(_fold(reading))
        for reading in (password, password.translate(_LOOKALIKE_SIGNS))
    )


def _has_few_pieces(folded: str) -> bool:
    if len(set(folded)) < _FEWEST_DIFFERENT:
        return True
    period = (folded + folded).find(folded, 1)
    folded = folded[:period]
    pieces, longest = _common_pieces()
    fewest = [0, *[_MOST_PIECES + 1] * len(folded)]
    for start, count in enumerate(fewest):
        if count >= _MOST_PIECES:
            continue
        for end in range(start + 1, min(start + longest, len(folded)) + 1):
            piece = folded[start:end]
            reached = start
            while piece in pieces and folded.startswith(piece, reached):
                reached += len(piece)
                fewest[reached] = min(fewest[reached], count + 1)
    return fewest[-1] <= _MOST_PIECES


@cache
def _common_pieces() -> tuple[frozenset[str], int]:
    """Every folded piece, and the length of the longest."""
    words = {
        word
        for line in files("api.core").joinpath("common_passwords.txt").read_text().splitlines()
        if (word := line.strip()) and not word.startswith("#")
    }
    years = {str(year) for year in range(1930, 2050)}
    digits = {str(digit) for digit in range(10)} | {f"{digit}{digit}" for digit in range(10)}
    runs = {
        run
        for walk in _KEYBOARD_WALKS
        for direction in (walk, walk[::-1])
        for length in range(2, len(direction) + 1)
        for run in (direction[:length], direction[-length:])
    }
    pieces = frozenset(_fold(piece) for piece in words | years | digits | runs)
    return pieces, max(map(len, pieces))


def _fold(text: str) -> str:
    """Reduce to letters and digits, with look-alikes made one."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LOOKALIKES)
    return "".join(character for character in plain if character.isalnum())


def _has_unreadable(text: str) -> bool:
    return any(unicodedata.category(character) in {"Cc", "Cs"} for character in text)


def _too_long(pointer: str) -> Fault:
    return Fault("password.too-long", f"A password has at most {LONGEST} characters.", pointer)
