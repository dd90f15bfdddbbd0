"""The chain of refresh tokens: good once, and a session that two parties hold comes to an end."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from httpx2 import Response

from tests.callers import Caller
from tests.factories.users import Browser, focal_point

ENDED = (
    "SELECT ended_because FROM sessions JOIN users ON users.id = user_id"
    " WHERE email = 'jo@economy.example'"
)


def cookie_of(answer: Response) -> str:
    """The cookie that an answer brought."""
    assert answer.status_code == 200, answer.text
    return str(answer.headers["set-cookie"].partition(";")[0])


def let_time_pass(owner: psycopg.Connection, column: str, interval: str) -> None:
    """Move what the rows remember into the past."""
    table = "refresh_tokens" if column == "used_at" else "sessions"
    statement = psycopg.sql.SQL("UPDATE {} SET {} = {} - %s::interval").format(
        *(psycopg.sql.Identifier(name) for name in (table, column, column))
    )
    owner.execute(statement, [interval])


def reason_of_end(owner: psycopg.Connection) -> str | None:
    """Why the only session ended."""
    ((reason,),) = owner.execute(ENDED).fetchall()
    return str(reason) if reason else None


def test_a_refresh_gives_another_token_and_another_cookie(laptop: Browser) -> None:
    answer = laptop.refresh()
    assert cookie_of(answer) != laptop.cookie
    assert answer.json()["access_token"] != laptop.token
    assert answer.headers["cache-control"] == "no-store"
    before = laptop.token
    laptop.take(answer)
    assert laptop.is_signed_in()
    assert Browser(laptop.client, before).is_signed_in()


def test_a_refresh_says_who_goes_on_from_the_rows_of_that_moment(
    laptop: Browser, secretariat: Caller
) -> None:
    """A page that resumes needs not ask for it as well."""
    answer = laptop.refresh()
    laptop.take(answer)
    assert answer.json()["me"] == laptop.get("/me").json()
    me = answer.json()["me"]["id"]
    seats = [{"role": "validator", "economy": "AUS"}, focal_point("AUS")]
    done = secretariat.patch(f"/users/{me}", {"name": "Jo the Second", "seats": seats})
    assert done.status_code == 200, done.text
    again = laptop.refresh().json()["me"]
    assert (again["name"], [seat["role"] for seat in again["seats"]]) == (
        "Jo the Second",
        ["focal_point", "validator"],
    )
    assert again == laptop.get("/me").json()


def test_a_chain_of_refreshes_keeps_one_session(laptop: Browser, owner: psycopg.Connection) -> None:
    for _ in range(5):
        laptop.take(laptop.refresh())
    assert reason_of_end(owner) is None


def test_the_same_cookie_within_ten_seconds_gives_the_same_successor(laptop: Browser) -> None:
    assert cookie_of(laptop.refresh()) == cookie_of(laptop.refresh())


def test_a_cookie_used_again_after_ten_seconds_ends_the_session_and_its_tokens(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    successor = cookie_of(laptop.refresh())
    let_time_pass(owner, "used_at", "11 seconds")
    replayed = laptop.refresh()
    assert replayed.status_code == 401
    assert replayed.json()["type"] == "/problems/session-over"
    assert "Max-Age=0" in replayed.headers["set-cookie"]
    assert reason_of_end(owner) == "refresh-token-reused"
    assert not laptop.is_signed_in()
    assert Browser(laptop.client, cookie=successor).refresh().status_code == 401


def test_a_cookie_whose_successor_was_used_ends_the_session_even_within_ten_seconds(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    thief = Browser(laptop.client, cookie=laptop.cookie)
    laptop.take(laptop.refresh())
    laptop.take(laptop.refresh())
    assert thief.refresh().status_code == 401
    assert reason_of_end(owner) == "refresh-token-reused"
    assert not laptop.is_signed_in()


def test_a_reused_cookie_is_on_the_ledger_and_in_the_owners_list_of_sessions(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    later = Browser.signed_in(laptop.client, "jo@economy.example")
    laptop.refresh()
    let_time_pass(owner, "used_at", "11 seconds")
    laptop.refresh()
    reasons = owner.execute("SELECT reason FROM audit_events WHERE action = 'end'").fetchall()
    assert reasons == [("refresh-token-reused",)]
    shown = later.get("/auth/sessions").json()["items"]
    assert [each["ended_because"] for each in shown] == [None, "refresh-token-reused"]


def test_thirty_two_requests_with_one_cookie_get_one_successor(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: laptop.refresh(), range(32)))
    assert {answer.status_code for answer in answers} <= {200, 429}
    served = [answer for answer in answers if answer.status_code == 200]
    assert len(served) >= 16
    assert len({cookie_of(answer) for answer in served}) == 1
    assert owner.execute("SELECT count(*) FROM refresh_tokens").fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("column", "interval", "status"),
    [
        ("last_used_at", "11 hours 59 minutes", 200),
        ("last_used_at", "12 hours", 401),
        ("expires_at", "6 days 23 hours", 200),
        ("expires_at", "7 days", 401),
    ],
)
def test_a_session_ends_after_twelve_idle_hours_and_after_seven_days(
    laptop: Browser, owner: psycopg.Connection, column: str, interval: str, status: int
) -> None:
    let_time_pass(owner, column, interval)
    assert laptop.refresh().status_code == status


def test_a_session_past_its_end_opens_nothing_though_its_token_would_still_hold(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    let_time_pass(owner, "expires_at", "7 days")
    assert not laptop.is_signed_in()


@pytest.mark.parametrize(
    "headers",
    [
        {"X_CTWG_Refresh": ""},
        {"X_CTWG_Refresh": "0"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver/"},
    ],
)
@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout"])
def test_the_cookie_counts_only_on_a_request_of_our_own_pages(
    laptop: Browser, path: str, headers: dict[str, str]
) -> None:
    assert laptop.post(path, **headers).status_code == 403
    assert laptop.is_signed_in()
    assert laptop.refresh().status_code == 200


@pytest.mark.parametrize("cookie", ["", "__Host-ctwg_rt=", "__Host-ctwg_rt=x", "ctwg_rt=x"])
def test_without_a_cookie_of_ours_nobody_is_signed_in(laptop: Browser, cookie: str) -> None:
    stranger = Browser(laptop.client, cookie=cookie)
    assert stranger.refresh().status_code == 401


def test_guessing_cookies_is_slowed_down(laptop: Browser) -> None:
    stranger = Browser(laptop.client, cookie="__Host-ctwg_rt=guess")
    statuses = [stranger.refresh().status_code for _ in range(31)]
    assert statuses == [401] * 30 + [429]


def test_honest_refreshes_are_not_counted_against_an_address(laptop: Browser) -> None:
    for _ in range(35):
        laptop.take(laptop.refresh())
