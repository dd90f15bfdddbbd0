"""People and systems that sign in."""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.shapes import Sample, code

ACCOUNTS: Final[Mapping[str, Sample]] = {
    "users": Sample(
        sparse=lambda n: {"email": f"person.{n}@example.org", "name": f"Person {n}"},
        full=lambda n: {
            "email": f"official.{n}@example.org",
            "name": f"Official of Customs {n // 2}",
            "is_active": True,
            "password": f"a long enough passphrase {n}",
            "seats": [
                {"role": "chair", "economy": None, "forum": "CTWG"},
                {"role": "focal_point", "economy": "AUS", "forum": None},
            ],
        },
        change={"name": "Official of Immigration"},
        word="official",
    ),
    "service_accounts": Sample(
        sparse=lambda n: {"code": code("system", n), "name": f"System {n}", "role": "observer"},
        full=lambda n: {
            "code": code("case-system", n),
            "name": f"Case system {n // 2}",
            "role": "focal_point",
            "economy": "AUS",
            "forum": None,
            "is_active": True,
            "scopes": ["activities:write", "recommendations:write"],
        },
        change={"name": "Another system"},
        word="case",
    ),
}
