"""Access tokens: ES256 JWTs (RFC 7519, RFC 9068), and the only place that touches python-jose.

python-jose chooses its verifier by what the token says of itself, reads lenient base64, ignores
`crit` and makes `exp` and `aud` optional; some inputs leave it with exceptions of other families.
So nothing reaches it but a token whose header is, byte for byte, one that we issue, in canonical
base64url, and its key is a constructed object that fixes the algorithm. What it accepts is then
checked once more for types and bounds. Every refusal is one `InvalidToken`.
"""

import json
import re
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final
from uuid import UUID, uuid4

# python-jose ships no types, and what it returns is checked below.
from jose import jwt  # type: ignore[import-untyped]
from jose.backends import ECKey  # type: ignore[import-untyped]
from jose.exceptions import JOSEError  # type: ignore[import-untyped]

from api.core.signing_keys import ACCESS_TOKEN_LIFE, KeyRing, SigningKey

# A failed import inside python-jose falls back to the pure Python `ecdsa`, which leaks its key by
# timing (CVE-2024-23342), without a word.
if ECKey.__module__ != "jose.backends.cryptography_backend":
    raise ImportError("python-jose must use cryptography: install python-jose[cryptography]")

LONGEST_TOKEN: Final = 4096
LEEWAY_SECONDS: Final = 30
_LONGEST_LIFE_SECONDS = 900
_SEATS_LENGTH = 2200
_SIGNATURE_BYTES = 64
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

_COMPACT_JWS = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")
_ALGORITHMS = ["ES256"]  # a list of one: given a string, python-jose asks for a substring
_OPTIONS: Mapping[str, bool | int] = {
    "require_exp": True,
    "require_iat": True,
    "require_nbf": True,
    "require_aud": True,
    "require_iss": True,
    "require_sub": True,
    "require_jti": True,
    "verify_at_hash": False,
    "leeway": LEEWAY_SECONDS,
}


class InvalidToken(Exception):  # noqa: N818 - says what is so, like every Problem
    """The token is not one that we issued, or no longer holds; its message is for the log only."""


@dataclass(frozen=True)
class Claims:
    """What a valid token says. Times are seconds since 1970; `seats` only inform."""

    subject: UUID
    session: UUID
    token_id: UUID
    issued_at: int
    expires_at: int
    seats: tuple[str, ...]


