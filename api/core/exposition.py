"""Prometheus' text format, version 0.0.4: families of samples, each with its kind and meaning."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Final

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_ESCAPED: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class Kind(StrEnum):
    """What the numbers of a family are."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Sample:
    """One number, under the family's name and what is added to it."""

    value: float
    labels: Mapping[str, str]
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """All samples of one name."""

    name: str
    kind: Kind
    meaning: str
    samples: Sequence[Sample]

    @classmethod
    def single(cls, name: str, kind: Kind, meaning: str, value: float) -> "Family":
        """A family of one number."""
        return cls(name, kind, meaning, (Sample(value, {}),))

    def lines(self) -> Iterable[str]:
        """The family as text."""
        yield f"# HELP {self.name} {self.meaning}"
        yield f"# TYPE {self.name} {self.kind}"
        for sample in self.samples:
            labels = ",".join(f'{n}="{v.translate(_ESCAPED)}"' for n, v in sample.labels.items())
            marked = f"{{{labels}}}" if labels else ""
            yield f"{self.name}{sample.suffix}{marked} {_number(sample.value)}"


def histogram(
    labels: Mapping[str, str], bounds: Sequence[float], counts: Sequence[int], total: float
) -> list[Sample]:
    """The samples of a histogram: each bucket counts what is in the ones before it, too."""
    named = [*(_number(bound) for bound in bounds), "+Inf"]
    summed = list(accumulate(counts))
    buckets = [
        Sample(count, {**labels, "le": bound}, "_bucket")
        for bound, count in zip(named, summed, strict=True)
    ]
    return [*buckets, Sample(total, labels, "_sum"), Sample(summed[-1], labels, "_count")]


def exposition(families: Iterable[Family]) -> bytes:
    """The whole answer."""
    return "".join(f"{line}\n" for family in families for line in family.lines()).encode()


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))
