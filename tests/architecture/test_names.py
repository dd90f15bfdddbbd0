"""One noun everywhere: package, table, path, tag, classes, tests, specification, documentation."""

import json
import re
from pathlib import Path

import pytest

import api.app  # noqa: F401 - loads every kind of problem
from api.core.problems import every_problem
from api.core.resource import AnyResource
from api.router import RESOURCES

ROOT = Path(__file__).parents[2]
API = ROOT / "api"
FILES = ("models.py", "routes.py", "schemas.py", "service.py")
PARTS_OF_PLANS = {"focus_areas", "objectives", "kpis"}
"""Their tables stand beside that of the plan, which is read as one tree."""
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

every_resource = pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: str(each.name))


def singular(resource: AnyResource) -> str:
    """The class name of one record."""
    return resource.service.model.__name__


@every_resource
def test_a_resource_is_a_package_of_four_files(resource: AnyResource) -> None:
    package = API / resource.name
    files = [name for name in FILES if name != "models.py" or resource.name not in PARTS_OF_PLANS]
    assert [name for name in files if not (package / name).is_file()] == []
    assert (package / "__init__.py").read_text().startswith('"""')


@every_resource
def test_package_table_path_and_modules_share_the_plural_noun(resource: AnyResource) -> None:
    assert resource.service.model.__tablename__ == resource.name
    assert resource.path == "/" + resource.name.replace("_", "-")
    assert resource.service.__module__ == f"api.{resource.name}.service"
    home = "strategic_plans" if resource.name in PARTS_OF_PLANS else resource.name
    assert resource.service.model.__module__ == f"api.{home}.models"


@every_resource
def test_classes_share_the_singular_noun(resource: AnyResource) -> None:
    one = singular(resource)
    named = {
        f"{one}Service": resource.service,
        f"{one}Read": resource.service.read,
        f"{one}Query": resource.query,
        f"{one}Create": resource.create,
        f"{one}Update": resource.update,
    }
    assert {name: kind.__name__ for name, kind in named.items() if kind} == {
        name: name for name, kind in named.items() if kind
    }
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", one).lower()
    assert resource.one.lower().replace("-", " ") == words


@every_resource
def test_the_specification_uses_the_same_noun(resource: AnyResource) -> None:
    specification = json.loads((ROOT / "openapi/openapi.json").read_text())
    item = specification["paths"][f"/api/v1{resource.path}"]
    assert {tag for operation in item.values() for tag in operation["tags"]} == {
        resource.path.removeprefix("/")
    }
    assert item["get"]["operationId"] == f"list_{resource.name}"
    assert f"{singular(resource)}Read" in specification["components"]["schemas"]


@every_resource
def test_a_resource_with_rules_of_its_own_has_tests_of_its_own(resource: AnyResource) -> None:
    """The contract suite covers what all do alike; verbs and rules need their own."""
    if resource.verbs or resource.is_lintable:
        assert list((ROOT / "tests" / resource.name).glob("test_*.py"))


def test_every_problem_has_its_heading_in_the_documentation_and_no_heading_lacks_a_problem() -> (
    None
):
    text = (ROOT / "docs/problems.md").read_text()
    headings = re.findall(r"^## ([a-z0-9-]+)$", text, re.MULTILINE)
    assert sorted(headings) == sorted(kind.slug for kind in every_problem())


def test_the_page_of_problems_says_what_the_code_says() -> None:
    text = (ROOT / "docs/problems.md").read_text()
    for kind in every_problem():
        assert f"## {kind.slug}\n\n**{kind.title}** ({kind.status} " in text, "run bin/problems"


def test_every_code_that_a_rule_gives_is_on_the_page() -> None:
    text = (ROOT / "docs/problems.md").read_text()
    given = re.compile(r"\b(?:Fault|Finding)\(\s*\"([a-z0-9.-]+)\"")
    codes = {code for path in python_files() for code in given.findall(path.read_text())}
    assert len(codes) >= 20
    assert {code for code in codes if f"- `{code}` " not in text} == set(), "run bin/problems"


def test_every_problem_says_what_it_is_in_words_and_with_a_real_status() -> None:
    for kind in every_problem():
        assert kind.__doc__, kind.slug
        assert kind.title, kind.slug
        assert 400 <= kind.status <= 599, kind.slug
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.slug)


def python_files() -> list[Path]:
    """Every module of the service."""
    return sorted(API.rglob("*.py"))


def test_the_code_says_economy_and_never_the_other_word() -> None:
    other = re.compile("countr" + "(y|ies)", re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*python_files(), ROOT / "openapi/openapi.json"]
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if other.search(line)
    ]
    assert found == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {
        part for path in python_files() for part in path.relative_to(API).with_suffix("").parts
    }
    assert named & BANNED_NAMES == set()


def test_nothing_in_the_repository_names_the_place_where_it_was_built() -> None:
    own = Path(__file__)
    marks = ("/wo" + "rk/", "shared/" + "design", "shared/" + "seeds", "shared/" + "research")
    folders = ("api", "docs", "tests", "migrations", "data", "benchmarks", "openapi")
    found = [
        str(path.relative_to(ROOT))
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".json", ".csv", ".toml", ".yaml", ".txt"}
        and path != own
        and any(mark in path.read_text(errors="replace") for mark in marks)
    ]
    assert found == []
