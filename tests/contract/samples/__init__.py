"""What one may send of each resource: the least that is accepted, and everything there is.

The contract suite makes its records of these. A resource that is missing here fails the suite, and
so does a field that `full` leaves out.
"""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.accounts import ACCOUNTS
from tests.contract.samples.advice import ADVICE
from tests.contract.samples.cooperation import COOPERATION
from tests.contract.samples.plans import PLANS
from tests.contract.samples.reference import REFERENCE
from tests.contract.samples.shapes import DRAFT_PLAN, Json, Sample
from tests.contract.samples.year import YEAR

__all__ = ["DRAFT_PLAN", "SAMPLES", "Json", "Sample"]

SAMPLES: Final[Mapping[str, Sample]] = {
    **REFERENCE,
    **PLANS,
    **YEAR,
    **ADVICE,
    **COOPERATION,
    **ACCOUNTS,
}
