"""Sub-fora are a tree of any depth, and their successions end."""

import pytest

from tests.callers import Caller


@pytest.fixture(autouse=True)
def tree(secretariat: Caller) -> None:
    """SCE, with CTWG beneath it, which went on from CTTF."""
    for code, parent, predecessor in (
        ("SCE", None, None),
        ("CTTF", "SCE", None),
        ("CTWG", "SCE", "CTTF"),
        ("CTWG-FOTC", "CTWG", None),
    ):
        links = {"parent": parent, "predecessor": predecessor}
        secretariat.create(
            "/sub-fora", {"code": code, "name": code, "kind": "working-group", **links}
        )


def test_a_forum_lists_its_children(anonymous: Caller) -> None:
    children = anonymous.get("/sub-fora?parent=SCE&sort=code").json()["items"]
    assert [forum["code"] for forum in children] == ["CTTF", "CTWG"]


@pytest.mark.parametrize(
    ("patched", "link", "to"),
    [("SCE", "parent", "CTWG-FOTC"), ("CTTF", "predecessor", "CTWG"), ("SCE", "parent", "SCE")],
)
def test_no_forum_comes_before_itself(
    secretariat: Caller, patched: str, link: str, to: str
) -> None:
    refused = secretariat.patch(f"/sub-fora/{patched}", {link: to})
    assert refused.json()["errors"][0]["code"] == f"sub-forum.circular-{link}"


def test_area_roles_are_replaced_as_a_whole(secretariat: Caller) -> None:
    for code in ("travel", "finance"):
        secretariat.create("/cross-cutting-areas", {"code": code, "name": code})
    roles = [{"area": "travel", "role": "partner"}, {"area": "finance", "role": "lead"}]
    secretariat.patch("/sub-fora/CTWG", {"area_roles": roles})
    forum = secretariat.patch("/sub-fora/CTWG", {"area_roles": roles[1:]}).json()
    assert forum["area_roles"] == [{"area": "finance", "role": "lead", "note": None}]
    refused = secretariat.patch("/sub-fora/CTWG", {"area_roles": [{"area": "x", "role": "lead"}]})
    assert refused.json()["errors"][0]["pointer"] == "/area_roles/0/area"
