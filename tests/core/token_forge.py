"""A workshop for forged tokens: signs with the ring's own key, or with anything else, any bytes."""

import hashlib
import hmac
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from api.core.signing_keys import KeyRing
from api.core.tokens import AccessTokens

ISSUER = "https://tracker.example"
AUDIENCE = "ctwg"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def encode(raw: bytes) -> str:
    """Write canonical base64url."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def write_json(members: object) -> bytes:
    """Write JSON as the issuer writes it."""
    return json.dumps(members, separators=(",", ":"), sort_keys=True).encode()


def ecdsa_numbers(private: ec.EllipticCurvePrivateKey, message: bytes) -> tuple[int, int]:
    """Sign, and choose of the two valid signatures the one with the lower s."""
    r, s = decode_dss_signature(private.sign(message, ec.ECDSA(hashes.SHA256())))
    return r, min(s, ORDER - s)


def decode(segment: str) -> bytes:
    """Read base64url."""
    return urlsafe_b64decode(segment + "=" * (-len(segment) % 4))


def header_of(token: str) -> dict[str, object]:
    """Read a token's header."""
    members: dict[str, object] = json.loads(decode(token.partition(".")[0]))
    return members


@dataclass(frozen=True)
class Forge:
    """What an attacker has, and the true key besides, to sign claims that we would never issue."""

    ring: KeyRing
    tokens: AccessTokens

    def header(self, **changes: object) -> dict[str, object]:
        """Return the issuer's header with changes; a change to None takes the member out."""
        members = {"alg": "ES256", "kid": self.ring.current().kid, "typ": "at+jwt"} | changes
        return {name: value for name, value in members.items() if value is not None}

    def claims(self, **changes: object) -> dict[str, object]:
        """Return good claims with changes."""
        now = int(time.time())
        return {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": str(uuid4()),
            "sid": str(uuid4()),
            "jti": str(uuid4()),
            "iat": now,
            "nbf": now,
            "exp": now + 600,
            "seats": [],
        } | changes

    def claims_without(self, name: str) -> dict[str, object]:
        """Return good claims less one."""
        return {key: value for key, value in self.claims().items() if key != name}

    def signed(
        self,
        claims: Mapping[str, object] | bytes | None = None,
        header: Mapping[str, object] | bytes | None = None,
        key: ec.EllipticCurvePrivateKey | None = None,
    ) -> str:
        """Sign with ES256, by the true key unless another is given; bytes go in as they are."""
        header = self.header() if header is None else header
        claims = self.claims() if claims is None else claims
        signed = ".".join(
            encode(part if isinstance(part, bytes) else write_json(part))
            for part in (header, claims)
        )
        r, s = ecdsa_numbers(key or self.ring.current().private, signed.encode())
        return f"{signed}.{encode(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    def unsigned(self, header: Mapping[str, object] | bytes, signature: bytes = b"x") -> str:
        """Put anything in place of a signature; no bytes at all leave the segment empty."""
        head = header if isinstance(header, bytes) else write_json(header)
        return f"{encode(head)}.{encode(write_json(self.claims()))}.{encode(signature)}"

    def hmac_signed(self, secret: bytes, alg: str = "HS256", **header: object) -> str:
        """Sign with HMAC, the secret being what an attacker can know: our public key."""
        signed = self.unsigned(self.header(alg=alg, **header)).rpartition(".")[0]
        digest = hmac.new(secret, signed.encode(), getattr(hashlib, f"sha{alg[2:]}")).digest()
        return f"{signed}.{encode(digest)}"

    def public_key(
        self, encoding: serialization.Encoding, form: serialization.PublicFormat
    ) -> bytes:
        """Return our public key in one of its texts."""
        return self.ring.current().private.public_key().public_bytes(encoding, form)
