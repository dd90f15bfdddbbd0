"""`ctwg pull`: a file that agrees with the list, whatever happened to it and to the runs before."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner, Result

from api.cli import commands
from api.pull.mirror import Mirror
from api.pull.server import Credentials, PullRefused, Server
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.pull.conftest import Account

Records = dict[str, dict[str, Any]]


def run(account: Account, resource: str, file: Path, **environment: str) -> Result:
    """Run the command as it is run from a terminal."""
    arguments = ["pull", resource, "--to", str(file)]
    env = {**account.environment, **environment, "CTWG_TOKEN": ""}
    return CliRunner().invoke(commands, arguments, env=env)


def held(file: Path) -> Records:
    """What a file holds, by ref."""
    lines = file.read_text().splitlines()
    return {record["ref"]: record for record in map(json.loads, lines)}


def listed(caller: Caller) -> Records:
    """What the list shows, by ref."""
    return {item["ref"]: item for item in caller.get("/activities?limit=500").json()["items"]}


def test_a_file_is_brought_into_step_and_kept_there(
    account: Account, secretariat: Caller, australia: Caller, file: Path
) -> None:
    first = make_activity(secretariat, visibility="restricted")
    second = make_activity(secretariat, lead_economies=["CHL"])
    result = run(account, "activities", file)
    assert result.exit_code == 0, result.output
    assert result.output == f"{file} holds 2 records, after 2 changes.\n"
    assert held(file) == listed(australia)
    assert run(account, "activities", file).output == f"{file} is up to date.\n"

    secretariat.patch(f"/activities/{first['ref']}", {"place": "Perth"})
    secretariat.patch(f"/activities/{second['ref']}", {"visibility": "restricted"})
    make_activity(secretariat)
    assert run(account, "activities", file).exit_code == 0
    assert held(file) == listed(australia)
    assert second["ref"] not in held(file)
    assert sorted(p.name for p in file.parent.iterdir()) == [file.name, f"{file.name}.state.json"]


def test_all_changes_are_kept_one_after_the_other(
    account: Account, secretariat: Caller, tmp_path: Path
) -> None:
    file = tmp_path / "changes.ndjson"
    assert run(account, "changes", file).exit_code == 0
    before = file.read_bytes()
    made = make_activity(secretariat)
    assert run(account, "changes", file).exit_code == 0
    after = file.read_bytes()
    assert after.startswith(before)
    [item] = map(json.loads, after[len(before) :].splitlines())
    assert (item["action"], item["record"]["id"]) == ("upsert", made["id"])


def test_a_table_is_what_the_service_writes(
    account: Account, secretariat: Caller, tmp_path: Path
) -> None:
    file = tmp_path / "activities.csv"
    make_activity(secretariat, title="A")
    assert run(account, "activities", file).output == f"{file} was brought up to date.\n"
    assert file.read_bytes() == secretariat.get("/activities?format=csv").content
    assert run(account, "activities", file).output == f"{file} is up to date.\n"
    make_activity(secretariat, title="B")
    run(account, "activities", file)
    assert len(file.read_text().splitlines()) == 3


class Breaking(Server):
    """A server whose line breaks after some pages, as lines do."""

    def __init__(self, account: Account, pages: int) -> None:
        super().__init__(account.url, Credentials(account.id, account.secret))
        self.left = pages

    def get(
        self, path: str, params: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Answer one page of three records, or break."""
        if self.left == 0:
            raise PullRefused("The line broke.")
        self.left -= 1
        return super().get(path, {**params, "limit": "3"}, headers)


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_a_broken_run_is_taken_up_where_it_broke(
    account: Account, secretariat: Caller, australia: Caller, file: Path, pages: int
) -> None:
    for _ in range(8):
        make_activity(secretariat)
    state = file.with_name("state")
    if pages < 3:
        with Breaking(account, pages) as broken, pytest.raises(PullRefused):
            Mirror(broken, account.url, "activities", file, state).pull()
        assert not file.exists()
        # Killed in mid-line, beyond what the state counts.
        with file.with_name(f"{file.name}.journal").open("ab") as journal:
            journal.write(b'{"half a li')
    with Breaking(account, 3 - pages % 3) as rest:
        pulled = Mirror(rest, account.url, "activities", file, state).pull()
    assert pulled.changes == 8 - 3 * (pages % 3)
    assert held(file) == listed(australia)


def test_a_lost_file_is_brought_anew(
    account: Account, secretariat: Caller, australia: Caller, file: Path
) -> None:
    make_activity(secretariat)
    run(account, "activities", file)
    file.unlink()
    run(account, "activities", file)
    assert held(file) == listed(australia)


def test_with_another_seat_the_file_forgets_what_the_old_one_saw(
    account: Account, secretariat: Caller, chile: Caller, file: Path
) -> None:
    make_activity(secretariat, visibility="restricted")
    kept = make_activity(secretariat)
    run(account, "activities", file)
    moved = {"economy": "CHL"}
    assert secretariat.patch("/service-accounts/AUS-system", moved).status_code == 200
    assert run(account, "activities", file).exit_code == 0
    assert held(file) == listed(chile)
    assert list(held(file)) == [kept["ref"]]


def test_a_wrong_secret_or_resource_is_told_and_leaves_no_file(
    account: Account, file: Path
) -> None:
    wrong = run(account, "activities", file, CTWG_CLIENT_SECRET="wrong")
    assert (wrong.exit_code, "secret is wrong" in wrong.output) == (1, True)
    unknown = run(account, "nonsense", file)
    assert (unknown.exit_code, "There are: action_plans" in unknown.output) == (1, True)
    assert not file.exists()


def test_a_state_of_something_else_is_refused(account: Account, file: Path) -> None:
    run(account, "activities", file)
    result = run(account, "topics", file)
    assert result.exit_code == 1
    assert "is of activities at" in result.output


def test_it_waits_as_long_as_it_is_told_and_signs_in_again(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that is busy, then drops the token, then answers."""
    answers = [
        httpx.Response(429, headers={"Retry-After": "7"}),
        httpx.Response(503),
        httpx.Response(401),
        httpx.Response(200, json={}),
    ]
    signed_in: list[int] = []
    waited: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/auth/token"):
            signed_in.append(len(answers))
            return httpx.Response(200, json={"access_token": f"t{len(signed_in)}"})
        assert request.headers["authorization"] == f"Bearer t{len(signed_in)}"
        return answers.pop(0)

    client = httpx.Client(base_url="http://x", transport=httpx.MockTransport(answer))
    with (
        Server(account.url, Credentials("a", "b"), waited.append) as server,
        monkeypatch.context() as m,
    ):
        m.setattr(server, "_client", client)
        assert server.get("/changes", {}).status_code == 200
    client.close()
    assert waited == [7, 4]
    assert signed_in == [4, 1]


def test_the_secret_is_shown_nowhere(account: Account, file: Path) -> None:
    run(account, "activities", file)
    assert account.secret not in repr(Credentials("a", account.secret))
    for path in file.parent.iterdir():
        assert account.secret not in path.read_text()
    assert "CTWG_CLIENT_SECRET" not in os.environ
