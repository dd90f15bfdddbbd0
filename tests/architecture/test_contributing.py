"""CONTRIBUTING.md shows a resource of four short files; this builds it and uses it."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Table

import api
from api.core.database import owner_engine
from api.core.db import Base
from api.core.resource import AnyResource
from api.core.settings import API_BASE
from tests.callers import Caller

PAGE = Path(__file__).parents[2] / "CONTRIBUTING.md"
LONGEST = 45


def files_of_the_page() -> dict[str, str]:
    blocks = re.findall(r"`api/(\w+/\w+\.py)`\n\n```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    return dict(blocks)


@pytest.fixture
def resource(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str
) -> Iterator[AnyResource]:
    """The example, built from the page, with its table."""
    for name, content in files_of_the_page().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    monkeypatch.setattr(api, "__path__", [*api.__path__, str(tmp_path)])
    built: AnyResource = importlib.import_module("api.glossary_terms.routes").resource
    table = built.service.model.__table__
    assert isinstance(table, Table)
    engine = owner_engine(database_url)
    table.create(engine)
    yield built
    table.drop(engine)
    engine.dispose()
    Base.metadata.remove(table)


def test_the_example_is_four_short_files() -> None:
    files = files_of_the_page()
    assert [Path(name).stem for name in files] == ["models", "schemas", "service", "routes"]
    assert all(len(content.splitlines()) <= LONGEST for content in files.values())


def test_the_example_works_over_http(
    app: FastAPI, resource: AnyResource, secretariat: Caller, chair: Caller, chile: Caller
) -> None:
    app.include_router(resource.router(), prefix=API_BASE)
    # The web application's address takes everything that nothing before it took.
    app.router.routes.insert(0, app.router.routes.pop())
    secretariat.create("/sub-fora", {"code": "CTWG", "name": "CTWG", "kind": "working-group"})
    term = {"code": "CTAP", "forum": "CTWG", "meaning": "Counter-Terrorism Action Plan"}
    made = chair.create("/glossary-terms", term)
    assert made["version"] == 1
    assert chile.post("/glossary-terms", {**term, "code": "X"}).status_code == 403
    assert [t["code"] for t in chile.get("/glossary-terms?q=action").json()["items"]] == ["CTAP"]
    patched = chair.patch("/glossary-terms/CTAP", {"meaning": "A plan."}, etag='"1"')
    assert (patched.status_code, patched.json()["version"]) == (200, 2)
    assert chair.patch("/glossary-terms/CTAP", {"meaning": "x"}, etag='"1"').status_code == 412
    app.router.routes.pop(0)
