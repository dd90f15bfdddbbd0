"""What a whole year leaves behind goes out into files and comes in again as it was."""

import pytest
from fastapi.testclient import TestClient

from api.imports.resources import IMPORTABLES
from tests.callers import Caller
from tests.contract.test_round_trip import MEDIA_TYPES
from tests.imports.conftest import send
from tests.walkthrough.test_year import play


@pytest.fixture
def played(client: TestClient) -> Caller:
    """The secretariat, at the end of the year."""
    play(client)
    return Caller(client, "secretariat")


def test_records_in_every_state_are_exported_and_import_again_as_unchanged(played: Caller) -> None:
    wrong = {}
    for name in IMPORTABLES:
        path = f"/{name.replace('_', '-')}"
        count = played.get(path, params={"count": "true", "limit": "1"}).json()["total"]
        for format_, media_type in MEDIA_TYPES.items():
            file = played.get(path, params={"format": format_})
            assert file.status_code == 200, file.text
            result = send(played, file.content, name, media_type=media_type)
            if result["errors"] or result["unchanged"] != count:
                wrong[name, format_] = (count, result["unchanged"], result["errors"][:3])
    assert wrong == {}
