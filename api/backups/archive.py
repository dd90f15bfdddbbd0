"""The file: PostgreSQL's own dump, and beside it what it must come back as."""

import io
import os
import shutil
import tarfile
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from api.backups.refusal import BackupRefused
from api.core.ledger import Signer

MANIFEST: Final = "manifest.json"
DUMP: Final = "database.dump"
FORMAT: Final = 1
_WHICH_KEY: Final = b"which key signs the ledger of this backup"
_MAX_MANIFEST: Final = 1 << 20


class Manifest(BaseModel):
    """What a backup says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = FORMAT
    made_at: datetime
    schema_revision: str
    postgresql: int
    chain_key: str
    """Tells which key signed the ledger, and nothing about the key."""
    ledger_seq: int
    tables: dict[str, str]

    def is_signed_by(self, signer: Signer) -> bool:
        """Whether the ledger in the backup was signed with this key."""
        return self.chain_key == fingerprint(signer)


def fingerprint(signer: Signer) -> str:
    """A name for a key that only its holder can make."""
    return signer.sign(_WHICH_KEY).hex()[:32]


def write_archive(manifest: Manifest, dump: Path, unfinished: Path) -> None:
    """Put both into one file, for its owner's eyes only, and see it to the disk."""
    said = manifest.model_dump_json(indent=1).encode()
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            head = tarfile.TarInfo(MANIFEST)
            head.size, head.mode = len(said), 0o600
            archive.addfile(head, io.BytesIO(said))
            archive.add(dump, DUMP)
        file.flush()
        os.fsync(file.fileno())


class Archive:
    """A backup that was made before."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self._path = path
        self.manifest = manifest

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read what a file says of itself.

        Raises:
            BackupRefused: it is no backup, or one of a format that is not known here.
        """
        try:
            with tarfile.open(path, "r:") as archive:
                said = archive.extractfile(MANIFEST)
                text = said.read(_MAX_MANIFEST) if said else b""
            return cls(path, Manifest.model_validate_json(text))
        except (tarfile.TarError, KeyError, OSError, ValidationError) as error:
            raise BackupRefused(f"{path} is no backup of this service: {error}") from error

    def extract_dump(self, directory: Path) -> Path:
        """The dump as a file of its own.

        Raises:
            BackupRefused: the file ends before its time.
        """
        extracted = directory / DUMP
        try:
            with tarfile.open(self._path, "r:") as archive, extracted.open("wb") as file:
                content = archive.extractfile(DUMP)
                if content is None:
                    raise BackupRefused(f"{self._path} holds no dump.")
                shutil.copyfileobj(content, file)
        except (tarfile.TarError, KeyError, OSError) as error:
            raise BackupRefused(f"{self._path} cannot be read to its end: {error}") from error
        return extracted
