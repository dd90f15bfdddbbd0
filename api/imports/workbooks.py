"""Workbooks: the sheet of an XLSX file that holds rows as lines of JSON, read in a process apart.

A workbook is a ZIP archive, whose content may be a thousand times its size, and the reader holds a
whole sheet in memory. So the archive is judged before it is opened, and a process with a limit to
its memory reads it: whatever a file does, it does to that process alone.

Run as `python -m api.imports.workbooks FILE COLUMNS`, where the columns that are known are a JSON
list, it writes a line for each row, `[number, [cells]]`.
"""

import json
import re
import resource
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final
from xml.etree.ElementTree import ParseError
from zlib import error as ZlibError  # noqa: N812 - an exception, called like one

from python_calamine import CalamineError, CalamineWorkbook

from api.imports.defects import INTERRUPTED, Defect
from api.imports.headings import MAX_COLUMNS, number_of
from api.imports.odd_cells import Oddity, Place, as_shown, odd_cells, uncalculated_cells
from api.imports.sheets import covered_cells, name_of, sheet_of_rows
from api.imports.tables import MAX_CELL

MAX_ROWS: Final = 200_000
MAX_MEMBERS: Final = 1_000
MAX_UNPACKED: Final = 600 * 2**20
"""Bytes of all that an archive holds; 100,000 rows of forty columns have about half of it."""
MAX_RATIO: Final = 150
"""How many times its packed size a sheet may have; sheets of real rows have ten to thirty."""
ALWAYS_FINE: Final = 4 * 2**20
"""Bytes below which a ratio says nothing."""
MEMORY: Final = 3 * 2**30
PROCESSOR_SECONDS: Final = 120
BREATH: Final = 10
"""Seconds after which whoever waits for the process is told that it goes on."""
_WORKBOOK: Final = "xl/workbook.xml"
_PIECE: Final = 2**18
_CELL: Final = re.compile(rb"""\br=["']([A-Z]{1,4})([0-9]{1,8})["']""")
_STRANGE: Final = re.compile(rb"\0|<!DOCTYPE|<!ENTITY")
"""What no spreadsheet writes: another encoding than UTF-8, entities of the file's own."""
_UNREADABLE: Final = "This is no workbook that can be read: save it as 'Excel Workbook (.xlsx)'."
_TOO_LARGE: Final = "The workbook is too large: send the rows as CSV."
_REFUSED = 3
"""The status with which the process says that the file is at fault; why is on its output."""
_STOPPED: Final = frozenset({-signal.SIGKILL, -signal.SIGTERM})
"""Ends that are not the file's doing; that of its own limits is another."""


def rows_of(
    path: Path, columns: Sequence[str], lines: IO[bytes], is_alive: Callable[[], None]
) -> None:
    """Write the rows of a workbook as lines of JSON, by way of another process.

    `columns` are the headings by which the sheet is found; `is_alive` is called every few seconds
    meanwhile.

    Raises:
        Defect: the file is no workbook, or larger than any that holds rows.
    """
    command = [sys.executable, "-m", "api.imports.workbooks", str(path), json.dumps(columns)]
    with TemporaryFile() as said, subprocess.Popen(command, stdout=lines, stderr=said) as process:
        while process.poll() is None:
            try:
                process.wait(BREATH)
            except subprocess.TimeoutExpired:
                is_alive()
        said.seek(0)
        last = said.read().splitlines()[-1:]
    if process.returncode == _REFUSED:
        code, detail = json.loads(last[0])
        raise Defect(code, detail)
    if process.returncode in _STOPPED:
        raise Defect(*INTERRUPTED)
    if process.returncode != 0:
        raise Defect("import.workbook", _TOO_LARGE)


