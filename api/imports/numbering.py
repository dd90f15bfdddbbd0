"""The numbers of new refs: claimed in one go, so that nobody waits for a whole import to end.

A small import claims them as it writes. A large one claims them in a transaction of its own, before
it writes its first row: whoever makes a record of the same series meanwhile gets a later number.
If it then fails, or dies, the numbers go back unless somebody has counted on.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from api.imports.changes import Creation, Step
from api.imports.models import ClaimedNumbers

_NUMBERED: Final = re.compile(r"(.+-[0-9]{4}-[A-Z])([0-9]{1,8})", re.ASCII)
_CLAIM: Final = text(
    "INSERT INTO ref_series (series, last) VALUES (:series, :given + :count)"
    " ON CONFLICT (series) DO UPDATE"
    " SET last = greatest(ref_series.last, :given) + :count RETURNING last"
)
_RELEASE: Final = text(
    "UPDATE ref_series SET last = last - :count WHERE series = :series AND last = :last"
)


@dataclass(slots=True)
class Numbers:
    """How many numbers an import needs of each series, and which it brings along itself."""

    wanted: Counter[str] = field(default_factory=Counter)
    given: dict[str, int] = field(default_factory=dict)
    claimed: dict[str, ClaimedNumbers] = field(default_factory=dict)
    next: dict[str, int] = field(default_factory=dict)
    is_dry: bool = False
    """Whether nothing is kept, so that no number is used up."""

    def note(self, made: Creation | Step) -> None:
        """Count a new record."""
        if isinstance(made, Creation) and made.series is not None:
            self.wanted[made.series] += 1
            return
        ref = made.values.get("ref") if isinstance(made, Creation) else made.ref
        named = _NUMBERED.fullmatch(str(ref or ""))
        if named:
            series, number = named[1], int(named[2])
            self.given[series] = max(self.given.get(series, 0), number)

    def claim(self, session: Session) -> None:
        """Take the numbers; those that the file brings along are never handed out again."""
        # In one order for all, so that two imports never wait for each other.
        for series in sorted({*self.wanted, *self.given}):
            count = self.wanted[series]
            values = {"series": series, "count": count, "given": self.given.get(series, 0)}
            last = session.execute(_CLAIM, values).scalar_one()
            self.claimed[series] = ClaimedNumbers(count=count, last=last)

    def begin(self) -> None:
        """Count from the first number that was claimed of each series."""
        self.next = {
            series: claimed.last - claimed.count + 1 for series, claimed in self.claimed.items()
        }

    def number(self, creation: Creation) -> None:
        """Give a new record its ref; in a dry run one that is nobody's."""
        if creation.series is None:
            return
        if creation.series not in self.next:
            creation.values["ref"] = str(creation.values["id"])
            return
        creation.values["ref"] = f"{creation.series}{self.next[creation.series]:02d}"
        self.next[creation.series] += 1


def release(session: Session, claimed: Mapping[str, ClaimedNumbers]) -> None:
    """Give numbers back, where nobody has counted on from them."""
    for series, numbers in sorted(claimed.items()):
        values = {"series": series, "count": numbers.count, "last": numbers.last}
        session.execute(_RELEASE, values)
