"""`ctwg bench`: the benchmarks of a checkout; an installed service comes without them."""

import subprocess
import sys
from typing import Annotated

import typer

from api.migrating import ROOT

MISSING = "The benchmarks come with the source: run this in a checkout of it."


def bench(
    arguments: Annotated[
        list[str] | None, typer.Argument(help="As for `python -m benchmarks`, --help among them.")
    ] = None,
) -> None:
    """Measure the request paths on generated rows, in a database of their own."""
    if not (ROOT / "benchmarks" / "__main__.py").exists():
        typer.echo(MISSING, err=True)
        sys.exit(2)
    command = [sys.executable, "-m", "benchmarks", *(arguments or [])]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
