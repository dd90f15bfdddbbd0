"""Signing keys: published, rotated without a wrong refusal, and kept from other eyes."""

import os
import threading
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from api.core.signing_keys import ROTATE_EVERY, KeyRing, UnusableKeyError
from api.core.tokens import AccessTokens, InvalidToken
from tests.core.token_forge import AUDIENCE, ISSUER, Forge, decode, header_of


def tokens_of(ring: KeyRing) -> AccessTokens:
    """Tokens as one process sees them."""
    return AccessTokens(ring, ISSUER, AUDIENCE)


def test_a_published_key_verifies_a_token_and_shows_nothing_private(forge: Forge) -> None:
    (published,) = forge.ring.jwks()["keys"]
    assert set(published) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
    signed, _, signature = forge.tokens.issue(uuid4(), uuid4()).rpartition(".")
    x, y, r, s = (
        int.from_bytes(number, "big")
        for number in (
            decode(published["x"]),
            decode(published["y"]),
            decode(signature)[:32],
            decode(signature)[32:],
        )
    )
    # Verified with cryptography alone, as another service would: raises when it does not hold.
    ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key().verify(
        encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256())
    )


def test_after_a_rotation_old_and_new_tokens_hold_and_both_keys_are_published(
    forge: Forge,
) -> None:
    old = forge.tokens.issue(uuid4(), uuid4())
    new_key = forge.ring.rotate()
    new = forge.tokens.issue(uuid4(), uuid4())
    assert header_of(new)["kid"] == new_key.kid
    assert old.split(".")[0] != new.split(".")[0]
    forge.tokens.verify(old)
    forge.tokens.verify(new)
    assert len(forge.ring.jwks()["keys"]) == 2


def test_a_retired_key_verifies_for_a_tokens_life_and_a_minute_and_no_longer(
    directory: Path,
) -> None:
    ahead = 0.0
    ring = KeyRing(directory, clock=lambda: time.time() + ahead)
    tokens = tokens_of(ring)
    old = tokens.issue(uuid4(), uuid4())
    ring.rotate()
    ahead = 655
    tokens.verify(old)
    assert len(ring.jwks()["keys"]) == 2
    ahead = 661
    assert len(ring.jwks()["keys"]) == 1
    with pytest.raises(InvalidToken, match="retired"):
        tokens.verify(old)


def test_a_key_that_verifies_nothing_any_more_is_deleted_at_the_next_rotation(
    directory: Path,
) -> None:
    ahead = 0.0
    ring = KeyRing(directory, clock=lambda: time.time() + ahead)
    first = ring.current()
    ring.rotate()
    ahead = 700
    ring.rotate()
    assert first.kid not in {key.kid for key in ring.keys}
    assert len(list(directory.glob("*.pem"))) == len(ring.keys) == 2


def test_a_key_of_ninety_days_is_replaced_when_the_next_token_is_issued(directory: Path) -> None:
    ahead = timedelta()
    ring = KeyRing(directory, clock=lambda: time.time() + ahead.total_seconds())
    first = ring.current()
    ahead = ROTATE_EVERY - timedelta(minutes=1)
    assert ring.current() == first
    ahead = ROTATE_EVERY + timedelta(minutes=1)
    assert ring.current().kid != first.kid
    assert ring.current() == ring.current()


def test_a_key_that_another_process_added_is_found_at_its_first_token(directory: Path) -> None:
    here, there = KeyRing(directory), KeyRing(directory)
    tokens_here, tokens_there = tokens_of(here), tokens_of(there)
    for _ in range(5):
        there.rotate()
        tokens_here.verify(tokens_there.issue(uuid4(), uuid4()))
    assert here.current() == there.current()


def test_processes_that_start_at_the_same_moment_make_one_key(directory: Path) -> None:
    rings: list[KeyRing] = []
    threads = [threading.Thread(target=lambda: rings.append(KeyRing(directory))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({ring.current().kid for ring in rings}) == 1
    assert len(list(directory.glob("*.pem"))) == 1


def test_keys_rotate_under_load_without_one_wrong_refusal(directory: Path) -> None:
    issuer, verifier = tokens_of(KeyRing(directory)), tokens_of(KeyRing(directory))
    rotator = KeyRing(directory)
    failures: list[Exception] = []

    def work() -> None:
        for _ in range(150):
            try:
                verifier.verify(issuer.issue(uuid4(), uuid4()))
            except InvalidToken as error:
                failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        rotator.rotate()
    for thread in threads:
        thread.join()
    assert failures == []


def test_an_unknown_header_costs_one_look_at_the_directory(
    forge: Forge, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = time.time() - 60
    os.utime(directory, (settled, settled))
    forge.ring.refresh()
    listings = 0
    glob = Path.glob

    def counting(path: Path, pattern: str) -> object:
        nonlocal listings
        listings += 1
        return glob(path, pattern)

    monkeypatch.setattr(Path, "glob", counting)
    for _ in range(50):
        with pytest.raises(InvalidToken):
            forge.tokens.verify(forge.signed(header=forge.header(kid="A" * 43)))
    assert listings == 0


# --- key files


def key_file(directory: Path) -> Path:
    """Return the only key's file."""
    (path,) = directory.glob("*.pem")
    return path


def test_keys_are_readable_by_their_owner_alone(forge: Forge, directory: Path) -> None:
    forge.ring.rotate()
    assert directory.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in directory.iterdir()} == {0o600}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o666, 0o610, 0o601])
def test_a_key_that_others_may_touch_is_refused_at_start(directory: Path, mode: int) -> None:
    KeyRing(directory)
    key_file(directory).chmod(mode)
    with pytest.raises(UnusableKeyError, match="chmod 600"):
        KeyRing(directory)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_directory_where_others_could_plant_a_key_is_refused(directory: Path, mode: int) -> None:
    KeyRing(directory)
    directory.chmod(mode)
    with pytest.raises(UnusableKeyError, match="chmod 700"):
        KeyRing(directory)


def pem(private: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    """Write a private key as a PEM."""
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a key",
        pem(ec.generate_private_key(ec.SECP384R1())),
        pem(ec.generate_private_key(ec.SECP256R1())),
        pem(rsa.generate_private_key(65537, 2048)),
    ],
    ids=["nothing", "no PEM", "P-384", "another P-256 key than its name says", "RSA"],
)
def test_a_file_that_holds_no_key_of_ours_is_refused_at_start(
    directory: Path, content: bytes
) -> None:
    KeyRing(directory)
    key_file(directory).write_bytes(content)
    with pytest.raises(UnusableKeyError):
        KeyRing(directory)


def test_a_file_with_a_name_that_we_do_not_give_is_refused_at_start(directory: Path) -> None:
    KeyRing(directory)
    key_file(directory).rename(directory / "planted.pem")
    with pytest.raises(UnusableKeyError, match="name"):
        KeyRing(directory)


def test_a_directory_that_turns_bad_while_running_leaves_the_known_keys_in_use(
    forge: Forge, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    token = forge.tokens.issue(uuid4(), uuid4())
    path = directory / "planted.pem"
    path.touch(mode=0o600)
    forge.ring.refresh()
    forge.tokens.verify(token)
    assert "cannot be read again" in caplog.text


def test_a_restart_keeps_the_keys_and_yesterdays_tokens(forge: Forge, directory: Path) -> None:
    token = forge.tokens.issue(uuid4(), uuid4())
    tokens_of(KeyRing(directory)).verify(token)
