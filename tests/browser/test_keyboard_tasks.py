"""The five main tasks with nothing but keys: Tab, arrows, Space, Enter, and what is typed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.story import PLAN, Story, Teller
from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser

# What a person hears of the control that has the focus: its name, or what it says.
NAME = """() => {
  const it = document.activeElement;
  const said = [it.getAttribute('aria-label'), ...[...(it.labels ?? [])].map((l) => l.textContent),
    it.closest('fieldset')?.querySelector('legend')?.textContent, it.textContent];
  return said.filter(Boolean).map((each) => each.trim()).join(' | ');
}"""
MOST_STEPS = 200


class Keys:
    """Somebody who has a keyboard and no mouse."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self._keyboard = visitor.page.keyboard

    def press(self, *keys: str) -> None:
        """Press one key after the other."""
        for key in keys:
            self._keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._keyboard.type(text)

    def to(self, name: str, kind: str = "") -> None:
        """Press Tab until the focus is on a control that is called `name`, of a kind of element."""
        for _ in range(MOST_STEPS):
            self.press("Tab")
            if re.search(name, self.focused) and self._is(kind):
                return
        pytest.fail(f"Tab does not reach {name!r}; the focus is on {self.focused!r}.")

    @property
    def focused(self) -> str:
        """What has the focus, in words."""
        return str(self.visitor.page.evaluate(NAME))

    def choose(self, field: str, option: str) -> None:
        """Choose in a list by typing the beginning of the option's words."""
        self.to(field, "SELECT")
        self.type(option)

    def tick(self, field: str, option: str) -> None:
        """Open the choices of a field, and tick one of them."""
        self.to(f"Choose {field}", "SUMMARY")
        self.press("Enter")
        self.to(option, "INPUT[type=checkbox]")
        self.press("Space")

    def go(self, words: str, name: str) -> None:
        """Go to a page or an action by way of the palette."""
        self.press("Control+k")
        self.type(words)
        option = self.visitor.page.get_by_role("option", name=name, exact=True)
        option.wait_for()
        for _ in range(MOST_STEPS):
            self.press("ArrowDown")
            if option.get_attribute("aria-selected") == "true":
                break
        self.press("Enter")
        expect(self.visitor.page.get_by_role("dialog")).to_have_count(0)
        self.visitor.settle()

    def _is(self, kind: str) -> bool:
        script = "(kind) => !kind || document.activeElement.matches(kind)"
        return bool(self.visitor.page.evaluate(script, kind))


def sign_in(visitor: Visitor, name: str) -> Keys:
    """Sign in with keys alone; the page that follows is the list of what waits."""
    visitor.open("/sign-in")
    keys = Keys(visitor)
    keys.to("E-mail")
    keys.type(f"{name}@example.org")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    visitor.page.wait_for_url("**/my-work")
    expect(visitor.heading).to_have_text("My work")
    visitor.settle()
    return keys


def test_a_focal_point_answers_a_recommendation(visitor: Visitor) -> None:
    ref = adopted(visitor)
    keys = sign_in(visitor, "australia")
    keys.press("Control+k")
    keys.type(ref)
    keys.press("Enter")
    visitor.page.wait_for_url("**/search?q=*")
    visitor.settle()
    keys.to("Ask the keepers of harbours", "A")
    keys.press("Enter")
    visitor.page.wait_for_url(f"**/recommendations/{ref}")
    visitor.settle()
    expect(visitor.heading).to_be_focused()
    keys.to("Australia", "main .parties A")
    keys.press("Enter")
    visitor.page.wait_for_url(f"**/implementations/{ref}.AUS")
    visitor.settle()
    keys.to("^Answer$", "BUTTON")
    keys.press("Enter")
    keys.choose("Acceptance", "Accepted")
    keys.to("^Answer$", "BUTTON")
    keys.press("Enter")
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    expect(visitor.page.get_by_text("Accepted", exact=True).first).to_be_visible()


