"""The embedded server: starting, sharing, dying in every way, and losing nothing by it."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from api.core.embedded import EmbeddedServer, EmbeddedServerError, keeper
from api.core.embedded import account as accounts

PATIENCE_SECONDS = 30
# A user of the server in a process of its own: says the address, then lives until it is told.
# Whoever runs the tests in the background has their children ignore Ctrl-C.
USER = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from pathlib import Path
from api.core.embedded import EmbeddedServer
with EmbeddedServer(Path(sys.argv[1])) as server:
    print(server.database_url(), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def parent() -> Iterator[Path]:
    """A closed directory. Not pytest's own: each run of pytest takes the access lists off those."""
    with TemporaryDirectory(prefix="ctwg-") as name:
        yield Path(name)


@pytest.fixture
def directory(parent: Path) -> Iterator[Path]:
    """Where a server may live; whatever a test leaves running there is ended."""
    directory = parent / "postgres"
    yield directory
    keeper.shut_down(directory / keeper.CLUSTER)


@contextmanager
def another_process(directory: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", USER, str(directory)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        try:
            # What was logged on the way may come first.
            yield process, next(line for line in process.stdout if "://" in line).strip()
        finally:
            process.kill()


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def server_id(directory: Path) -> int | None:
    return keeper.running_server(directory / keeper.CLUSTER)


def is_gone(directory: Path) -> bool:
    return keeper.wait_until_gone(directory / keeper.CLUSTER, PATIENCE_SECONDS)


def write(url: str, *values: int) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (value integer)")
        for value in values:
            connection.execute("INSERT INTO kept VALUES (%s)", [value])


def read(url: str) -> list[int]:
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute("SELECT value FROM kept ORDER BY value")]


