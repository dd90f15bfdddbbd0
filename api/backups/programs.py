"""PostgreSQL's own programs, of the very version of the server that they speak to."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from api.backups.refusal import BackupRefused
from api.core.database import driver_url
from api.core.embedded import EmbeddedServerError, embedded_programs

DEBIAN: Final = "/usr/lib/postgresql/{major}/bin"
_VERSION: Final = re.compile(r"\(PostgreSQL\) (\d+)")


@dataclass(frozen=True, slots=True)
class Programs:
    """`pg_dump`, `pg_restore` and `psql` of one version, for one database."""

    directory: Path
    url: str

    def command(self, program: str, *arguments: str) -> list[str]:
        """A program that connects; its password is where no other account sees it."""
        target = {n: v for n, v in self._connection.items() if n != "password"}
        named = f"--dbname={make_conninfo('', **target)}"
        return [str(self.directory / program), named, "--no-password", *arguments]

    def run(self, command: Sequence[str], stdin: IO[bytes] | None = None) -> None:
        """Run a program to its end.

        Raises:
            BackupRefused: it failed; with the last that it said.
        """
        done = subprocess.run(
            command,
            env=self.environment,
            stdin=stdin or subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        if done.returncode != 0:
            raise BackupRefused(_failure(command[0], done.stderr))

    @property
    def environment(self) -> dict[str, str]:
        """What the programs are told besides: the password, and no setting of whoever calls."""
        own = {"PATH": os.defpath, "LC_ALL": "C"}
        password = self._connection.get("password")
        return own if password is None else {**own, "PGPASSWORD": str(password)}

    @property
    def _connection(self) -> dict[str, str | int | None]:
        return dict(conninfo_to_dict(driver_url(self.url)))


def programs_for(connection: psycopg.Connection, url: str) -> Programs:
    """The programs of the server's version: the embedded server's, or those of this machine.

    Raises:
        BackupRefused: there are none.
    """
    major = connection.info.server_version // 10_000
    for directory in _directories(major):
        if _major_of(directory) == major:
            return Programs(directory, url)
    raise BackupRefused(
        f"The server is PostgreSQL {major}, and pg_dump of that version is not on this machine: "
        f"install postgresql-client-{major}, or put it on the PATH."
    )


def _directories(major: int) -> Iterator[Path]:
    # Where the service was installed without the embedded server, there are the machine's own.
    with suppress(EmbeddedServerError):
        yield embedded_programs()
    yield Path(DEBIAN.format(major=major))
    found = shutil.which("pg_dump")
    if found is not None:
        yield Path(found).parent


def _major_of(directory: Path) -> int | None:
    program = directory / "pg_dump"
    if not program.exists():
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    version = _VERSION.search(said.stdout)
    return int(version[1]) if version else None


def _failure(program: str, said: bytes) -> str:
    last = said.decode(errors="replace").strip().splitlines()[-5:]
    return "\n".join([f"{Path(program).name} failed:", *last])
