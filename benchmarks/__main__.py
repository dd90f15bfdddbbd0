"""`make bench`: measures the request paths on generated rows and prints the ladder."""

import argparse
import os
import platform
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

from api.core.database import APP_ROLE
from api.core.embedded import EmbeddedServer, keeper
from api.migrating import migrate
from benchmarks import imports, ladder, report, rows
from benchmarks.load import generator


def main() -> None:
    """Measure each size in turn, in a database of its own that is gone afterwards."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--only", default="", help="rungs with this text in their names")
    parser.add_argument("--imported", type=int, default=10_000, help="rows of the import")
    options = parser.parse_args()
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}, load by {generator()}")
    with tempfile.TemporaryDirectory(prefix="ctwg-bench-") as name:
        scratch = Path(name)
        with EmbeddedServer(scratch / "postgresql") as database:
            postmaster = keeper.running_server(scratch / "postgresql" / keeper.CLUSTER)
            for count in options.rows:
                owner_url, url = _prepare(database, count)
                with ladder.rungs(url, scratch) as made:
                    print(f"\n## {count:,} recommendations, {count:,} implementations\n")
                    wanted = [r for r in made if options.only in r.name or r.name.startswith("raw")]
                    ladder.run(wanted, options.rounds, options.seconds, postmaster)
                    print(report.table(wanted))
                    server = made[-1].server
                    print(
                        f"\nOne process: {server.start_cpu_seconds:.2f} s of CPU time until its "
                        f"first answer, {server.private_mebibytes():.0f} MiB of its own."
                    )
                    if not options.only:
                        print(f"\n{imports.measure(server, owner_url, options.imported)}")


def _prepare(server: EmbeddedServer, count: int) -> tuple[str, str]:
    """A filled database: its address for its owner, and for the service."""
    name = f"bench_{count}"
    with psycopg.connect(server.database_url(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = server.database_url(name)
    migrate(url)
    rows.fill(url, count)
    return url, server.database_url(name, APP_ROLE)


if __name__ == "__main__":
    main()
