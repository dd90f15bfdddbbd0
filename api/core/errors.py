"""What can go wrong, as exceptions that know their problem document (RFC 9457).

A kind is an HTTP status with a slug; the slug has its heading in `docs/problems.md`. A resource's
own rules raise `RuleViolation` with the stable codes of the rules. Rendering is in `problems.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request, and where.

    `code` is stable and machine-readable; `pointer` is a JSON pointer into the body (RFC 6901),
    `parameter` the name of a query, path or header parameter.
    """

    code: str
    detail: str
    pointer: str | None = None
    parameter: str | None = None
    source: str | None = None
    carries: tuple[str, ...] = ()


class Severity(StrEnum):
    """How much a finding weighs: an error blocks the verb, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a record: the same codes that a refused verb carries.

    `source` is the place that the rule comes from, such as "Strategic Plan 2018-2022, section IV".
    `carries` are the codes of other records' findings, when this one speaks of those.
    """

    code: str
    detail: str
    pointer: str
    source: str
    severity: Severity = Severity.ERROR
    carries: tuple[str, ...] = ()


class Problem(Exception):  # noqa: N818 - the standard's own word for it (RFC 9457)
    """A fault on our side: the log has it under the request id. Subclasses are refusals."""

    status = 500
    slug = "internal-error"
    title = "Something went wrong on our side"

    def __init__(
        self,
        detail: str | None = None,
        faults: Sequence[Fault] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.faults = tuple(faults)
        self.headers = headers or {}


class BadRequest(Problem):
    """The request cannot be read at all."""

    status, slug, title = 400, "malformed-request", "The request cannot be read"


class Unauthenticated(Problem):
    """Nobody, or somebody whose proof does not hold."""

    status, slug, title = 401, "unauthenticated", "Sign in first"

    def __init__(self, detail: str | None = None, faults: Sequence[Fault] = ()) -> None:
        super().__init__(detail, faults, {"WWW-Authenticate": 'Bearer realm="ctwg"'})


class Forbidden(Problem):
    """The caller may see the record, but may not do this to it."""

    status, slug, title = 403, "forbidden", "Your seat does not allow this"


class NotFound(Problem):
    """There is no such thing, or none that the caller may see: the answer is the same."""

    status, slug, title = 404, "not-found", "There is no such record"


class Conflict(Problem):
    """The request is right, but the record's state does not allow it now."""

    status, slug, title = 409, "conflict", "The record's state does not allow this"


class IllegalTransition(Conflict):
    """The verb does not apply to a record in its present state."""

    slug, title = "illegal-transition", "The record's state does not allow this verb"


class DuplicateKey(Conflict):
    """A record with this key exists already."""

    slug, title = "duplicate-key", "A record with this key exists already"


class PreconditionFailed(Problem):
    """Somebody changed the record since the caller read it (RFC 9110, section 15.5.13)."""

    status, slug, title = 412, "stale-record", "The record has changed since you read it"


class TooLarge(Problem):
    """More than we take in one request."""

    status, slug, title = 413, "too-large", "The request is too large"


class UnsupportedMediaType(Problem):
    """A body in a format that this address does not read."""

    status, slug, title = 415, "unsupported-media-type", "This format is not read here"


class Unprocessable(Problem):
    """The request was read and its content is wrong; `errors` names each place."""

    status, slug, title = 422, "validation-failed", "Some of what was sent is not right"


class RuleViolation(Problem):
    """A rule of the plan stands against it; each fault carries the rule's code and its source."""

    status, slug, title = 422, "rule-violation", "A rule stands against this"


class IdempotencyMismatch(Problem):
    """An idempotency key came back with a different request."""

    status, slug, title = 422, "idempotency-key-reused", "This Idempotency-Key was used before"


class PreconditionRequired(Problem):
    """A write to an existing record must say which version it changes (RFC 6585, section 3)."""

    status, slug, title = 428, "if-match-required", "Say which version you are changing"


class TooManyRequests(Problem):
    """Slow down; `Retry-After` says for how long."""

    status, slug, title = 429, "too-many-requests", "Too many requests"

    def __init__(self, detail: str | None = None, retry_after: int = 1) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


class Unavailable(Problem):
    """The database does not answer now; nothing was changed."""

    status, slug, title = 503, "unavailable", "Try again in a moment"

    def __init__(self, detail: str | None = None, retry_after: int = 2) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


def refused_by_rules(findings: Sequence[Finding]) -> RuleViolation:
    """The problem that a verb raises when findings stand against it."""
    return RuleViolation(
        None if len(findings) == 1 else f"{len(findings)} rules stand against this.",
        [
            Fault(f.code, f.detail, pointer=f.pointer, source=f.source, carries=f.carries)
            for f in findings
        ],
    )
