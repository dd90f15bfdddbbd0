"""`ctwg export`: a whole list of this machine's database as a file, by the code of `?format=`."""

import shutil
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from api import migrating, running
from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.errors import Problem
from api.core.exports.exporter import OF_PAGES
from api.core.formats import ExportFormat
from api.core.resource import AnyResource
from api.core.settings import load_settings
from api.router import RESOURCES

BY_ENDING: Final = {f".{format_}": format_ for format_ in ExportFormat}


class NotExportable(Exception):  # noqa: N818 - what it says of the request
    """Nothing was written: the message says why."""


def export(
    resource: Annotated[str, typer.Argument(help="Such as activities, or work-plans.")],
    *,
    to: Annotated[Path, typer.Option(dir_okay=False, help="The file: .csv, .xlsx or .ndjson.")],
    where: Annotated[
        list[str] | None,
        typer.Option("--where", help="A filter of the list, or its order: year=2018, sort=-ref."),
    ] = None,
) -> None:
    """Write a list to a file, as this machine's administrator sees it.

    From another machine, and as whoever a token stands for: `ctwg pull`.
    """
    settings = load_settings()
    with running.database(settings) as addresses, running.writing(settings, addresses) as held:
        migrating.migrate(addresses.owner)
        try:
            count = export_list(held, resource, to, _filters(where or []))
        except NotExportable as refusal:
            typer.echo(str(refusal), err=True)
            sys.exit(2)
    typer.echo(f"{to}: {count:,} bytes.")


def export_list(database: Database, name: str, path: Path, filters: dict[str, str]) -> int:
    """Write a list under some filters, and say how many bytes it took; a former file is replaced.

    Raises:
        NotExportable: there is no such list, filter or format.
    """
    listed = _resource(name)
    format_ = BY_ENDING.get(path.suffix.lower())
    if format_ is None:
        raise NotExportable(f"Name the file with one of these endings: {', '.join(BY_ENDING)}.")
    if of_pages := OF_PAGES & filters.keys():
        raise NotExportable(f"A file holds the whole list: leave out {', '.join(of_pages)}.")
    try:
        query = listed.query.model_validate(filters)
        visible = listed.service.visible(SYSTEM)
        file, _ = listed.exporter.write(database, SYSTEM, query, visible, format_, filters)
    except (ValidationError, Problem) as refused:
        raise NotExportable(_said(refused)) from None
    unfinished = path.with_name(f".{path.name}.unfinished")
    with file, unfinished.open("wb") as written:
        file.seek(0)
        shutil.copyfileobj(file, written)
        size = written.tell()
    unfinished.replace(path)
    return size


def _resource(name: str) -> AnyResource:
    lists = {resource.name: resource for resource in RESOURCES}
    found = lists.get(name.replace("-", "_"))
    if found is None:
        raise NotExportable(f"These are the lists: {', '.join(sorted(lists))}.")
    return found


def _filters(given: list[str]) -> dict[str, str]:
    pairs = (filter_.partition("=") for filter_ in given)
    return {name.strip(): value for name, _, value in pairs}


def _said(refused: ValidationError | Problem) -> str:
    if isinstance(refused, Problem):
        return " ".join([refused.detail, *(fault.detail for fault in refused.faults)])
    wrong = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in refused.errors())
    return "; ".join(wrong)