def show(url: str, setting: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_setting(%s)", [setting]).fetchone()
        assert row is not None
        return str(row[0])


def test_it_starts_on_this_machine_and_keeps_what_was_written(directory: Path) -> None:
    with EmbeddedServer(directory) as server:
        write(server.database_url(), 1)
    assert is_gone(directory)
    with EmbeddedServer(directory) as server:
        assert read(server.database_url()) == [1]
        assert show(server.database_url(), "server_version").startswith("18.")


def test_nobody_else_can_reach_it(directory: Path) -> None:
    with EmbeddedServer(directory) as server:
        assert show(server.database_url(), "listen_addresses") == ""
        assert show(server.database_url(), "fsync") == "on"
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        assert stat.S_IMODE((directory / "server.log").stat().st_mode) == 0o600
        process = server_id(directory)
        assert Path(f"/proc/{process}").stat().st_uid != 0
        command_line = Path(f"/proc/{process}/cmdline").read_text()
        assert "password" not in command_line


def test_another_account_of_the_machine_is_refused_even_at_an_open_socket(
    directory: Path,
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can act as another account")
    intruder = (
        "import os, sys, psycopg\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "try: psycopg.connect(sys.argv[1])\n"
        "except psycopg.OperationalError as error: print(error)\n"
        "else: print('let in')\n"
    )
    with EmbeddedServer(directory) as server:
        command = [sys.executable, "-c", intruder, server.database_url()]
        closed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Permission denied" in closed
        directory.parent.chmod(0o755)
        directory.chmod(0o755)
        (directory / ".s.PGSQL.5432").chmod(0o777)
        opened = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Peer authentication failed" in opened


def test_a_second_process_attaches_and_the_last_one_out_stops_it(directory: Path) -> None:
    with another_process(directory) as (other, url):
        first = server_id(directory)
        server = EmbeddedServer(directory)
        assert server.start() == url
        assert server_id(directory) == first
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.wait(PATIENCE_SECONDS) == 0
        write(url, 1)
        assert server_id(directory) == first
        server.stop()
        assert server_id(directory) is None


def test_after_kill_9_of_its_user_the_server_ends_by_itself_and_nothing_is_lost(
    directory: Path,
) -> None:
    with another_process(directory) as (other, url):
        write(url, 1, 2)
        os.killpg(other.pid, signal.SIGKILL)
    assert is_gone(directory)
    with EmbeddedServer(directory) as server:
        assert read(server.database_url()) == [1, 2]


def test_after_kill_9_of_everything_the_next_start_recovers(directory: Path) -> None:
    with another_process(directory) as (other, url):
        write(url, 1, 2)
        process = server_id(directory)
        assert process is not None
        os.kill(process, signal.SIGKILL)
        os.killpg(other.pid, signal.SIGKILL)
    with EmbeddedServer(directory) as server:
        assert read(server.database_url()) == [1, 2]
        assert server_id(directory) != process
    assert is_gone(directory)


def test_a_start_right_after_kill_9_waits_for_the_server_that_is_stopping(directory: Path) -> None:
    for value in range(3):
        with another_process(directory) as (other, url):
            write(url, value)
            os.killpg(other.pid, signal.SIGKILL)
    with EmbeddedServer(directory) as server:
        assert read(server.database_url()) == [0, 1, 2]
    assert is_gone(directory)


def test_backends_that_outlive_their_killed_postmaster_do_not_bar_the_next_start(
    directory: Path,
) -> None:
    with EmbeddedServer(directory) as server:
        write(server.database_url(), 1)
        busy = "SELECT count(*) FROM generate_series(1, 10000000000)"
        reader = psycopg.connect(server.database_url())
        pid = reader.info.backend_pid
        reader.pgconn.send_query(busy.encode())
        assert eventually(lambda: Path(f"/proc/{pid}/wchan").exists())
        process = server_id(directory)
        assert process is not None
        os.kill(process, signal.SIGKILL)
        assert eventually(lambda: server_id(directory) is None)
        second = EmbeddedServer(directory)
        assert read(second.start()) == [1]
        second.stop()
        reader.close()
    assert is_gone(directory)


def test_a_stale_pid_file_that_names_a_living_stranger_is_seen_through(directory: Path) -> None:
    with EmbeddedServer(directory) as server:
        write(server.database_url(), 1)
        pid_file = (directory / keeper.CLUSTER / "postmaster.pid").read_text().splitlines()
    stale = [str(os.getpid()), *pid_file[1:]]
    (directory / keeper.CLUSTER / "postmaster.pid").write_text("\n".join(stale) + "\n")
    with EmbeddedServer(directory) as server:
        assert read(server.database_url()) == [1]


def test_ctrl_c_in_the_middle_of_a_start_leaves_no_server(directory: Path) -> None:
    with EmbeddedServer(directory):
        pass
    command = [sys.executable, "-c", USER, str(directory)]
    for seconds in (0.25, 0.35, 0.45):
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(PATIENCE_SECONDS) != 0
        assert is_gone(directory)


def test_an_interrupted_first_start_is_made_good_by_the_next(directory: Path) -> None:
    (directory / "pgdata.new" / "base").mkdir(parents=True)
    with EmbeddedServer(directory) as server:
        write(server.database_url(), 1)
    assert not (directory / "pgdata.new").exists()


@pytest.mark.parametrize("name", ["deep" * 30, "o'dd $name, with spaces"])
def test_a_path_that_no_socket_could_have_is_fine(parent: Path, name: str) -> None:
    with EmbeddedServer(parent / name) as server:
        write(server.database_url(), 1)
        assert read(server.database_url()) == [1]
        socket_directory = Path(show(server.database_url(), "unix_socket_directories"))
        assert stat.S_IMODE(socket_directory.stat().st_mode) == 0o700
    socket_directory.rmdir()


def test_a_short_socket_directory_that_is_not_ours_is_refused(parent: Path) -> None:
    directory = parent / ("deep" * 30)
    with EmbeddedServer(directory) as server:
        socket_directory = Path(show(server.database_url(), "unix_socket_directories"))
    socket_directory.rmdir()
    socket_directory.symlink_to(parent)
    try:
        with pytest.raises(EmbeddedServerError, match="remove it"):
            EmbeddedServer(directory).start()
    finally:
        socket_directory.unlink()


def test_a_cluster_of_another_major_version_is_left_alone(directory: Path) -> None:
    (directory / keeper.CLUSTER).mkdir(parents=True)
    (directory / keeper.CLUSTER / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedServerError, match="is of PostgreSQL 17"):
        EmbeddedServer(directory).start()
    assert [path.name for path in (directory / keeper.CLUSTER).iterdir()] == ["PG_VERSION"]


def test_a_failure_shows_the_end_of_the_log(directory: Path) -> None:
    with EmbeddedServer(directory):
        pass
    (directory / keeper.CLUSTER / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(EmbeddedServerError, match="no_such_setting"):
        EmbeddedServer(directory).start()
    assert is_gone(directory)


def test_an_address_is_given_only_while_started(directory: Path) -> None:
    server = EmbeddedServer(directory)
    with pytest.raises(EmbeddedServerError, match="not started"):
        server.database_url()
    server.stop()


def test_a_closed_parent_lets_only_the_servers_account_pass(parent: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("an ordinary user's server runs as that user")
    with EmbeddedServer(parent / "var" / "postgres") as server:
        account = accounts.server_account(server.directory)
    assert account.uid != 0
    assert not parent.stat().st_mode & stat.S_IRWXO
    before = os.getxattr(parent, accounts.ACL_ATTRIBUTE)
    accounts.let_pass(account, parent)
    assert os.getxattr(parent, accounts.ACL_ATTRIBUTE) == before
