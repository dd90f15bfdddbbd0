"""The named attacks on access tokens, each a sentence's end: "... is refused"."""

import json
import time
from base64 import b64encode, urlsafe_b64decode
from collections.abc import Callable
from uuid import uuid4

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.core.token_forge import (
    AUDIENCE,
    ISSUER,
    ORDER,
    Forge,
    ecdsa_numbers,
    encode,
    write_json,
)

Attack = Callable[[Forge], str]

SPKI, PEM, DER, SSH = (
    PublicFormat.SubjectPublicKeyInfo,
    Encoding.PEM,
    Encoding.DER,
    Encoding.OpenSSH,
)
STRANGER = ec.generate_private_key(ec.SECP256R1())


def parts(token: str) -> list[str]:
    """Split into the three segments."""
    return token.split(".")


def pem_body(forge: Forge) -> bytes:
    """Return the base64 between the lines of the PEM."""
    return b64encode(forge.public_key(DER, SPKI))


def stranger_jwk() -> dict[str, str]:
    """Return the attacker's own public key, as a token might offer it."""
    point = STRANGER.public_key().public_numbers()
    x, y = (encode(number.to_bytes(32, "big")) for number in (point.x, point.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def twin(forge: Forge) -> str:
    """Make the other valid signature (r, n - s) of a good token."""
    head, body, signature = parts(forge.signed())
    raw = urlsafe_b64decode(signature + "==")
    s = ORDER - int.from_bytes(raw[32:], "big")
    return f"{head}.{body}.{encode(raw[:32] + s.to_bytes(32, 'big'))}"


def der_signature(forge: Forge) -> str:
    """Sign truly, but in DER, as X.509 does."""
    head, body, _ = parts(forge.signed())
    der = forge.ring.current().private.sign(f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256()))
    return f"{head}.{body}.{encode(der)}"


def rsa_signed(forge: Forge) -> str:
    """Sign with an RSA key of the attacker's."""
    head, body, _ = parts(forge.unsigned(forge.header(alg="RS256")))
    key = rsa.generate_private_key(65537, 2048)
    signature = key.sign(f"{head}.{body}".encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{head}.{body}.{encode(signature)}"


def last_character_variant(segment: str) -> str:
    """Change bits that decoding drops: another text for the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = alphabet[alphabet.index(segment[-1]) ^ 1]
    return segment[:-1] + other


def with_dropped_bits(forge: Forge) -> str:
    """Find a payload whose last character has spare bits, and set one."""
    for padding_length in range(3):
        token = forge.signed(forge.claims(seats=["x" * padding_length]))
        head, body, signature = parts(token)
        if len(body) % 4:
            return f"{head}.{last_character_variant(body)}.{signature}"
    raise AssertionError("one of three lengths has spare bits")


def truly_signed_with_dropped_bits(forge: Forge) -> str:
    """Sign, with the true key, a payload whose text is not canonical."""
    head, body, _ = parts(with_dropped_bits(forge))
    r, s = ecdsa_numbers(forge.ring.current().private, f"{head}.{body}".encode())
    return f"{head}.{body}.{encode(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def spliced(forge: Forge) -> str:
    """Put the claims of one good token before the signature of another."""
    head, body, _ = parts(forge.signed())
    return f"{head}.{body}.{parts(forge.signed())[2]}"


def rewritten(forge: Forge) -> str:
    """Change a claim and keep the signature."""
    claims = forge.claims()
    head, _, signature = parts(forge.signed(claims))
    return f"{head}.{encode(write_json(claims | {'seats': ['secretariat']}))}.{signature}"


def with_segment(index: int, change: Callable[[str], str]) -> Attack:
    """Change the text of one segment of a good token."""

    def attack(forge: Forge) -> str:
        segments = parts(forge.signed())
        segments[index] = change(segments[index])
        return ".".join(segments)

    return attack


def whole(change: Callable[[str], str]) -> Attack:
    """Change the text of a good token as a whole."""
    return lambda forge: change(forge.signed())


def claim(name: str, value: object) -> Attack:
    """Sign, with the true key, a claim that we would never issue."""
    return lambda forge: forge.signed(forge.claims(**{name: value}))


def without(name: str) -> Attack:
    """Sign, with the true key, claims of which one is missing."""
    return lambda forge: forge.signed(forge.claims_without(name))


def unsigned(alg: str, signature: bytes) -> Attack:
    """Name an algorithm that is none."""
    return lambda forge: forge.unsigned(forge.header(alg=alg), signature)


def time_claim(name: str, seconds: int) -> Attack:
    """Sign, with the true key, a time that far from now."""
    return lambda forge: forge.signed(forge.claims(**{name: int(time.time()) + seconds}))


def life(seconds: int, *, begun: int = 0) -> Attack:
    """Sign, with the true key, a token that lives that long, begun so many seconds ago."""

    def attack(forge: Forge) -> str:
        start = int(time.time()) - begun
        return forge.signed(forge.claims(iat=start, nbf=start, exp=start + seconds))

    return attack


def header(**changes: object) -> Attack:
    """Sign truly under a header that differs from ours."""
    return lambda forge: forge.signed(header=forge.header(**changes))


def raw_header(write: Callable[[Forge], bytes]) -> Attack:
    """Sign truly under a header whose bytes differ from ours."""
    return lambda forge: forge.signed(header=write(forge))


def raw_claims(raw: bytes) -> Attack:
    """Sign truly over a payload that is not the claims that we write."""
    return lambda forge: forge.signed(raw)


def doubled_header(forge: Forge) -> bytes:
    """Write `alg` twice."""
    return b'{"alg":"none",' + write_json(forge.header())[1:]


def doubled_claims(forge: Forge) -> str:
    """Write `exp` twice, the lasting one too far away."""
    return forge.signed(write_json(forge.claims())[:-1] + b',"exp":99999999999}')


NONE: dict[str, Attack] = {
    f"alg spelled {alg!r} with {kind}": unsigned(alg, signature)
    for alg in ("none", "None", "NONE", "nOnE", "", "none ")
    for kind, signature in (("no signature", b""), ("some signature", b"x" * 64))
}

CONFUSED: dict[str, Attack] = {
    "HS256 keyed with our public PEM": lambda f: f.hmac_signed(f.public_key(PEM, SPKI)),
    "HS256 keyed with our public PEM less its last newline": lambda f: f.hmac_signed(
        f.public_key(PEM, SPKI).rstrip()
    ),
    "HS256 keyed with our public DER": lambda f: f.hmac_signed(f.public_key(DER, SPKI)),
    "HS256 keyed with our public SSH line": lambda f: f.hmac_signed(
        f.public_key(SSH, PublicFormat.OpenSSH)
    ),
    "HS256 keyed with the bare base64 of our key": lambda f: f.hmac_signed(pem_body(f)),
    "HS256 keyed with our public point": lambda f: f.hmac_signed(
        f.public_key(Encoding.X962, PublicFormat.UncompressedPoint)
    ),
    "HS256 keyed with our JWK": lambda f: f.hmac_signed(write_json(f.ring.jwks()["keys"][0])),
    "HS256 keyed with nothing": lambda f: f.hmac_signed(b""),
    "HS384 keyed with our public DER": lambda f: f.hmac_signed(f.public_key(DER, SPKI), "HS384"),
    "HS512 keyed with our public DER": lambda f: f.hmac_signed(f.public_key(DER, SPKI), "HS512"),
    "HS256 under our own header": lambda f: (
        f.signed().rpartition(".")[0] + "." + encode(pem_body(f)[:32])
    ),
    "RS256 by a stranger": rsa_signed,
    "ES256 by a stranger": lambda f: f.signed(key=STRANGER),
    "ES256 by a stranger under no kid": lambda f: f.signed(header=f.header(kid=None), key=STRANGER),
    "alg ES384 in the header": header(alg="ES384"),
    "alg in lower case": header(alg="es256"),
    "alg as a list": header(alg=["ES256"]),
    "alg as a number": header(alg=256),
    "alg absent": header(alg=None),
}

HEADERS: dict[str, Attack] = {
    "an unknown crit": header(crit=["x-unknown"], **{"x-unknown": 1}),
    "crit with b64 false": header(crit=["b64"], b64=False),
    "an embedded jwk of a stranger": lambda f: f.signed(
        header=f.header(jwk=stranger_jwk()), key=STRANGER
    ),
    "an embedded jwk under the true signature": header(jwk=stranger_jwk()),
    "jku to a stranger's keys": header(jku="https://attacker.example/jwks.json"),
    "x5u to a stranger's certificate": header(x5u="https://attacker.example/cert.pem"),
    "x5c with a stranger's certificate": header(x5c=["MIIB"]),
    "a kid that is a path": header(kid="../../../../dev/null"),
    "a kid that is SQL": header(kid="' UNION SELECT 'x"),
    "a kid that is not ours": header(kid="A" * 43),
    "no kid": header(kid=None),
    "zip": header(zip="DEF"),
    "typ JWT": header(typ="JWT"),
    "typ with its media type spelled out": header(typ="application/at+jwt"),
    "no typ": header(typ=None),
    "members in another order": raw_header(
        lambda f: json.dumps(dict(reversed(f.header().items())), separators=(",", ":")).encode()
    ),
    "spaces in the header": raw_header(lambda f: json.dumps(f.header(), sort_keys=True).encode()),
    "a header key twice": raw_header(doubled_header),
    "a header that is a list": raw_header(lambda _: b"[]"),
    "a header that is no JSON": raw_header(lambda _: b"\xff\xfe{"),
    "a header nested a thousand deep": lambda f: f.unsigned(b'{"a":' * 1000 + b"1" + b"}" * 1000),
    "a header nested a hundred deep": lambda f: f.unsigned(b"[" * 100 + b"]" * 100),
    "a header in UTF-16": raw_header(lambda f: write_json(f.header()).decode().encode("utf-16")),
    "a JWE of five segments": lambda _: (
        encode(b'{"alg":"dir","enc":"A256GCM","zip":"DEF"}') + "..aXY.Y2lwaGVy.dGFn"
    ),
}

TEXTS: dict[str, Attack] = {
    "nothing": lambda _: "",
    "dots alone": lambda _: "..",
    "a word": lambda _: "Bearer",
    "two segments": whole(lambda token: token.rpartition(".")[0]),
    "four segments": whole(lambda token: token + ".AAAA"),
    "an empty header": with_segment(0, lambda _: ""),
    "an empty payload": with_segment(1, lambda _: ""),
    "an empty signature": with_segment(2, lambda _: ""),
    "padding after the signature": whole(lambda token: token + "=="),
    "padding after the payload": with_segment(1, lambda payload: payload + "="),
    "a space in front": whole(lambda token: " " + token),
    "a newline behind": whole(lambda token: token + "\n"),
    "a NUL behind": whole(lambda token: token + "\0"),
    "exclamation marks behind": whole(lambda token: token + "!" * 100),
    "ten million exclamation marks behind": whole(lambda token: token + "!" * 10_000_000),
    "the standard base64 alphabet": whole(lambda t: t.replace("-", "+").replace("_", "/") + "+"),
    "a character outside ASCII": with_segment(1, lambda payload: payload[:-1] + "é"),
    "a full-width dot": whole(lambda token: token.replace(".", "\uff0e", 1)),
    "half a character": whole(lambda token: token + "\ud800"),
    "dropped bits set in the signature": with_segment(2, last_character_variant),
    "dropped bits set in the payload": with_dropped_bits,
    "dropped bits set in the payload before signing": truly_signed_with_dropped_bits,
    "bytes after the signature": with_segment(2, lambda signature: signature + "AAAA"),
    "a byte short of a signature": with_segment(2, lambda signature: signature[:-2]),
    "one segment too many letters": with_segment(1, lambda payload: payload + "A"),
    "the twin signature": twin,
    "a DER signature": der_signature,
    "a signature of zeros": with_segment(2, lambda _: encode(bytes(64))),
    "a signature of r = s = n": with_segment(2, lambda _: encode(ORDER.to_bytes(32, "big") * 2)),
    "a signature with s beyond n": with_segment(2, lambda _: encode(b"\xff" * 64)),
    "another token's signature": spliced,
    "a changed payload": rewritten,
    "4,097 characters": lambda f: f.signed(f.claims(seats=["x" * 3000])).ljust(4097, "A"),
    "a true token beyond the longest": lambda f: f.signed(f.claims(seats=["x" * 4000])),
    "fifty thousand segments": lambda _: "a." * 50_000,
}

MISSING: dict[str, Attack] = {
    f"no {name}": without(name)
    for name in ("iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp", "seats")
}

MISTYPED: dict[str, Attack] = {
    f"{name} as {kind}": claim(name, value)
    for name in ("iat", "nbf", "exp")
    for kind, value in (
        ("null", None),
        ("text", str(int(time.time()) + 300)),
        ("a fraction", time.time() + 300.5),
        ("true", True),
        ("a list", [1]),
        ("1e300", 1e300),
        ("Infinity", float("inf")),
        ("NaN", float("nan")),
        ("a negative", -1),
        ("a thousand digits", 10**1000),
    )
} | {
    f"{name} as {kind}": claim(name, value)
    for name in ("sub", "sid", "jti")
    for kind, value in (
        ("null", None),
        ("a number", 7),
        ("a list", [str(uuid4())]),
        ("a name", "admin"),
        ("an upper-case UUID", str(uuid4()).upper()),
        ("a UUID in braces", f"{{{uuid4()}}}"),
        ("nothing", ""),
    )
}

CLAIMS: dict[str, Attack] = {
    "another issuer": claim("iss", "https://attacker.example"),
    "an issuer in a list": claim("iss", [ISSUER]),
    "an issuer with a slash more": claim("iss", ISSUER + "/"),
    "another audience": claim("aud", "another-service"),
    "our audience among others": claim("aud", [AUDIENCE, "another-service"]),
    "an audience in a list": claim("aud", [AUDIENCE]),
    "an audience of null": claim("aud", None),
    "expired by a minute": life(600, begun=660),
    "expired by exactly the leeway": life(600, begun=630),
    "expiry before issue": life(-1),
    "a life of no seconds": life(0),
    "a life of 901 seconds": life(901),
    "a life of a year": life(365 * 86_400),
    "issued a minute from now": time_claim("iat", 60),
    "valid a minute from now": time_claim("nbf", 60),
    "seats as text": claim("seats", "secretariat"),
    "seats of numbers": claim("seats", [1]),
    "seats of null": claim("seats", None),
    "exp twice": doubled_claims,
    "claims that are a list": raw_claims(b"[]"),
    "claims that are null": raw_claims(b"null"),
    "claims that are text": raw_claims(b'"x"'),
    "claims that are no JSON": raw_claims(b"{"),
    "claims in UTF-16": raw_claims("{}".encode("utf-16")),
    "claims nested a thousand deep": raw_claims(b"[" * 1400 + b"]" * 1400),
    "claims with a byte order mark": raw_claims(b"\xef\xbb\xbf{}"),
}

ATTACKS = NONE | CONFUSED | HEADERS | TEXTS | MISSING | MISTYPED | CLAIMS
