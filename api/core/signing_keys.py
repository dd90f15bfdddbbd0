"""The keys that sign access tokens: one private PEM file each, shared by every process of a host.

A file is called `<created at>_<kid>.pem`, so its name tells its age, and the next file's name tells
when it was retired: no second place has to agree. The newest key signs. A retired key verifies for
as long as a token signed by it may live, and a minute more, so that a process which learns of a
rotation late (at most `CHECK_EVERY`) still gives out tokens that live their whole life.
"""

import fcntl
import json
import logging
import os
import re
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

ACCESS_TOKEN_LIFE: Final = timedelta(minutes=10)
VERIFIES_AFTER_RETIREMENT: Final = ACCESS_TOKEN_LIFE + timedelta(seconds=60)
ROTATE_EVERY: Final = timedelta(days=90)
CHECK_EVERY: Final = timedelta(seconds=30)

_FILE_NAME = re.compile(r"(?P<created>\d{8}T\d{6}\.\d{6}Z)_(?P<kid>[A-Za-z0-9_-]{43})\.pem")
_CREATED_FORMAT = "%Y%m%dT%H%M%S.%fZ"
_OTHERS_MAY_READ_OR_WRITE = 0o077
_OTHERS_MAY_WRITE = 0o022
# Time stamps of a directory move in steps of the kernel's clock; a change within a step of our
# reading would leave the same stamp, so a stamp this young proves nothing.
_STAMP_IS_RACY_FOR_NS = 2_000_000_000

logger = logging.getLogger(__name__)


class UnusableKeyError(RuntimeError):
    """A key file, or its directory, that must not be trusted; start-up ends with it."""


@dataclass(frozen=True)
class SigningKey:
    """An ES256 key pair (RFC 7518, 3.4); `kid` is its RFC 7638 thumbprint."""

    kid: str
    created_at: datetime
    private: ec.EllipticCurvePrivateKey = field(repr=False, compare=False)
    retired_at: datetime | None = None

    def verifies_at(self, moment: datetime) -> bool:
        """Whether a token signed by this key may still be accepted."""
        return self.retired_at is None or moment < self.retired_at + VERIFIES_AFTER_RETIREMENT

    def public_jwk(self) -> dict[str, str]:
        """Return the public members (RFC 7517), never `d`."""
        return _public_members(self.private) | {"kid": self.kid, "use": "sig", "alg": "ES256"}


