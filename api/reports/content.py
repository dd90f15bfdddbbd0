"""What a document is made of, whatever format it is written in."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; level 1 stands under the document's own title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; widths are shares of the line."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    empty: str = "None."
    """What is said when there are no rows."""
    numbers: Sequence[int] = ()
    """Which columns hold numbers, counted from 0: those stand to the right."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a figure: parts of a whole, each a count."""

    label: str
    parts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Figure:
    """Stacked bars: a title, one line of reading, and the figures themselves for its twin."""

    title: str
    reading: str
    series: Sequence[str]
    bars: Sequence[Bar]
    colours: Sequence[int] = ()
    """Which colour each series has, counted from 0; without them, that of its place."""
    axis: str = ""
    """What each bar is of."""


Block = Heading | Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: what it is called, where it comes from, and what it says."""

    title: str
    subtitle: str
    forum: str
    classification: str
    """Who may read it, such as "For public release"."""
    stamp: str
    """As of when, and as seen by whom."""
    filters: Sequence[tuple[str, str]]
    is_simulated: bool
    blocks: Sequence[Block] = field(default_factory=tuple)
