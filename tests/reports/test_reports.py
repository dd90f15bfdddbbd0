"""Papers about the record: what they say, to whom, and in which files."""

import io
import re
from html.parser import HTMLParser

import docx
import pytest
from pypdf import PdfReader

from api.reports.kinds.parts import answers_figure
from api.reports.wording import percent, sentence, words
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.recommendations import make_recommendation
from tests.factories.work_plans import advance_work_plan, make_work_plan
from tests.factories.world import PLAN, make_world

KINDS = {
    "fora-report": {"plan": PLAN, "year": "2018"},
    "work-plan": {"work_plan": "CTWG-2018"},
    "action-plan-summary": {"plan": PLAN},
    "compliance": {"plan": PLAN},
    "economy-brief": {"economy": "HKG"},
}
NEEDY = ("fora-report", "work-plan", "action-plan-summary", "economy-brief")


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """A year with a work plan, an activity that all may see, and one that the chair keeps."""
    make_world(secretariat)
    work = make_work_plan(secretariat)["ref"]
    make_activity(
        secretariat, work_plan=work, title="Seminar in Viet Nam & Peru", visibility="public"
    )
    make_activity(secretariat, work_plan=work, title="A quiet seminar", visibility="restricted")
    advance_work_plan(secretariat, f"/work-plans/{work}", "endorsed")
    draft = make_recommendation(secretariat, plan=PLAN)
    assert secretariat.verb(f"/recommendations/{draft['ref']}/adopt").status_code == 200


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag != "style":
            self.text.append(data)


def page_of(caller: Caller, kind: str, **parameters: str) -> str:
    """The text of a report as HTML."""
    answer = caller.get(f"/reports/{kind}", params={**KINDS[kind], **parameters})
    assert answer.status_code == 200, answer.text
    words = Words()
    words.feed(answer.text)
    return " ".join(" ".join(words.text).split())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_page_with_its_stamp_filters_and_policy(chair: Caller, kind: str) -> None:
    answer = chair.get(f"/reports/{kind}", params=KINDS[kind])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]
    page = page_of(chair, kind)
    assert re.search(r"As of \d+ \w+ \d{4}, \d\d:\d\d UTC, as seen by the chair of CTWG", page)
    assert "For official use" in page
    assert "Simulated" not in page
    said = {"HKG": "Hong Kong, China"}
    for value in KINDS[kind].values():
        assert said.get(value, value) in page


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_file_to_edit_that_says_the_same(chair: Caller, kind: str) -> None:
    answer = chair.get(f"/reports/{kind}", params={**KINDS[kind], "format": "docx"})
    assert answer.headers["content-disposition"] == f'attachment; filename="{kind}.docx"'
    file = docx.Document(io.BytesIO(answer.content))
    said = " ".join(" ".join(paragraph.text for paragraph in file.paragraphs).split())
    page = page_of(chair, kind)
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    assert all(heading in page for heading in headings)
    assert file.core_properties.title in said
    assert "\t" in file.sections[0].header.paragraphs[0].text
    assert all(table.style and table.style.name == "Paper table" for table in file.tables)
    heads = "//w:tbl/w:tr[1]/w:trPr/w:tblHeader"
    assert len(file.element.xpath(heads)) == len(file.tables)
    tables = [table for table in file.tables if table.rows[0].cells[-1].text != "All"]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert all(" ".join(cell.split()) in page for cell in cells)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_tagged_pdf_on_a4(chair: Caller, kind: str) -> None:
    answer = chair.get(f"/reports/{kind}", params={**KINDS[kind], "format": "pdf"})
    assert answer.headers["content-type"] == "application/pdf"
    file = PdfReader(io.BytesIO(answer.content))
    root = {name: str(value) for name, value in file.root_object.items()}
    assert "'/Marked': True" in root["/MarkInfo"]
    assert root["/Lang"] == "en"
    box = file.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert file.metadata
    assert file.metadata.title
    assert file.metadata.title in page_of(chair, kind)