def write_rows(path: Path, columns: Sequence[str], lines: IO[str]) -> None:
    """Write the rows of a workbook, in this process.

    Raises:
        Defect: the file is no workbook, or larger than any that holds rows.
    """
    _judge_archive(path)
    try:
        sheet = sheet_of_rows(CalamineWorkbook.from_path(path), columns)
        with zipfile.ZipFile(path) as archive:
            odd = odd_cells(archive, sheet.name) | dict(uncalculated_cells(archive, sheet.name))
        for number, values in _rows(sheet, odd):
            lines.write(json.dumps([number, values]))
            lines.write("\n")
    except (CalamineError, ParseError, ValueError, OSError):
        raise Defect("import.workbook", _UNREADABLE) from None


def _rows(
    sheet: Any,  # noqa: ANN401 - calamine's class says nothing of its types
    odd: Mapping[Place, Oddity],
) -> Iterator[tuple[int, list[object]]]:
    """The rows that say something, by their number; their cells begin with the first column."""
    _, before = sheet.start or (0, 0)
    covered = covered_cells(sheet)
    says_something: set[Place] = set()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        values: list[object] = [None] * before
        for column, cell in enumerate(cells, start=before + 1):
            place = number, column
            value = _plain(as_shown(odd.get(place), cell))
            if covered:
                if value is not None:
                    says_something.add(place)
                if covered.get(place) in says_something:
                    value = {"merged": name_of(covered[place])}
            values.append(value)
        if any(value is not None for value in values):
            yield number, values


def _judge_archive(path: Path) -> None:
    """Unpack every member once, without keeping it: sizes may lie, and so may dimensions."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if _WORKBOOK not in archive.namelist():
                # Of other formats that are read by chance, what cells show would be lost.
                raise Defect("import.workbook", _UNREADABLE)
            if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
                raise Defect("import.workbook-too-large", _TOO_LARGE)
            for member in members:
                is_dense = member.file_size > MAX_RATIO * max(member.compress_size, 1)
                if is_dense and member.file_size > ALWAYS_FINE:
                    raise Defect("import.workbook-too-large", _TOO_LARGE)
                _judge_member(archive, member)
    except (zipfile.BadZipFile, ZlibError, NotImplementedError, RuntimeError, EOFError, OSError):
        # An archive that is damaged, in a format of its own, or behind a password.
        raise Defect("import.workbook", _UNREADABLE) from None


def _judge_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    is_sheet = member.filename.startswith("xl/worksheets/")
    with archive.open(member) as content:
        kept = b""
        while piece := content.read(_PIECE):
            if member.filename.endswith((".xml", ".rels")) and _STRANGE.search(kept + piece):
                raise Defect("import.workbook", _UNREADABLE)
            if is_sheet:
                _judge_places(kept + piece)
            kept = piece[-20:]


def _judge_places(piece: bytes) -> None:
    """The reader keeps room for every cell up to the last: one at the far corner is a bomb."""
    for letters, digits in _CELL.findall(piece):
        if number_of(letters) > MAX_COLUMNS or int(digits) > MAX_ROWS:
            detail = f"A sheet may have {MAX_ROWS:,} rows and {MAX_COLUMNS} columns."
            raise Defect("import.workbook-too-large", detail)


def _plain(cell: object) -> object:
    """A cell as JSON: a whole number without its point, a date in ISO 8601, none for nothing."""
    if isinstance(cell, str):
        if len(cell) > MAX_CELL:
            raise Defect("import.workbook-too-large", f"A cell may hold {MAX_CELL:,} characters.")
        return cell.strip() or None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else cell


def read_lines(lines: IO[bytes]) -> Iterator[tuple[int, list[Any]]]:
    """The numbered rows that `rows_of` wrote."""
    for line in lines:
        number, cells = json.loads(line)
        yield number, cells


def main() -> None:
    """Write the rows of the file that is named, within a limit of memory and of time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    try:
        write_rows(Path(sys.argv[1]), json.loads(sys.argv[2]), sys.stdout)
    except Defect as defect:
        sys.stderr.write(json.dumps([defect.code, defect.detail]) + "\n")
        sys.exit(_REFUSED)


if __name__ == "__main__":
    main()