class AccessTokens:
    """Issues and verifies access tokens of one issuer for one audience."""

    def __init__(self, ring: KeyRing, issuer: str, audience: str) -> None:
        self._ring = ring
        self._issuer = issuer
        self._audience = audience
        self._listed: tuple[SigningKey, ...] = ()
        self._by_header: dict[str, tuple[SigningKey, ECKey]] = {}

    def issue(self, subject: UUID, session: UUID, seats: Sequence[str] = ()) -> str:
        """Sign a token of `ACCESS_TOKEN_LIFE` for a session; it names as many seats as fit."""
        now = int(time.time())
        claims = {
            "iss": self._issuer,
            "aud": self._audience,
            "sub": str(subject),
            "sid": str(session),
            "jti": str(uuid4()),
            "iat": now,
            "nbf": now,
            "exp": now + int(ACCESS_TOKEN_LIFE.total_seconds()),
            "seats": _as_many_as_fit(seats),
        }
        key = self._ring.current()
        token: str = jwt.encode(
            claims,
            ECKey(key.private, "ES256"),
            algorithm="ES256",
            headers={"typ": "at+jwt", "kid": key.kid},
        )
        signed, _, signature = token.rpartition(".")
        return f"{signed}.{_encode(_with_low_s(_decode(signature)))}"

    def verify(self, token: str) -> Claims:
        """Return the claims of a token of ours. Raises `InvalidToken`, and nothing else."""
        try:
            return self._verify(token)
        except (
            JOSEError,  # the root: JWKError is no JWTError
            ValueError,
            TypeError,
            OverflowError,
            AttributeError,
            RecursionError,
        ) as error:
            raise InvalidToken(str(error)) from error

    def _verify(self, token: str) -> Claims:
        if len(token) > LONGEST_TOKEN:
            raise InvalidToken("too long")
        segments = _COMPACT_JWS.fullmatch(token)
        if not segments:
            raise InvalidToken("not three base64url segments")
        header, payload, signature = segments.groups()
        key = self._verifier(header)
        if _encode(_decode(payload)) != payload:
            raise InvalidToken("the payload's base64url is not canonical")
        raw_signature = _decode(signature)
        if _encode(raw_signature) != signature or _with_low_s(raw_signature) != raw_signature:
            raise InvalidToken("the signature is not canonical")
        claims = jwt.decode(
            token,
            key,
            algorithms=_ALGORITHMS,
            options=_OPTIONS,
            audience=self._audience,
            issuer=self._issuer,
        )
        return self._checked(claims)

    def _verifier(self, header: str) -> ECKey:
        """Find the public key by the whole header segment, which we never parse."""
        found = self._known(header)
        if found is None:
            self._ring.refresh()
            found = self._known(header)
        if found is None:
            raise InvalidToken("no header of ours")
        key, verifier = found
        if not key.verifies_at(self._ring.now()):
            raise InvalidToken("the key is retired")
        return verifier

    def _known(self, header: str) -> tuple[SigningKey, ECKey] | None:
        listed = self._ring.keys
        if listed is not self._listed:
            self._by_header = {
                _header_segment(key.kid): (key, ECKey(key.private.public_key(), "ES256"))
                for key in listed
            }
            self._listed = listed
        return self._by_header.get(header)

    def _checked(self, claims: Mapping[str, object]) -> Claims:
        """Check types and bounds, which python-jose leaves open."""
        if claims["aud"] != self._audience:
            raise InvalidToken("aud is not exactly ours")
        issued_at, _, expires_at = (_seconds(claims, name) for name in ("iat", "nbf", "exp"))
        now = time.time()
        if issued_at > now + LEEWAY_SECONDS:
            raise InvalidToken("issued in the future")
        if expires_at <= now - LEEWAY_SECONDS:
            raise InvalidToken("expired")
        if not 0 < expires_at - issued_at <= _LONGEST_LIFE_SECONDS:
            raise InvalidToken("its life is not one that we give")
        seats = claims.get("seats")
        if not isinstance(seats, list) or any(not isinstance(seat, str) for seat in seats):
            raise InvalidToken("seats is not a list of names")
        return Claims(
            subject=_uuid(claims, "sub"),
            session=_uuid(claims, "sid"),
            token_id=_uuid(claims, "jti"),
            issued_at=issued_at,
            expires_at=expires_at,
            seats=tuple(seats),
        )


def _as_many_as_fit(seats: Sequence[str]) -> list[str]:
    lengths = accumulate(len(json.dumps(seat)) + 1 for seat in seats)
    return [seat for seat, length in zip(seats, lengths, strict=True) if length <= _SEATS_LENGTH]


def _seconds(claims: Mapping[str, object], name: str) -> int:
    value = claims.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidToken(f"{name} is not a whole number of seconds")
    return value


def _uuid(claims: Mapping[str, object], name: str) -> UUID:
    value = claims.get(name)
    if not isinstance(value, str) or str(UUID(value)) != value:
        raise InvalidToken(f"{name} is not a UUID in its canonical form")
    return UUID(value)


def _header_segment(kid: str) -> str:
    """Build the header exactly as python-jose writes it: sorted members, no spaces."""
    members = {"alg": "ES256", "kid": kid, "typ": "at+jwt"}
    return _encode(json.dumps(members, sort_keys=True, separators=(",", ":")).encode())


def _with_low_s(signature: bytes) -> bytes:
    """Give the one of the two signatures (r, s) and (r, n - s), both valid, whose s is the lower.

    Else whoever sees a token could make a second text of it that verifies.
    """
    if len(signature) != _SIGNATURE_BYTES:
        raise InvalidToken("an ES256 signature has 64 bytes")
    half = _SIGNATURE_BYTES // 2
    s = int.from_bytes(signature[half:], "big")
    if s > _P256_ORDER:
        raise InvalidToken("s is outside the curve's order")
    return signature[:half] + min(s, _P256_ORDER - s).to_bytes(half, "big")


def _encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(segment: str) -> bytes:
    return urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
