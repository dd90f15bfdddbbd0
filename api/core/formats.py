"""Which file a caller asks for: `?format=`, or the `Accept` header (RFC 9110, section 12.5.1)."""

from enum import StrEnum
from typing import Final


class ExportFormat(StrEnum):
    """A format that lists are written in."""

    CSV = "csv"
    XLSX = "xlsx"
    NDJSON = "ndjson"


MEDIA_TYPES: Final = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.NDJSON: "application/x-ndjson",
}
_JSON: Final = "application/json"
_ANY: Final = frozenset({"*/*", "application/*"})


def wanted_format(accept: str | None) -> ExportFormat | None:
    """The format that a caller likes best; None means JSON, which whoever says nothing gets."""
    by_media_type = {media_type: format_ for format_, media_type in MEDIA_TYPES.items()}
    best, best_quality = None, 0.0
    for part in (accept or _JSON).split(","):
        media_type, _, parameters = part.strip().lower().partition(";")
        quality = _quality(parameters)
        known = media_type in by_media_type or media_type == _JSON or media_type in _ANY
        if known and quality > best_quality:
            best, best_quality = by_media_type.get(media_type.strip()), quality
    return best


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
