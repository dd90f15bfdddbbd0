"""`ctwg demo`: where it plays, and where it does not."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from api.cli import commands
from api.core.database import Database, owner_engine
from api.core.settings import Settings
from api.core.simulated import begin_simulation, find_simulation
from simulation import command
from simulation.stage import set_stage
from tests.conftest import SIGNER
from tests.simulation.conftest import SEED, Empty


def run(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> tuple[int, str]:
    """Run the command under these settings."""
    monkeypatch.setattr(command, "load_settings", lambda: settings)
    answer = CliRunner().invoke(commands, ["demo"])
    return answer.exit_code, answer.output


def on_server(empty: Empty, demo_settings: Settings) -> tuple[Settings, str]:
    """Settings that name an empty database, and its owner's address."""
    addresses = empty()
    named = {"database_url": addresses.service, "owner_database_url": addresses.owner}
    return demo_settings.model_copy(update=named), addresses.owner


def test_the_demo_has_a_directory_of_its_own_and_no_account_from_outside() -> None:
    settings = Settings(
        data_dir=Path("var"), admin_email="a@b.example", admin_password=SecretStr("x" * 20)
    )
    own = command.demo_settings(settings)
    assert own.data_dir == Path("var/demo")
    assert (own.admin_email, own.admin_password) == (None, None)


def test_a_database_with_records_is_refused(
    empty: Empty, demo_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, owner_url = on_server(empty, demo_settings)
    database = Database(str(settings.database_url), SIGNER, connections=2)
    set_stage(database, Path("data"))
    database.dispose()
    code, said = run(monkeypatch, settings)
    assert (code, "holds records" in said) == (1, True)
    owner = owner_engine(owner_url)
    assert find_simulation(owner) is None
    owner.dispose()


def test_a_half_played_database_of_somebody_s_server_is_left_alone(
    empty: Empty, demo_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, owner_url = on_server(empty, demo_settings)
    owner = owner_engine(owner_url)
    begin_simulation(owner, SEED)
    code, said = run(monkeypatch, settings)
    assert (code, "not played to its end" in said) == (1, True)
    assert find_simulation(owner) is not None
    owner.dispose()


def test_a_half_played_embedded_database_is_begun_anew(
    empty: Empty, demo_settings: Settings
) -> None:
    addresses = empty()
    owner = owner_engine(addresses.owner)
    begin_simulation(owner, SEED)
    owner.dispose()
    command.begin_anew(demo_settings, addresses)
    assert find_simulation(owner) is None
    owner.dispose()
