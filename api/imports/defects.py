"""What is wrong with a file, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

INTERRUPTED: Final = (
    "import.interrupted",
    "The import was interrupted; nothing was written. Send the file again.",
)
"""The code and the words of an end that is not the file's doing; its key begins it anew."""


@dataclass(slots=True, eq=False)
class Defect(Exception):  # noqa: N818 - one of many findings in a file, collected, seldom raised
    """What is wrong with one cell, one row (`column` None) or the whole file (`row` None)."""

    code: str
    detail: str
    row: int | None = None
    column: str | None = None


class Defects(Exception):  # noqa: N818 - it carries findings
    """Several things that are wrong with a file as a whole, such as its headings."""

    def __init__(self, found: Sequence[Defect]) -> None:
        super().__init__()
        self.found = found
