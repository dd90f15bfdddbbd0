"""Files in and out by hand: a sheet is mended and imported; a list, a paper, a calendar taken."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.browser.story import WORK_PLAN, Story
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

HEADING = "source_system,external_ref,title,kind,lead_economies,planned_start\n"
SOUND = (
    HEADING
    + 'folder-7,1,Sheet workshop on seals,workshop,"Hong Kong, China",2019-06\n'
    + "folder-7,2,Sheet seminar on seals,seminar,Viet Nam; PER,2019\n"
    + "folder-7,3,Sheet study of seals,study,The Philippines,2019-05-02\n"
)
FAULTY = SOUND.replace("seminar,Viet Nam", "seminarr,Atlantis").replace("2019-05-02", "03/04/2019")


def sheet(text: str, name: str = "activities 2019.csv") -> FilePayload:
    """A file as the chooser hands it over."""
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def choose(visitor: Visitor, file: FilePayload) -> None:
    """Choose a file on the import page."""
    visitor.page.locator("input[type=file]").set_input_files(file)


def downloaded(visitor: Visitor, button: str) -> tuple[str, bytes]:
    """What a button saves: its name, and what is in it."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=re.compile(f"^{button}")).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def lose_the_first_answer(visitor: Visitor) -> list[str]:
    """The next import is done, and the connection breaks before its answer; the keys sent."""
    keys: list[str] = []

    def carry(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    visitor.page.route("**/api/v1/imports?*dry_run=false", carry)
    return keys


def test_an_officer_mends_a_sheet_and_imports_it_once_though_the_answer_is_lost(
    visitor: Visitor,
) -> None:
    visitor.sign_in("secretariat", then="/imports")
    visitor.page.get_by_label("What are the rows?").select_option(label="Activities")
    choose(visitor, sheet(FAULTY))
    result = visitor.page.locator(".import-result")
    expect(result).to_contain_text("2 of 3 rows must be mended. Nothing has been written.")
    table = visitor.page.get_by_role("table", name="Row by row")
    expect(table.get_by_role("row")).to_have_count(1 + 3)
    expect(table).to_contain_text("There is no economy 'Atlantis'.")
    expect(table).to_contain_text("Write the day as 2013-04-03")
    name, faults = downloaded(visitor, "Download what is to be mended")
    assert name == "activities 2019-to-mend.csv"
    rows = list(csv.DictReader(io.StringIO(faults.decode("utf-8-sig"))))
    assert sorted((row["Row"], row["Column"]) for row in rows) == [
        ("3", "kind"),
        ("3", "lead_economies"),
        ("4", "planned_start"),
    ]
    visitor.page.get_by_role("button", name=re.compile("unknown-reference")).click()
    expect(table.get_by_role("row")).to_have_count(1 + 1)
    assert visitor.violations() == []
    visitor.resize(320)
    assert visitor.sideways_scroll() == 0
    visitor.resize(1440)

    choose(visitor, sheet(SOUND))
    expect(result).to_contain_text("Every row is sound. Nothing has been written yet.")
    keys = lose_the_first_answer(visitor)
    visitor.button("Import 3 rows").click()
    lost = visitor.page.get_by_role("alert")
    expect(lost).to_contain_text("sent again, it is completed once, and not done twice")
    lost.get_by_role("button", name="Try again").click()
    expect(result).to_contain_text("It had been done")
    assert len(keys) == 2
    assert len(set(keys)) == 1
    visitor.complaints[:] = [each for each in visitor.complaints if "ERR_FAILED" not in each]

    visitor.page.reload()
    expect(result).to_contain_text("activities 2019.csv")
    expect(table.get_by_role("link")).to_have_count(3)
    table.get_by_role("link").first.click()
    expect(visitor.heading).to_have_text("Sheet workshop on seals")
    visitor.open("/activities?q=seals")
    visitor.wait_until_found(3)


def test_an_import_whose_answer_was_lost_is_completed_by_the_same_file_after_a_reload(
    visitor: Visitor,
) -> None:
    rows = HEADING + "folder-8,1,Sheet exercise on locks,exercise,CAN,2019\n"
    visitor.sign_in("secretariat", then="/imports?resource=activities")
    choose(visitor, sheet(rows))
    keys = lose_the_first_answer(visitor)
    visitor.button("Import 1 row").click()
    visitor.page.get_by_role("alert").wait_for()
    visitor.page.reload()
    expect(visitor.page.locator("main")).to_contain_text("Choose the same file again")
    choose(visitor, sheet(rows))
    expect(visitor.page.locator(".import-result")).to_contain_text("It had been done")
    assert len(keys) == 2
    assert len(set(keys)) == 1
    visitor.complaints[:] = [each for each in visitor.complaints if "ERR_FAILED" not in each]
    visitor.open("/activities?q=locks")
    visitor.wait_until_found(1)


def test_a_file_that_cannot_be_read_is_refused_with_the_way_to_mend_it(visitor: Visitor) -> None:
    visitor.sign_in("australia", then="/imports?resource=support-needs")
    main = visitor.page.locator("main")
    choose(visitor, {"name": "old.xls", "mimeType": "", "buffer": b"1"})
    expect(main).to_contain_text("old.xls cannot be read here")
    choose(visitor, sheet("tytle\nTrainers\n"))
    expect(main).to_contain_text("Did you mean 'title'?")
    expect(main).to_contain_text("Rename the heading as in the template")
    windows = "title\nEntraînement\n".encode("cp1252")
    choose(visitor, {"name": "w.csv", "mimeType": "text/csv", "buffer": windows})
    expect(main).to_contain_text("The file is not UTF-8")
    assert "Mandates" not in visitor.page.get_by_label("What are the rows?").inner_text()


def test_the_export_of_a_filtered_list_holds_exactly_the_rows_that_are_seen(
    visitor: Visitor, story: Story
) -> None:
    visitor.sign_in("australia", then=f"/activities?work_plan={WORK_PLAN}")
    table = visitor.page.get_by_role("table", name="Activities")
    links = table.get_by_role("rowheader").get_by_role("link").all()
    seen = sorted(str(link.get_attribute("href")).removeprefix("/activities/") for link in links)
    assert story.activity in seen
    visitor.button("Export").click()
    name, file = downloaded(visitor, "CSV")
    assert name == "activities.csv"
    rows = csv.DictReader(io.StringIO(file.decode("utf-8-sig")))
    assert sorted(row["ref"] for row in rows) == seen
    visitor.button("Export").click()
    _, lines = downloaded(visitor, "NDJSON")
    assert sorted(json.loads(line)["ref"] for line in lines.splitlines()) == seen
    visitor.button("Export").click()
    assert visitor.violations() == []


def test_a_paper_is_read_on_the_page_and_taken_along_in_each_format(
    visitor: Visitor, story: Story
) -> None:
    visitor.sign_in("chair", then="/reports")
    visitor.page.get_by_role("link", name=re.compile("^Annual work plan")).click()
    visitor.page.get_by_label("Work plan", exact=True).select_option(story.work_plan)
    paper = visitor.page.get_by_role("article")
    expect(paper.get_by_role("heading", level=3)).to_have_text("Work plan 2021")
    expect(paper).to_contain_text("Workshop on the protection of ferry terminals")
    assert f"work_plan={story.work_plan}" in visitor.page.url
    assert visitor.violations() == []
    name, docx = downloaded(visitor, "DOCX")
    assert name == f"work-plan-{story.work_plan}.docx"
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert b"ferry terminals" in package.read("word/document.xml")
    expect(visitor.button("PDF")).to_be_enabled()
    assert downloaded(visitor, "PDF")[1].startswith(b"%PDF-")
    expect(visitor.button("HTML")).to_be_enabled()
    assert b"ferry terminals" in downloaded(visitor, "HTML")[1]


def test_a_feed_address_reads_until_it_is_revoked(visitor: Visitor) -> None:
    visitor.sign_in("peru", then="/account")
    visitor.page.get_by_label("What it is for").fill("Telephone")
    visitor.button("Make an address").click()
    address = visitor.page.get_by_label("Calendar address (iCalendar)").input_value()
    assert httpx.get(address).text.startswith("BEGIN:VCALENDAR")
    assert visitor.violations() == []
    visitor.button("Revoke Telephone").click()
    expect(visitor.page.get_by_text("You have none.")).to_be_visible()
    assert httpx.get(address).status_code == 401


def test_a_visitor_follows_what_is_public_and_is_offered_papers_but_no_import(
    visitor: Visitor,
) -> None:
    visitor.open("/activities?forum=CTWG")
    navigation = visitor.page.get_by_role("navigation", name="Main")
    expect(navigation.get_by_role("link", name="Reports", exact=True)).to_be_visible()
    assert navigation.locator("a[href='/imports']").count() == 0
    visitor.button("Subscribe").click()
    dialog = visitor.page.get_by_role("dialog")
    address = dialog.get_by_label("Calendar address (iCalendar)").input_value()
    assert address.endswith("/feeds/activities.ics?forum=CTWG")
    assert "X-WR-CALNAME:CTWG activities" in httpx.get(address).text
    assert visitor.violations() == []
    visitor.open("/imports")
    expect(visitor.page.locator("main")).to_contain_text("Sign in to import")
