"""The ladder as a table in Markdown."""

from collections.abc import Iterator

from benchmarks.ladder import PAGE, RECORD, UNCHANGED, Rung

HEAD = """\
| Request | CPU µs | ratio | goal | req/s | p50 ms | p99 ms | PostgreSQL CPU µs |
|---|---:|---:|---:|---:|---:|---:|---:|"""


def table(made: list[Rung]) -> str:
    """One line for each rung: the best of its rounds."""
    by_name = {rung.name: rung for rung in made}
    by_name |= dict(zip((PAGE, RECORD, UNCHANGED), made, strict=False))
    return "\n".join([HEAD, *_lines(made, by_name)])


def _lines(made: list[Rung], by_name: dict[str, Rung]) -> Iterator[str]:
    for rung in made:
        best = min(rung.costs, key=lambda cost: cost.server_cpu)
        ratio = _cpu_of(by_name[rung.beside], like=rung) / rung.cpu()
        goal = "" if rung.goal is None else f"{rung.goal:.2f}{'' if ratio >= rung.goal else ' ✗'}"
        yield (
            f"| {rung.name} | {best.server_cpu:.0f} | {ratio:.3f} | {goal} | "
            f"{max(cost.per_second for cost in rung.costs):,.0f} | "
            f"{min((c.p50_ms for c in rung.costs if c.p50_ms), default=0):.2f} | "
            f"{min((c.p99_ms for c in rung.costs if c.p99_ms), default=0):.2f} | "
            f"{min(cost.database_cpu for cost in rung.costs):.0f} |"
        )


def _cpu_of(rung: Rung, like: Rung) -> float:
    return min(c.server_cpu + like.counts_database * c.database_cpu for c in rung.costs)
