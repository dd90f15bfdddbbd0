"""Whom a recommendation addresses, and who leads an activity: names resolved, never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from api.core.text import fold

_ALL_ECONOMIES: Final = frozenset({"economies", "all economies", "member economies"})


@dataclass(frozen=True, slots=True)
class Directory:
    """Spellings of economies and sub-fora, folded, with the code that each stands for."""

    economies: Mapping[str, str]
    fora: Mapping[str, str]

    def economy(self, spelling: str) -> str | None:
        """The ISO code of an economy spelled by name, formal name, alias or code."""
        return self.economies.get(fold(spelling))

    def forum(self, spelling: str) -> str | None:
        """The acronym of a sub-forum spelled by acronym, name or alias."""
        return self.fora.get(fold(spelling))


@dataclass(slots=True)
class Addressees:
    """Parties of a recommendation; `unresolved` keeps what names no record, as it was written."""

    all_economies: bool = False
    economies: list[str] = field(default_factory=list)
    fora: list[str] = field(default_factory=list)
    unresolved: list[str] = field(default_factory=list)


def spellings(entries: Iterable[tuple[str, Iterable[str | None]]]) -> dict[str, str]:
    """Each folded spelling with its code.

    Raises:
        ValueError: one spelling stands for two codes.
    """
    table: dict[str, str] = {}
    for code, names in entries:
        for name in (code, *names):
            if name and table.setdefault(fold(name), code) != code:
                raise ValueError(f"'{name}' stands for both {table[fold(name)]} and {code}")
    return table


def addressees(cells: Iterable[str], directory: Directory) -> Addressees:
    """Sort the names of an `addressed_to` cell into parties."""
    parties = Addressees()
    for cell in cells:
        if fold(cell) in _ALL_ECONOMIES:
            parties.all_economies = True
        elif code := directory.economy(cell):
            parties.economies.append(code)
        elif acronym := directory.forum(cell):
            parties.fora.append(acronym)
        else:
            parties.unresolved.append(cell)
    return parties
