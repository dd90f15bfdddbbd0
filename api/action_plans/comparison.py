"""What one edition says that another did not, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.action_plans.models import WORKS, ActionPlanEntry, Done
from api.action_plans.schemas import EditionDiff, EntryChange, EntryNamed, FieldChange
from api.core.db import Json
from api.core.ledger import difference

Snapshot = Mapping[str, Json]

OF_THE_EDITION: Final = frozenset({"ref", "follows", "status", "economy"})
OF_THE_PLACE: Final = frozenset({"ref", "action_plan", "economy", "position", "carried_from"})
"""What differs between any two editions, and says nothing of the work."""


@dataclass(frozen=True, slots=True)
class EditionSnapshot:
    """An edition as it reads: its header and its entries."""

    header: Snapshot
    entries: list[dict[str, Json]]

    @property
    def ref(self) -> str:
        """What the edition is quoted by."""
        return str(self.header["ref"])


def compare(
    new: EditionSnapshot, old: EditionSnapshot, came_from: Mapping[str, str]
) -> EditionDiff:
    """What `new` says that `old` did not; `came_from` leads each entry to the one before."""
    earlier = {str(entry["ref"]): entry for entry in old.entries}
    changed, added, kept = [], [], set()
    unchanged = 0
    for entry in new.entries:
        was = _ancestor(str(entry["ref"]), came_from, earlier)
        if was is None:
            added.append(_named(entry))
            continue
        kept.add(was)
        changes = _changes(earlier[was], entry, OF_THE_PLACE)
        if changes:
            changed.append(EntryChange(**_named(entry).model_dump(), was=was, changes=changes))
        else:
            unchanged += 1
    left = [entry for ref, entry in earlier.items() if ref not in kept]
    return EditionDiff(
        edition=new.ref,
        against=old.ref,
        header=_changes(old.header, new.header, OF_THE_EDITION),
        changed=changed,
        unchanged=unchanged,
        added=added,
        closed=[_named(entry) for entry in left if _is_closed(entry)],
        dropped=[_named(entry) for entry in left if not _is_closed(entry)],
    )


def lineage(session: Session, economy: str) -> dict[str, str]:
    """Each carried entry of an economy, and the one that it was carried from."""
    statement = select(ActionPlanEntry.ref, ActionPlanEntry.carried_from).where(
        ActionPlanEntry.economy == economy, ActionPlanEntry.carried_from.is_not(None)
    )
    return {ref: str(before) for ref, before in session.execute(statement)}


def _ancestor(ref: str, came_from: Mapping[str, str], wanted: Iterable[str]) -> str | None:
    """The entry among those wanted that this one goes back to, over any number of editions."""
    before = came_from.get(ref)
    while before is not None and before not in wanted:
        before = came_from.get(before)
    return before


def _changes(old: Snapshot, new: Snapshot, silent: frozenset[str]) -> list[FieldChange]:
    return [
        FieldChange(field=name, old=old.get(name), new=new.get(name))
        for name in difference(old, new)
        if name not in silent
    ]


def _named(entry: Snapshot) -> EntryNamed:
    return EntryNamed(entry=str(entry["ref"]), section=str(entry["section"]), gap=str(entry["gap"]))


def _is_closed(entry: Snapshot) -> bool:
    return entry["done"] == Done.FULLY and entry["effectiveness"] in WORKS
