"""What must hold for the files of ``data/`` before anything loads them."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest

DATA = Path(__file__).parents[2] / "data"
PLAN_FILES = sorted((DATA / "strategic_plans").glob("*.json"))
ITEMS_SEPARATOR = ";"


class FocusArea(TypedDict):
    """A focus area of a plan file."""

    ref: str
    label: str
    text: str
    mandates: list[str]


class Target(TypedDict):
    """A value to reach by a day."""

    value: float
    due_on: str


class Kpi(TypedDict):
    """A KPI or sub-item of a plan file."""

    ref: str
    parent: str | None
    label: str
    text: str
    measure: str
    direction: str
    targets: list[Target]
    source: str
    formula: dict[str, object] | None


class Objective(TypedDict):
    """An objective of a plan file."""

    ref: str
    label: str
    text: str
    areas: list[str]
    kpis: list[Kpi]


class Plan(TypedDict):
    """A plan file."""

    ref: str
    forum: str
    starts_on: str | None
    ends_on: str | None
    vision: str | None
    mission: str | None
    mandates: list[str]
    sources: list[str]
    note: str
    focus_areas: list[FocusArea]
    objectives: list[Objective]


class Mandate(TypedDict):
    """One entry of ``mandates.json``."""

    ref: str
    title: str
    kind: str
    body: str
    year: int
    source: list[str]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(ITEMS_SEPARATOR) if item.strip()]


def plan(ref: str) -> Plan:
    tree: Plan = json.loads((DATA / "strategic_plans" / f"{ref}.json").read_text(encoding="utf-8"))
    return tree


def plans() -> list[Plan]:
    return [plan(path.stem) for path in PLAN_FILES]


def mandates() -> list[Mandate]:
    entries: list[Mandate] = json.loads((DATA / "mandates.json").read_text(encoding="utf-8"))
    return entries


def kpis(tree: Plan) -> list[Kpi]:
    return [kpi for objective in tree["objectives"] for kpi in objective["kpis"]]


def refs(tree: Plan) -> Iterator[str]:
    yield tree["ref"]
    yield from (area["ref"] for area in tree["focus_areas"])
    yield from (objective["ref"] for objective in tree["objectives"])
    yield from (kpi["ref"] for kpi in kpis(tree))


CTWG = plan("CTWG-2018-2022")
FORA = {row["acronym"] for row in rows("sub_fora.csv")}
ECONOMY_NAMES = {row["name"] for row in rows("economies.csv")}
AREAS = {row["code"] for row in rows("cross_cutting_areas.csv")}
AREA_WORDS = {row["aliases"] for row in rows("cross_cutting_areas.csv")} | {"cross-cutting"}
MANDATES = {entry["ref"] for entry in mandates()}


def test_the_21_economies_carry_apecs_names() -> None:
    assert sorted(ECONOMY_NAMES) == [
        "Australia", "Brunei Darussalam", "Canada", "Chile", "China", "Chinese Taipei",
        "Hong Kong, China", "Indonesia", "Japan", "Korea", "Malaysia", "Mexico", "New Zealand",
        "Papua New Guinea", "Peru", "Russia", "Singapore", "Thailand", "The Philippines",
        "United States", "Viet Nam",
    ]  # fmt: skip


def test_iso_codes_are_unique_and_no_alias_is_ambiguous() -> None:
    economies = rows("economies.csv")
    assert len({row["iso_alpha3"] for row in economies}) == 21
    assert len({row["iso_alpha2"] for row in economies}) == 21
    spellings = Counter(
        spelling.casefold()
        for row in economies
        for spelling in {row["name"], row["formal_name"], *items(row["aliases"])}
    )
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


def test_no_file_names_chinese_taipei_otherwise() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in DATA.rglob("*.*")}
    assert [name for name, text in texts.items() if re.search(r"(?i)taiwan", text)] == []


@pytest.mark.parametrize(
    ("name", "key", "count"),
    [
        ("economies.csv", "iso_alpha3", 21),
        ("cross_cutting_areas.csv", "code", 4),
        ("sub_fora.csv", "acronym", 68),
        ("organizations.csv", "acronym", 66),
        ("activities.csv", "activity_id", 102),
        ("recommendations.csv", "recommendation_id", 184),
        ("action_plan_status.csv", "iso_alpha3", 21),
        ("documents.csv", "document_number", 24),
    ],
)
def test_each_file_has_all_its_rows_under_unique_keys_with_a_source(
    name: str, key: str, count: int
) -> None:
    table = rows(name)
    assert len({row[key] for row in table}) == len(table) == count
    assert [row[key] for row in table if not row["source"]] == []
    assert [row[key] for row in table if None in row or None in row.values()] == []


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.*")), ids=lambda path: path.name)
def test_no_file_cites_a_path_that_its_reader_does_not_have(path: Path) -> None:
    assert re.findall(r"seeds?/|\.txt\b|\bseed\b", path.read_text(encoding="utf-8")) == []


def test_the_tree_of_fora_resolves_and_has_no_cycle() -> None:
    parents = {row["acronym"]: row["parent"] for row in rows("sub_fora.csv")}
    for acronym, parent in parents.items():
        seen = {acronym}
        above = parent
        while above:
            assert above in parents
            assert above not in seen
            seen.add(above)
            above = parents[above]


def test_predecessors_resolve_and_cttf_precedes_ctwg() -> None:
    table = {row["acronym"]: row for row in rows("sub_fora.csv")}
    assert {name for row in table.values() for name in items(row["predecessors"])} <= FORA
    assert table["CTWG"]["predecessors"] == "CTTF"
    assert table["CTWG"]["active_from"] == table["CTTF"]["active_to"] == "2013-07"


def test_area_roles_name_known_fora_and_areas_and_quote_the_plan() -> None:
    roles = rows("area_roles.csv")
    assert {row["sub_forum"] for row in roles} <= FORA
    assert {row["area"] for row in roles} == AREAS
    assert {row["role"] for row in roles} == {"lead", "partner"}
    assert len({(row["sub_forum"], row["area"]) for row in roles}) == len(roles) == 16
    assert all(row["quote"] and "section VI" in row["source"] for row in roles)
    leads = {(row["area"], row["sub_forum"]) for row in roles if row["role"] == "lead"}
    assert leads == {
        ("supply-chains", "SCCP"), ("travel", "BMG"), ("travel", "TWG"), ("travel", "MEG"),
        ("travel", "AEG"), ("finance", "CTWG"), ("infrastructure", "TELWG"),
        ("infrastructure", "SPSG"),
    }  # fmt: skip


def test_mandates_are_complete_and_of_a_known_kind() -> None:
    kinds = {"leaders_statement", "ministers_statement", "strategy", "declaration", "assessment"}
    assert len(MANDATES) == len(mandates()) == 13
    for entry in mandates():
        assert entry["kind"] in kinds
        assert entry["title"]
        assert entry["body"]
        assert entry["source"]
        assert 2001 <= entry["year"] <= 2016


def test_refs_are_unique_across_all_plans_and_mandates() -> None:
    every = [ref for tree in plans() for ref in refs(tree)] + sorted(MANDATES)
    assert [ref for ref, count in Counter(every).items() if count > 1] == []


def test_plan_references_resolve_and_children_carry_the_plans_ref() -> None:
    for tree in plans():
        assert tree["forum"] in FORA
        assert set(tree["mandates"]) <= MANDATES
        assert {ref for area in tree["focus_areas"] for ref in area["mandates"]} <= MANDATES
        assert {area for objective in tree["objectives"] for area in objective["areas"]} <= AREAS
        assert all(ref == tree["ref"] or ref.startswith(tree["ref"] + ".") for ref in refs(tree))
        assert tree["sources"]
        own = {kpi["ref"] for kpi in kpis(tree)}
        assert {kpi["parent"] for kpi in kpis(tree)} - {None} <= own


def test_the_ctwg_plan_has_9_focus_areas_8_objectives_and_16_kpis_and_sub_items() -> None:
    assert [area["label"] for area in CTWG["focus_areas"]] == [f"FA{n}" for n in range(1, 10)]
    assert [o["label"] for o in CTWG["objectives"]] == [f"Objective {n}" for n in range(1, 9)]
    assert [len(o["kpis"]) for o in CTWG["objectives"]] == [1, 2, 2, 4, 1, 4, 1, 1]
    assert len(kpis(CTWG)) == 16


def test_kpi_labels_are_those_printed_and_the_only_kpi_of_objective_3_keeps_ii() -> None:
    labels = {kpi["ref"].removeprefix("CTWG-2018-2022."): kpi["label"] for kpi in kpis(CTWG)}
    assert labels["O3.ii"] == "(ii)"
    assert labels["O2.i.a"] == labels["O3.ii.a"] == "a."
    assert [labels[f"O4.{n}"] for n in ("i", "ii", "iii", "iv")] == ["(i)", "(ii)", "(iii)", "(iv)"]
    parents = {kpi["ref"]: kpi["parent"] for kpi in kpis(CTWG) if kpi["parent"]}
    assert parents == {
        "CTWG-2018-2022.O2.i.a": "CTWG-2018-2022.O2.i",
        "CTWG-2018-2022.O3.ii.a": "CTWG-2018-2022.O3.ii",
    }


@pytest.mark.parametrize(
    "phrase",
    [
        "An Asia-Pacific region secure from terrorist activity",
        "The CTWG will assist member economies build a robust capacity to protect",
        "· helping build business resilience and fostering private-public partnership",
        "improving coordination and enhance intra-APEC cooperation",
        "to ensure a synergy of counter-terrorism efforts between APEC and other",
        "to disrupt the flow of foreign terrorist fighters (FTFs) within the region",
        "Advance Passenger Information and Passenger Name Record (API/PNR) programs",
        "All CTAPs reviewed by mid-term (end of 2020) and updated at end of term (end of 2022)",
        "reports on actions taken to address issues identified, such as gaps or risks, and their",
        "Hold workshops, training, and capacity-building activities;",
        "other relevant APEC sub-for a to deliver capacity building projects.",
        "Hold two STAR Conferences by end of 2022;",
        "Improve member economy capacity to disrupt counter terrorist financing.",
    ],
)
def test_the_ctwg_plan_keeps_its_own_wording(phrase: str) -> None:
    texts = [CTWG["vision"] or "", CTWG["mission"] or ""]
    texts += [area["text"] for area in CTWG["focus_areas"]]
    texts += [objective["text"] for objective in CTWG["objectives"]]
    texts += [kpi["text"] for kpi in kpis(CTWG)]
    assert any(phrase in text for text in texts)
    assert [text for text in texts if "  " in text or text != text.strip()] == []


def test_only_two_kpis_have_dated_targets_and_computed_ones_have_a_formula() -> None:
    targets = {kpi["ref"].split(".", 1)[1]: kpi["targets"] for kpi in kpis(CTWG) if kpi["targets"]}
    assert targets == {
        "O2.i": [{"value": 1, "due_on": "2020-12-31"}, {"value": 1, "due_on": "2022-12-31"}],
        "O6.i": [{"value": 2, "due_on": "2022-12-31"}],
    }
    assert all((kpi["source"] == "computed") == (kpi["formula"] is not None) for kpi in kpis(CTWG))
    manual = [kpi["ref"] for kpi in kpis(CTWG) if kpi["source"] == "manual"]
    assert manual == ["CTWG-2018-2022.O1.i", "CTWG-2018-2022.O7.i"]


def test_the_other_plans_say_what_they_lack_and_no_plan_after_2022_is_invented() -> None:
    assert {tree["ref"] for tree in plans()} == {
        "CTTF-2010", "CTWG-2013-2017", "CTWG-2018-2022", "TELWG-2002", "TELWG-2005",
        "TELWG-2010-2015", "TELWG-2016-2020", "TELWG-2021-2025",
    }  # fmt: skip
    others = [tree for tree in plans() if tree["ref"] != "CTWG-2018-2022"]
    assert all(tree["note"].startswith("INCOMPLETE") for tree in others)
    assert [tree["ref"] for tree in others if kpis(tree)] == []


def test_the_security_priority_of_tel_2016_2020_has_its_seven_key_areas() -> None:
    tree = plan("TELWG-2016-2020")
    security = "Promote a Secure, Resilient and Trusted ICT Environment"
    assert len(tree["objectives"]) == 5
    assert tree["objectives"][1]["text"] == security
    assert len(tree["focus_areas"]) == 7


def test_recommendations_hang_on_a_known_activity_or_mandate() -> None:
    activities = {row["activity_id"] for row in rows("activities.csv")}
    for row in rows("recommendations.csv"):
        assert row["activity_id"] or row["mandates"]
        assert not row["activity_id"] or row["activity_id"] in activities
        assert set(items(row["mandates"])) <= MANDATES
        assert row["strength"] in {"explicit", "derived"}
        assert row["area"] in AREA_WORDS


def test_activity_dates_keep_the_precision_that_their_column_states() -> None:
    shapes = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d", "year": r"\d{4}"}
    mixed = []
    for row in rows("activities.csv"):
        stated = "day" if row["date_precision"] == "range" else row["date_precision"]
        assert re.fullmatch(shapes[stated], row["start_date"]), row["activity_id"]
        if row["end_date"] and not re.fullmatch(shapes[stated], row["end_date"]):
            mixed.append(row["activity_id"])
    assert mixed == ["IA-2013"], "known: the assessment's year and the day of its endorsement"


def test_activities_name_known_areas_and_economies_where_they_name_economies() -> None:
    bodies = {"IMO", "APEC Secretariat", "CTTF Chair", "independent assessor"}
    for row in rows("activities.csv"):
        assert row["area"] in AREA_WORDS
        assert set(items(row["lead_economies"])) <= ECONOMY_NAMES | bodies
        assert set(items(row["co_sponsors"])) <= ECONOMY_NAMES
        assert set(items(row["other_fora"])) <= FORA


def test_action_plan_dates_are_never_finer_than_published() -> None:
    for row in rows("action_plan_status.csv"):
        assert row["economy"] in ECONOMY_NAMES
        assert re.fullmatch(r"(\d{4}(-\d\d)?)?", row["last_updated"])
