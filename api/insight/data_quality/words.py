"""What each check says in words."""

from api.core.db import Json
from api.insight.data_quality.checks import CHECKS


def with_words(found: Json) -> Json:
    """Add to the figures what they are of, why that matters and who asks for it."""
    if isinstance(found, dict) and isinstance(found["checks"], list):
        found["checks"] = [_told(told) for told in found["checks"] if isinstance(told, dict)]
    return found


def _told(told: dict[str, Json]) -> Json:
    check = CHECKS[int(str(told.pop("check")))]
    words = {"code": check.code, "title": check.title, "why": check.why, "source": check.source}
    return {**words, **told}
