"""What the rest of the record names: economies, fora, organizations, areas, mandates, papers."""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.shapes import Sample, code, sourced


def economy_code(n: int) -> str:
    """Three capital letters of their own; none of them is a real code."""
    return "X" + chr(65 + n // 26 % 26) + chr(65 + n % 26)


REFERENCE: Final[Mapping[str, Sample]] = {
    "economies": Sample(
        sparse=lambda n: {"code": economy_code(n), "name": f"Sparse economy {n}"},
        full=lambda n: {
            **sourced(n),
            "code": economy_code(n),
            "name": f"Economy of the islands {n}",
            "formal_name": f"The Commonwealth of Islands {n}",
            "aliases": ["Islands", "The Isles"],
            "joined_on": ("1989-11", "1991", "1998-11-14")[n % 3],
            "position": n // 2 % 1000,
        },
        change={"formal_name": "The Federation of Islands"},
        clears="formal_name",
        word="commonwealth",
    ),
    "sub_fora": Sample(
        sparse=lambda n: {"code": code("SF", n), "name": f"Forum {n}", "kind": "task-force"},
        full=lambda n: {
            **sourced(n),
            "code": code("SF", n),
            "name": f"Working group on screening {n // 2}",
            "kind": "working-group",
            "aliases": ["SCE/SF"],
            "parent": "CTWG",
            "predecessor": "SCCP",
            "successor": "TELWG",
            "active_from": "2003-02",
            "active_to": "2013",
            "is_active": False,
            "history": "Became part of another.",
            "area_roles": [
                {"area": "finance", "role": "partner", "note": None},
                {"area": "travel", "role": "lead", "note": "Section VI"},
            ],
        },
        change={"history": "Renamed in 2013.", "is_active": True},
        clears="history",
        word="screening",
    ),
    "organizations": Sample(
        sparse=lambda n: {"code": code("ORG", n), "name": f"Organization {n}", "kind": "other"},
        full=lambda n: {
            **sourced(n),
            "code": code("ORG", n),
            "name": f"Council of Airports {n // 2}",
            "kind": "ngo",
            "acronym": "CA/ICO",
            "aliases": ["Airports"],
            "kind_as_recorded": "industry association",
            "url": "https://example.org/a?b=c",
        },
        change={"acronym": "COA"},
        clears="acronym",
        word="airports",
    ),
    "cross_cutting_areas": Sample(
        sparse=lambda n: {"code": code("area", n), "name": f"Secure Things {n}"},
        full=lambda n: {
            **sourced(n),
            "code": code("area", n),
            "name": f"Secure Supply {n}",
            "text": "What the area is about.",
            "position": n // 2 % 1000,
        },
        change={"text": "Otherwise."},
        clears="text",
    ),
    "mandates": Sample(
        sparse=lambda n: {"ref": code("M", n), "title": f"Mandate {n}", "kind": "strategy"},
        full=lambda n: {
            **sourced(n),
            "ref": code("M", n),
            "title": f"Statement on resilience {n // 2}",
            "kind": "leaders_statement",
            "body": "Leaders",
            "year": 2001 + n % 4,
            "place": "Shanghai",
            "url": "https://example.org/2001",
        },
        change={"place": "Los Cabos"},
        clears="year",
        word="resilience",
    ),
    "topics": Sample(
        sparse=lambda n: {"code": code("topic", n), "name": f"Topic {n}"},
        full=lambda n: {"code": code("topic", n), "name": f"Biometrics {n // 2}", "text": "Faces."},
        change={"text": "Faces and fingers."},
        clears="text",
        word="biometrics",
    ),
    "documents": Sample(
        sparse=lambda n: {"number": f"2011/SOM1/CTTF/{n:03d}", "title": f"Paper {n}"},
        full=lambda n: {
            **sourced(n),
            "number": f"2012/SOM2/CTTF/{n:03d}",
            "title": f"Stocktake of capacity {n // 2}",
            "agenda_item": "V-A",
            "purpose": "Information",
            "submitted_by": "Australia",
            "meeting": "Second meeting",
            "place": "Kazan",
            "meeting_starts_on": f"2012-05-{n % 28 + 1:02d}",
            "meeting_ends_on": "2012-05-30",
            "url": "https://example.org/paper.pdf",
        },
        change={"purpose": "Consideration"},
        clears="purpose",
        word="stocktake",
    ),
}