def adopted(visitor: Visitor) -> str:
    """A recommendation that Australia has not answered yet; its ref."""
    chair = Teller(visitor.address, "chair")
    made = chair.make(
        "/recommendations",
        text="Ask the keepers of harbours once a year.",
        forum="CTWG",
        source={"kind": "assessment"},
        strength="derived",
        addressed_to={"economies": ["AUS"]},
        future_use="In the work plan of the next year.",
        visibility="members",
    )
    chair.do(f"/recommendations/{made['ref']}", "adopt", {"adopted_on": "2021-06-01"})
    return str(made["ref"])


def test_a_liaison_logs_a_briefing(visitor: Visitor, story: Story) -> None:
    assert story.engagement
    keys = sign_in(visitor, "chair")
    keys.go("briefing", "New engagement: log a briefing")
    visitor.page.wait_for_url("**/engagements/new")
    keys.tick("Fora", "TPTWG")
    keys.choose("Kind", "Briefing given")
    keys.to("Outcome", "TEXTAREA")
    keys.type("TPTWG was told of the exercise in Hobart.")
    keys.press("Enter")
    keys.to("^Save$", "BUTTON")
    keys.press("Enter")
    visitor.page.wait_for_url(re.compile(r"/engagements/[A-Z0-9.-]+$"))
    expect(visitor.page.get_by_text("TPTWG was told of the exercise in Hobart.")).to_be_visible()


def test_an_economy_files_an_entry_of_its_action_plan(visitor: Visitor, story: Story) -> None:
    keys = sign_in(visitor, "australia")
    visitor.open(f"/action-plans/{story.next_action_plan}")
    keys.to("Add an entry|New entry|Add entry", "A")
    keys.press("Enter")
    visitor.page.wait_for_url("**/entries/new")
    visitor.settle()
    keys.to("Section", "SELECT")
    keys.press("ArrowDown")
    keys.to("Gap", "TEXTAREA")
    keys.type("Nobody answers at night.")
    keys.to("^Save$", "BUTTON")
    keys.press("Enter")
    visitor.page.wait_for_url(f"**/action-plans/{story.next_action_plan}")
    expect(visitor.page.get_by_text("Nobody answers at night.").first).to_be_visible()


def test_a_chair_submits_and_endorses_a_work_plan(visitor: Visitor) -> None:
    chair = Teller(visitor.address, "chair")
    thrust = {"focus_area": f"{PLAN}.FA4", "rationale": "Air travel grows."}
    chair.make("/work-plans", forum="CTWG", year=2019, thrust=[thrust])
    keys = sign_in(visitor, "chair")
    keys.to("Work plans", "A")
    keys.press("Enter")
    visitor.page.wait_for_url("**/work-plans")
    visitor.settle()
    keys.to("2019", "A")
    keys.press("Enter")
    visitor.page.wait_for_url("**/work-plans/CTWG-2019")
    visitor.settle()
    for verb in ("Submit", "Endorse"):
        keys.to(f"^{verb}$", "BUTTON")
        keys.press("Enter")
        visitor.page.get_by_role("dialog").wait_for()
        keys.to(f"^{verb}$", "BUTTON")
        keys.press("Enter")
        expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    expect(visitor.page.get_by_text("Endorsed").first).to_be_visible()


def test_an_officer_imports_a_sheet(visitor: Visitor) -> None:
    heading = "source_system,external_ref,title,kind,lead_economies,planned_start"
    row = "keyboard,1,Sheet exercise on harbours,exercise,CAN,2019"
    keys = sign_in(visitor, "secretariat")
    keys.go("import", "Import a file")
    expect(visitor.heading).to_be_focused()
    keys.choose("What are the rows", "Activities")
    keys.to("Choose a file", "INPUT[type=file]")
    with visitor.page.expect_file_chooser() as chooser:
        keys.press("Space")
    sheet = f"{heading}\n{row}\n".encode()
    chooser.value.set_files({"name": "harbours.csv", "mimeType": "text/csv", "buffer": sheet})
    visitor.button("Import 1 row").wait_for()
    keys.to("^Import 1 row$", "BUTTON")
    keys.press("Enter")
    visitor.page.get_by_role("table", name="Row by row").get_by_role("link").wait_for()
    keys.to("", "table a")
    keys.press("Enter")
    expect(visitor.heading).to_have_text("Sheet exercise on harbours")