def test_a_script_without_a_font_takes_no_paper_away(secretariat: Caller, chair: Caller) -> None:
    foreign = "反恐怖主义 研讨会"
    title = f"Séminaire sur la sécurité \N{EM DASH} Hội thảo, Семинар, {foreign} \u200b\N{ROCKET}"
    made = make_activity(secretariat, work_plan="CTWG-2018", title=title, visibility="public")
    answer = chair.get("/reports/work-plan", params={**KINDS["work-plan"], "format": "pdf"})
    assert answer.status_code == 200, answer.text
    file = PdfReader(io.BytesIO(answer.content))
    said = " ".join(" ".join(page.extract_text() for page in file.pages).split())
    assert made["ref"] in said
    assert "Séminaire sur la sécurité" in said
    assert "Hội thảo, Семинар," in said
    # Where the machine has the fonts nothing is missing, and nothing is said of it.
    has_fonts = "\N{WHITE SQUARE}" not in said
    assert ("in a script that the fonts of this file do not have" in said) != has_fonts
    page = page_of(chair, "work-plan")
    assert foreign in page
    assert "\N{WHITE SQUARE}" not in page


def test_a_work_plan_names_its_activities_and_what_nothing_serves(chair: Caller) -> None:
    page = page_of(chair, "work-plan")
    assert "The forum endorsed this work plan on" in page
    assert "2 activities of 2018" in page
    assert "Seminar in Viet Nam & Peru 9\N{EN DASH}10 May 2018 Australia Endorsed" in page
    assert "2 economies neither lead, sponsor, host nor took part: Chile; Hong Kong, China." in page


def test_what_a_reader_may_not_see_is_in_no_paper_and_no_figure(
    chair: Caller, chile: Caller, anonymous: Caller
) -> None:
    assert "A quiet seminar" in page_of(chair, "work-plan")
    for stranger in (chile, anonymous):
        page = page_of(stranger, "work-plan")
        assert "quiet" not in page
        assert "1 activity of 2018" in page
    assert "For public release" in page_of(anonymous, "work-plan")


def test_not_reported_is_told_as_left_out(chair: Caller) -> None:
    page = page_of(chair, "compliance")
    assert "No answer counts towards a score yet; 3 are left out of it." in page
    assert "Chile 1 None counted 1 0 0" in page


def test_a_bar_shows_who_has_not_reported_apart_from_who_refused() -> None:
    score = {
        "counted": [
            {"standing": "implemented", "count": 3},
            {"standing": "outstanding", "count": 0},
            {"standing": "declined", "count": 1},
        ],
        "left_out": [
            {"reason": "not_reported", "count": 5},
            {"reason": "noted", "count": 2},
            {"reason": "released", "count": 4},
        ],
    }
    figure = answers_figure("Answers", [{"name": "Chile", "score": score}], "15 answers.")
    [bar] = figure.bars
    assert dict(zip(figure.series, bar.parts, strict=True)) == {
        "Implemented": 3,
        "Outstanding": 0,
        "Declined": 1,
        "Otherwise left out": 6,
        "Not reported": 5,
    }


def test_a_brief_says_what_each_open_obligation_asks(australia: Caller) -> None:
    page = page_of(australia, "economy-brief", economy="AUS")
    asked = "CTWG-2018-R01 Share practice on advance passenger information. Pending Not started"
    assert asked in page