class KeyRing:
    """The keys in one directory, newest last; makes the first one where there is none.

    Raises `UnusableKeyError` when a file may be read by others, or holds no key of ours.
    """

    def __init__(self, directory: Path, clock: Callable[[], float] = time.time) -> None:
        self._directory = directory
        self._clock = clock
        self._mutex = threading.Lock()
        self._stamp = 0
        self._is_stamp_racy = True
        self._checked_at = time.monotonic()
        self._keys: tuple[SigningKey, ...] = ()
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._locked(fcntl.LOCK_SH):
            self._keys = self._list()
        if not self._keys:
            self._succeed(None)

    @property
    def keys(self) -> tuple[SigningKey, ...]:
        """Every key on record, oldest first; the same tuple until the directory changes."""
        return self._keys

    def current(self) -> SigningKey:
        """Return the key that signs now; a key older than `ROTATE_EVERY` is replaced first."""
        if time.monotonic() - self._checked_at > CHECK_EVERY.total_seconds():
            self.refresh()
        newest = self._keys[-1]
        if self.now() - newest.created_at >= ROTATE_EVERY:
            return self._succeed(newest)
        return newest

    def rotate(self) -> SigningKey:
        """Put a new key in use and delete the files of keys that verify nothing any more."""
        self.refresh()
        return self._succeed(self._keys[-1])

    def refresh(self) -> None:
        """Notice keys that another process added; costs one `stat` when nothing has changed.

        A directory that turned bad while we run is logged, and the keys known so far stay.
        """
        with self._mutex:
            self._checked_at = time.monotonic()
            try:
                stamp = self._directory.stat().st_mtime_ns
                if stamp == self._stamp and not self._is_stamp_racy:
                    return
                with self._locked(fcntl.LOCK_SH):
                    found = self._list()
            except (UnusableKeyError, OSError):
                logger.exception("signing keys cannot be read again; the known ones stay in use")
                return
            if found and found != self._keys:
                self._keys = found

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """Return what verifiers need (RFC 7517, 5): each key that may still verify, without `d`."""
        self.refresh()
        now = self.now()
        return {"keys": [key.public_jwk() for key in self._keys if key.verifies_at(now)]}

    def now(self) -> datetime:
        """Return the instant by this ring's clock."""
        return datetime.fromtimestamp(self._clock(), UTC)

    def _succeed(self, newest: SigningKey | None) -> SigningKey:
        """Add a key after `newest`, unless another process has done so by now."""
        with self._mutex, self._locked(fcntl.LOCK_EX):
            found = self._list()
            if [key.kid for key in found[-1:]] == ([newest.kid] if newest else []):
                self._write(
                    max(self.now(), newest.created_at + timedelta(microseconds=1))
                    if newest
                    else self.now()
                )
                for key in found:
                    if not key.verifies_at(self.now()):
                        (self._directory / _file_name(key.created_at, key.kid)).unlink()
                found = self._list()
            self._keys = found
            return found[-1]

    def _list(self) -> tuple[SigningKey, ...]:
        """Read the directory; the caller holds its lock."""
        status = self._directory.stat()
        if status.st_mode & _OTHERS_MAY_WRITE:
            raise UnusableKeyError(f"{self._directory} may be written by others; chmod 700 it")
        known = {_file_name(key.created_at, key.kid): key for key in self._keys}
        found = sorted(
            (_load(path, known.get(path.name)) for path in self._directory.glob("*.pem")),
            key=lambda key: (key.created_at, key.kid),
        )
        self._stamp = status.st_mtime_ns
        self._is_stamp_racy = time.time_ns() - status.st_mtime_ns < _STAMP_IS_RACY_FOR_NS
        retired = [
            replace(key, retired_at=successor.created_at) for key, successor in pairwise(found)
        ]
        return (*retired, *(replace(key, retired_at=None) for key in found[-1:]))

    def _write(self, created_at: datetime) -> None:
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        name = _file_name(created_at, _thumbprint(private))
        unfinished = self._directory / f".{secrets.token_hex(8)}.unfinished"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._directory / name)

    @contextmanager
    def _locked(self, mode: int) -> Iterator[None]:
        """Hold the directory's advisory lock; a read-only mount can be locked as well."""
        descriptor = os.open(self._directory, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, mode)
            yield
        finally:
            os.close(descriptor)


def _file_name(created_at: datetime, kid: str) -> str:
    return f"{created_at.strftime(_CREATED_FORMAT)}_{kid}.pem"


def _load(path: Path, known: SigningKey | None) -> SigningKey:
    """Check a file each time, and parse it only when it is new to us."""
    if path.stat().st_mode & _OTHERS_MAY_READ_OR_WRITE:
        raise UnusableKeyError(f"{path} may be read by others; chmod 600 it, and rotate")
    if known:
        return known
    name = _FILE_NAME.fullmatch(path.name)
    if not name:
        raise UnusableKeyError(f"{path} has no name that this ring gives")
    try:
        private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise UnusableKeyError(f"{path} holds no readable private key") from error
    if not isinstance(private, ec.EllipticCurvePrivateKey) or private.curve.name != "secp256r1":
        raise UnusableKeyError(f"{path} holds no P-256 key")
    if _thumbprint(private) != name["kid"]:
        raise UnusableKeyError(f"{path} holds another key than its name says")
    created_at = datetime.strptime(name["created"], _CREATED_FORMAT).replace(tzinfo=UTC)
    return SigningKey(name["kid"], created_at, private)


def _public_members(private: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    point = private.public_key().public_numbers()
    return {
        "crv": "P-256",
        "kty": "EC",
        "x": _base64url(point.x.to_bytes(32, "big")),
        "y": _base64url(point.y.to_bytes(32, "big")),
    }


def _thumbprint(private: ec.EllipticCurvePrivateKey) -> str:
    """RFC 7638: SHA-256 over the required members in lexical order, without spaces."""
    members = json.dumps(_public_members(private), sort_keys=True, separators=(",", ":"))
    return _base64url(sha256(members.encode()).digest())


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
