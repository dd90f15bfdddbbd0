"""The report of a load, as tables for a terminal."""

from collections import defaultdict

from rich.console import Console
from rich.table import Table

from api.load.report import LoadReport, Outcome

_SHOWN = 4


def print_report(report: LoadReport, console: Console, *, with_doubts: bool = False) -> None:
    """Say what was done; with the doubts one by one, or a summary of them."""
    if report.was_skipped:
        console.print("The record is unchanged since the last load.")
        return
    console.print(_outcomes(report))
    for file, key in report.kept:
        console.print(f"Kept as edited in the product: {file} {key}", markup=False)
    if with_doubts:
        for doubt in report.doubts:
            line = f"{doubt.file} {doubt.key}: {doubt.what}: {doubt.words}"
            console.print(line, markup=False, highlight=False)
    elif report.doubts and report.changed:
        console.print(_summary(report))
        console.print("All of them: ctwg load --anew --doubts")
    if not report.changed:
        console.print("Nothing was changed.")


def _outcomes(report: LoadReport) -> Table:
    table = Table(title="The published record")
    table.add_column("File")
    columns = [
        outcome for outcome in Outcome if report.total(outcome) or outcome is Outcome.CREATED
    ]
    for outcome in columns:
        table.add_column(outcome.value.capitalize(), justify="right")
    for file, counts in report.outcomes.items():
        table.add_row(file, *(str(counts[outcome]) for outcome in columns))
    return table


def _summary(report: LoadReport) -> Table:
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for doubt in report.doubts:
        grouped[doubt.file, doubt.what].append(doubt.key)
    table = Table(title=f"Doubtful: {len(report.doubts)} remarks")
    for heading in ("File", "What", "Rows", "For example"):
        table.add_column(heading, justify="right" if heading == "Rows" else "left")
    for (file, what), keys in sorted(grouped.items()):
        table.add_row(file, what, str(len(keys)), ", ".join(keys[:_SHOWN]))
    return table
