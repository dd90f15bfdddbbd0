"""Places in the feed of changes, as callers hold them: opaque, and bound to who asks for what.

A cursor is one AES block under a key derived from the ledger's. The same place is always the same
text, so answers keep their entity tags; but two cursors tell nothing of how many changes lie
between them, and so nothing of what others have changed in private.
"""

import binascii
import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from api.core.errors import Fault, Problem, Unprocessable
from api.core.ledger import Signer

_MAGIC: Final = b"ch"
_BLOCK: Final = 16
_PURPOSE: Final = b"ctwg: cursors of changes, 1"


class ResyncRequired(Problem):
    """The cursor was given to other seats: what they could see is not what these can.

    Start again without `since`.
    """

    status, slug, title = 410, "resync-required", "Read the changes from the beginning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """After the `n`th record that the ledger's event `seq` concerns."""

    seq: int = 0
    n: int = 0


class Cursors:
    """Writes and reads the cursors of one caller's question."""

    def __init__(self, signer: Signer, reach: str, resources: Sequence[str]) -> None:
        # One block at a time, never two of one message: ECB is the bare permutation here.
        self._cipher = Cipher(AES(signer.sign(_PURPOSE)), ECB())  # noqa: S305
        self._reach = hashlib.sha256(reach.encode()).digest()[:3]
        self._asked = hashlib.sha256(",".join(sorted(resources)).encode()).digest()[:3]

    def write(self, place: Place) -> str:
        """The cursor of a place."""
        position = place.seq.to_bytes(6, "big") + place.n.to_bytes(2, "big")
        encryptor = self._cipher.encryptor()
        block = encryptor.update(_MAGIC + position + self._reach + self._asked)
        return urlsafe_b64encode(block).rstrip(b"=").decode()

    def read(self, cursor: str) -> Place:
        """The place of a cursor.

        Raises:
            Unprocessable: it is none of ours, or was given for other resources.
            ResyncRequired: it was given to other seats.
        """
        block = b""
        with suppress(binascii.Error, ValueError):
            block = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        plain = self._cipher.decryptor().update(block) if len(block) == _BLOCK else b""
        if not plain.startswith(_MAGIC) or plain[13:] != self._asked:
            detail = "Use the `next` of the answer before, with the same `resource`."
            raise Unprocessable(faults=[Fault("cursor", detail, parameter="since")])
        if plain[10:13] != self._reach:
            raise ResyncRequired
        return Place(int.from_bytes(plain[2:8], "big"), int.from_bytes(plain[8:10], "big"))
