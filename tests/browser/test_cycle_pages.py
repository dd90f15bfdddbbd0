"""The pages of the whole cycle, each as one of those who use it: no complaint, no barrier."""

from dataclasses import asdict
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.story import PLAN, Story
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PAGES: Final = {
    "my-work": ("chair", "/my-work", "My work"),
    "work-plans": ("chair", "/work-plans", "Work plans"),
    "work-plan": ("chair", "/work-plans/{work_plan}", "CTWG work plan 2021"),
    "work-plan-form": ("chair", "/work-plans/{work_plan}/edit", "Edit: CTWG-2021"),
    "activity-with-report": ("australia", "/activities/{activity}", "ferry terminals"),
    "reports": ("chair", "/activity-reports", "Activity reports"),
    "report": ("australia", "/activity-reports/{report}", "ferry terminals"),
    "report-form": ("australia", "/activity-reports/{report}/edit", "Edit"),
    "recommendation-asked": ("chair", "/recommendations/{recommendation}", "Exercise the"),
    "implementations": ("chair", "/implementations", "Implementation"),
    "implementation": ("peru", "/implementations/{implementation}", "Peru"),
    "implementation-form": ("peru", "/implementations/{implementation}/edit", "Edit"),
    "compliance": ("chair", "/compliance?grid=true", "Compliance"),
    "action-plan-cycle": (None, "/action-plan-cycle", "Action plan cycle"),
    "action-plans": ("australia", "/action-plans", "Action plans"),
    "action-plan": ("australia", "/action-plans/{action_plan}", "Australia: Baseline"),
    "action-plan-public": (None, "/action-plans/CTAP-AUS-2016", "Australia: 2016"),
    "action-plan-form": ("australia", "/action-plans/new", "Start an edition"),
    "entry-form": ("australia", "/action-plans/{next_action_plan}/entries/new", "Add an entry"),
    "support-board": ("chair", "/support-board", "Support"),
    "needs": ("chair", "/support-needs", "Support needs"),
    "need": ("peru", "/support-needs/{need}", "Trainers for evacuation exercises"),
    "need-form": ("peru", "/support-needs/new", "Record a need"),
    "offers": ("chair", "/support-offers", "Support offers"),
    "offer": ("australia", "/support-offers/{offer}", "Exercise trainers"),
    "offer-form": ("australia", "/support-offers/new", "Offer support"),
    "matches": ("chair", "/support-matches", "Support matches"),
    "match": ("peru", "/support-matches/{match}", "Exercise trainers"),
    "scorecard": (None, "/scorecard", "Scorecard"),
    "counted": ("chair", "/scorecards/{plan}/records?kpi={plan}.O6.i", "What was counted"),
    "kpi": (None, "/kpis/{plan}.O6.i", "Hold two STAR Conferences"),
    "measurements": ("chair", "/kpi-measurements", "Measurements"),
    "measurement-form": ("australia", "/kpi-measurements/new", "Enter a measurement"),
    "coordination": ("chair", "/engagement-ledger", "Coordination"),
    "engagements": ("chair", "/engagements", "Engagements"),
    "engagement": ("chair", "/engagements/{engagement}", "Briefing received: TPTWG"),
    "engagement-form": ("chair", "/engagements/new", "Log an engagement"),
    "meetings": ("chair", "/meetings", "Meetings"),
    "meeting": ("chair", "/meetings/{meeting}", "CTWG meeting 19"),
    "meeting-form": ("chair", "/meetings/{meeting}/edit", "Edit"),
    "search": (None, "/search?q=CTTF", "Search"),
    "trace-plan": (None, "/trace", "CTWG Strategic Plan 2018-2022"),
    "trace": ("chair", "/trace/{recommendation}", "Exercise the evacuation"),
    "data-quality": (None, "/data-quality", "Data quality"),
    "indicators": (None, "/kpis", "Key performance indicators"),
    "documents": (None, "/documents", "Documents"),
    "document": (None, "/documents/2003-CSOM-025", "Counter Terrorism Action Plan"),
    "mandate": (None, "/mandates/LEADERS-2001", "Statement on Counter-Terrorism"),
    "organization": (None, "/organizations/ABAC", "APEC Business Advisory Council"),
    "organization-form": ("secretariat", "/organizations/ABAC/edit", "Edit"),
    "sub-forum": (None, "/sub-fora/CTWG", "Counter-Terrorism Working Group"),
    "sub-forum-form": ("secretariat", "/sub-fora/CTWG/edit", "Edit"),
    "area": (None, "/cross-cutting-areas/supply-chains", "Secure Supply Chains"),
    "topics": (None, "/topics", "Topics"),
    "topic": (None, "/topics/aml", "AML"),
    "plan-kept": ("chair", "/strategic-plans/{plan}", "CTWG Strategic Plan"),
    "plan-form": ("chair", "/strategic-plans/new", "Draft a plan"),
    "focus-area": ("chair", "/focus-areas/{plan}.FA1", "Continue to implement"),
    "objective": (None, "/objectives/{plan}.O1", "Strengthen security"),
    "kpi-form": ("chair", "/kpis/new", "Add a key performance indicator"),
    "users": ("secretariat", "/users", "Users"),
    "user-form": ("peru", "/users/new", "Add a person"),
    "service-accounts": ("secretariat", "/service-accounts", "Service accounts"),
    "service-account-form": ("peru", "/service-accounts/new", "Add a service account"),
    "audit": ("secretariat", "/audit-events", "Audit trail"),
    "imports": ("chair", "/imports?resource=activities", "Import a file"),
    "papers": ("chair", "/reports?kind=work-plan&work_plan={work_plan}", "Reports"),
    "papers-public": (None, "/reports?kind=economy-brief&economy=PER", "Reports"),
    "account": ("australia", "/account", "Australia"),
}
DESK: Final = (1440, 900)
PHONE: Final = (390, 844)
NARROWEST: Final = 320


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_complaint_and_without_barrier(
    visitor: Visitor, story: Story, name: str
) -> None:
    who, template, title = PAGES[name]
    path = template.format(plan=PLAN, **asdict(story))
    if who is None:
        visitor.open(path)
    else:
        visitor.sign_in(who, then=path)
    # What a title is made of may come a moment after the record itself.
    expect(visitor.heading).to_contain_text(title)
    assert visitor.page.get_by_role("alert").count() == 0
    visitor.resize(*DESK)
    visitor.keep_screenshot(f"cycle-{name}-desk")
    assert visitor.violations() == []
    visitor.resize(*PHONE)
    visitor.keep_screenshot(f"cycle-{name}-phone")
    visitor.turn_dark()
    assert visitor.violations() == []
    visitor.resize(NARROWEST)
    assert visitor.sideways_scroll() == 0


@pytest.mark.parametrize(
    "path", ["/activity-reports", "/implementations", "/support-board", "/compliance"]
)
def test_what_is_for_members_is_not_offered_to_a_visitor(visitor: Visitor, path: str) -> None:
    visitor.open("/")
    navigation = visitor.page.get_by_role("navigation", name="Main")
    assert navigation.locator(f"a[href='{path}']").count() == 0
