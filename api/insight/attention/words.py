"""What attention says in words: why each thing is asked, and what settles it."""

from datetime import date
from typing import Any, Final

from api.core.db import Json
from api.core.settings import API_BASE
from api.insight.attention.duties import DUTIES
from api.insight.attention.duty import Duty
from api.insight.attention.schemas import AttentionKind as Kind

REASONS: Final = {
    Kind.ANSWER_RECOMMENDATION: "The recommendation was adopted and waits for an answer.",
    Kind.FINISH_OVERDUE: "It was accepted, and its day has passed.",
    Kind.UNBLOCK: "It is blocked by {detail}.",
    Kind.MEND_RETURNED: "Whoever verified it sent it back.",
    Kind.SAY_HOW_FAR: "It is open, and nothing was said for half a year.",
    Kind.SUBMIT_IMPLEMENTED: "It is implemented, and nobody was asked to verify it.",
    Kind.VERIFY_IMPLEMENTATION: "The party calls it implemented and asks to have it verified.",
    Kind.WRITE_REPORT: "The activity was held, and its report is a draft.",
    Kind.MEND_REPORT: "It was returned: {detail}",
    Kind.ACCEPT_REPORT: "It was submitted.",
    Kind.COMPLETE_PROPOSAL: "It names no focus area, objective or KPI, and is not endorsed so.",
    Kind.CLOSE_ACTIVITY: "Its last day has passed, and it is not completed.",
    Kind.ENDORSE_ACTIVITY: "It is proposed.",
    Kind.SUBMIT_WORK_PLAN: "It is a draft.",
    Kind.ENDORSE_WORK_PLAN: "It was submitted.",
    Kind.ADOPT_RECOMMENDATION: "It is a draft.",
    Kind.FILE_EDITION: "The plan asks every economy for this edition, and it is not filed.",
    Kind.REVIEW_EDITION: "It was submitted, and is not reviewed.",
    Kind.ASSESS_NEED: "An economy named the need, and nobody has assessed it.",
    Kind.FIND_SUPPORT: "The need is open, and no support is agreed.",
    Kind.AGREE_MATCH: "The other side proposes it.",
    Kind.DELIVER_SUPPORT: "It is agreed, and not delivered.",
    Kind.JUDGE_SUPPORT: "It was delivered; only the economy can say whether the gap has moved.",
    Kind.SUBMIT_MEASUREMENT: "It is a draft; no scorecard counts it.",
    Kind.VERIFY_MEASUREMENT: "It was submitted; scorecards count it once it is verified.",
    Kind.FOLLOW_UP: "It was agreed to follow up: {detail}",
    Kind.MEND_IMPORT: "The import failed, and nothing of it was written ({detail}).",
    Kind.MEND_GAPS: "What the plan asks for is missing of some {detail}.",
}
LONGEST: Final = 500
IN_DAYS: Final = 60
"""What is nearer is counted in days; what is farther bears its month."""
IN_MONTHS: Final = 365
"""What has waited for longer bears its year."""
_OF_KIND: Final[dict[str, Duty]] = {duty.kind.value: duty for duty in DUTIES}


def with_words(found: Json) -> Json:
    """Add to what PostgreSQL found why it is asked, and what settles it."""
    if isinstance(found, dict) and isinstance(found["items"], list):
        found["items"] = [_told(item) for item in found["items"] if isinstance(item, dict)]
    return found


def _told(item: dict[str, Any]) -> Json:
    kind, ref, detail = Kind(item["kind"]), item["ref"], item.pop("detail")
    item["why"] = _why(kind, detail, item, item.pop("waited"))
    verb, path, target = _settled(kind, ref)
    item["path"] = path
    item["action"] = {"verb": verb, "path": target, "by_caller": item.pop("by_caller")}
    if kind is Kind.FILE_EDITION:
        item["title"] = f"Action plan of {detail}"
    elif kind is Kind.MEND_IMPORT:
        item["title"] = f"Import of {str(detail).partition(':')[0].replace('_', ' ')}"
    elif kind is Kind.MEND_GAPS:
        item["title"] = "Gaps in the record"
    return item


def _why(kind: Kind, detail: str | None, item: dict[str, Any], waited: int | None) -> str:
    said = [REASONS[kind].format(detail=detail)]
    if item["due_on"] is not None:
        said.append(_when(date.fromisoformat(item["due_on"]), item["days"]))
    elif waited is not None and waited > IN_DAYS:
        said.append(_since(date.fromisoformat(item["since"]), waited))
    reason = " ".join(said)
    return reason if len(reason) <= LONGEST else f"{reason[: LONGEST - 1]}…"


def _when(due_on: date, days: int) -> str:
    """How soon, as people say it: in days what is near, by its month what is far."""
    if days < -IN_DAYS:
        return f"Overdue since {due_on:%B %Y}."
    if days < 0:
        return f"Overdue by {_count(-days)}."
    if days == 0:
        return "Due today."
    return f"Due in {due_on:%B %Y}." if days > IN_DAYS else f"{_count(days)} left."


def _since(since: date, waited: int) -> str:
    return f"Since {since:%B %Y}." if waited <= IN_MONTHS else f"Since {since:%Y}."


def _count(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _settled(kind: Kind, ref: str | None) -> tuple[str, str, str]:
    """The verb that settles it, the record's address, and where the verb is sent."""
    if kind is Kind.MEND_IMPORT:
        return "create", f"{API_BASE}/imports/{ref}", f"{API_BASE}/imports"
    if kind is Kind.FILE_EDITION:
        editions = f"{API_BASE}/action-plans"
        if ref is None:
            return "create", editions, editions
        return "submit", f"{editions}/{ref}", f"{editions}/{ref}/submit"
    if kind is Kind.MEND_GAPS:
        return "update", f"{API_BASE}/data-quality", f"{API_BASE}/data-quality"
    duty = _OF_KIND[kind.value]
    return duty.verb, *duty.settled_at(ref)