def test_a_report_says_what_has_changed_since_a_day_or_a_meeting(
    chair: Caller, secretariat: Caller
) -> None:
    assert "What has changed" not in page_of(chair, "fora-report")
    page = page_of(chair, "fora-report", since="2018-01-01")
    assert "What has changed since 1 January 2018" in page
    assert "1 recommendation was adopted: CTWG-2018-R01." in page
    meeting = secretariat.create("/meetings", {"forum": "CTWG", "on": "2018-08-08"})
    page = page_of(chair, "fora-report", meeting=meeting["ref"])
    assert "What has changed since 8 August 2018" in page
    # The first day that a meeting of that month may have been: nothing is left out.
    vague = secretariat.create("/meetings", {"forum": "CTWG", "on": "2018-08"})
    page = page_of(chair, "fora-report", meeting=vague["ref"])
    assert "What has changed since 1 August 2018" in page
    answer = chair.get("/reports/compliance", params={"meeting": "CTWG-1999-M01"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "meeting"


@pytest.mark.parametrize("kind", KINDS)
def test_every_paper_says_what_has_changed_if_it_is_asked(chair: Caller, kind: str) -> None:
    page = page_of(chair, kind, since="2018-01-01")
    assert "Changes since: 1 January 2018" in page
    assert "What has changed since 1 January 2018" in page
    assert "Nothing that is on record." in page_of(chair, kind, since="2090-01-01")


def test_what_has_changed_of_answers_is_told_by_where_they_stand_now(
    chair: Caller, australia: Caller
) -> None:
    path = "/implementations/CTWG-2018-R01.AUS"
    assert australia.verb(f"{path}/accept", {"acceptance": "accepted"}).status_code == 200
    told = "1 answer was given or changed. Where these stand now: 1 outstanding."
    assert told in page_of(chair, "compliance", since="2018-01-01")
    assert told in page_of(chair, "economy-brief", economy="AUS", since="2018-01-01")
    assert told not in page_of(chair, "economy-brief", economy="CHL", since="2018-01-01")


def test_a_figure_in_a_file_to_edit_is_a_picture_with_words_and_a_table(chair: Caller) -> None:
    parameters = {**KINDS["compliance"], "format": "docx"}
    answer = chair.get("/reports/compliance", params=parameters)
    file = docx.Document(io.BytesIO(answer.content))
    [described] = file.element.xpath("//wp:docPr/@descr")
    assert described == "Answers by economy. 3 answers of 3 economies."
    [twin] = [table for table in file.tables if table.rows[0].cells[-1].text == "All"]
    assert [cell.text for cell in twin.rows[1].cells] == ["Australia", "0", "0", "0", "0", "1", "1"]


def test_an_unchanged_report_is_not_made_again(chair: Caller) -> None:
    first = chair.get("/reports/compliance", params={"plan": PLAN})
    known = {"If-None-Match": first.headers["etag"]}
    assert chair.get(f"/reports/compliance?plan={PLAN}", headers=known).status_code == 304
    draft = make_recommendation(chair, plan=PLAN)
    assert chair.verb(f"/recommendations/{draft['ref']}/adopt").status_code == 200
    assert chair.get(f"/reports/compliance?plan={PLAN}", headers=known).status_code == 200


@pytest.mark.parametrize("kind", NEEDY)
def test_a_report_says_what_it_needs_to_know(chair: Caller, kind: str) -> None:
    answer = chair.get(f"/reports/{kind}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] in {"plan", "work_plan", "economy"}


def test_there_is_no_report_of_what_is_not_there(chair: Caller) -> None:
    assert chair.get("/reports/weather").status_code == 404
    assert chair.get("/reports/work-plan?work_plan=CTWG-1999").status_code == 404
    assert chair.get("/reports/economy-brief?economy=XXX").status_code == 404
    assert chair.get("/reports/compliance?format=rtf").status_code == 422


def test_codes_and_themes_read_as_people_write_them() -> None:
    assert [words(code) for code in ("apec_theme", "star-conference", "under_way", None)] == [
        "APEC theme",
        "STAR conference",
        "Under way",
        "not on record",
    ]
    assert sentence("Join, Work, Grow. Together.") == "Join, Work, Grow. Together."
    assert sentence("Open to the future") == "Open to the future."


def test_a_share_on_paper_is_rounded_as_on_the_pages() -> None:
    assert [percent(share) for share in (0.125, 0.135, 0.3333, 0, 1, None)] == [
        *("13%", "14%", "33%", "0%", "100%"),
        "not on record",
    ]
