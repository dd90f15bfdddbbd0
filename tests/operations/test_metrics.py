"""Metrics: what they count, in the form that Prometheus reads, and who may read them."""

import re

from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from api.core.exposition import Family, Kind, Sample, exposition, histogram
from api.core.meter import Meter
from api.core.settings import Settings
from tests.callers import API, Caller, sign_in
from tests.conftest import SIGNER
from tests.factories.world import make_world

SAMPLE = re.compile(r'([a-z_]+)(?:\{((?:[a-z_]+="[^"\\\n]*",?)*)\})? (-?[0-9.e+-]+)')
TOKEN = "a token for whoever scrapes"


def numbers(text: str) -> dict[str, float]:
    """Each sample of an exposition by its name and labels, as it is written."""
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            match = SAMPLE.fullmatch(line)
            assert match is not None, line
            found[line.rpartition(" ")[0]] = float(match[3])
    return found


def test_the_form_is_that_of_prometheus() -> None:
    labels = {"address": 'a"b\\c\nd'}
    families = [
        Family("seconds", Kind.HISTOGRAM, "Time.", histogram(labels, (0.5, 1.0), [2, 0, 1], 3.25)),
        Family("up", Kind.GAUGE, "Whether.", [Sample(1, {})]),
    ]
    name = r'address="a\"b\\c\nd"'
    assert exposition(families).decode().splitlines() == [
        "# HELP seconds Time.",
        "# TYPE seconds histogram",
        f'seconds_bucket{{{name},le="0.5"}} 2',
        f'seconds_bucket{{{name},le="1"}} 2',
        f'seconds_bucket{{{name},le="+Inf"}} 3',
        f"seconds_sum{{{name}}} 3.25",
        f"seconds_count{{{name}}} 3",
        "# HELP up Whether.",
        "# TYPE up gauge",
        "up 1",
    ]


def test_what_is_counted_has_no_more_names_than_we_gave() -> None:
    meter = Meter()
    meter.know({"activities"}, {"healthz"})
    for path in (
        *("/api/v1/activities/CTWG-2018-A01", "/api/v1/activities", "/api/v1/secret-name"),
        *("/api/v1/", "/healthz", "/activities/CTWG-2018-A01", "/", "*"),
    ):
        meter.finished("GET", path, 200, 0.001)
    meter.finished("BREW", "/healthz", 405, 100.0)
    assert meter.requests == {
        ("GET", "activities", 200): 2,
        ("GET", "other", 200): 2,
        ("GET", "healthz", 200): 1,
        ("GET", "pages", 200): 3,
        ("other", "healthz", 405): 1,
    }
    assert meter.durations["activities"].counts[0] == 2
    assert meter.durations["healthz"].counts[-1] == 1


def test_requests_are_counted_by_address_and_status_and_never_by_record(
    app: FastAPI, secretariat: Caller, client: TestClient
) -> None:
    make_world(secretariat)
    before = scrape(app, client)
    client.get(f"{API}/economies/AUS")
    client.get(f"{API}/economies/AUS")
    client.get(f"{API}/economies/NOWHERE")
    client.head(f"{API}/economies/AUS")
    after = scrape(app, client)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    counted = 'ctwg_http_requests_total{{method="{}",address="economies",status="{}"}}'
    assert more(counted.format("GET", 200)) == 2
    assert more(counted.format("GET", 404)) == 1
    assert more(counted.format("HEAD", 200)) == 1
    assert more('ctwg_http_request_duration_seconds_count{address="economies"}') == 4
    assert more('ctwg_http_request_duration_seconds_bucket{address="economies",le="+Inf"}') == 4
    assert more("ctwg_remembered_answers_total") == 2
    assert after["ctwg_http_requests_running"] == 1
    assert after["ctwg_database_up"] == 1
    assert after["process_cpu_seconds_total"] > 0
    assert not any("AUS" in name or "NOWHERE" in name for name in after)


def holder(app: FastAPI, seat: str) -> dict[str, str]:
    """The header of somebody with a seat."""
    return {"Authorization": f"Bearer {sign_in(app, seat)}"}


def scrape(app: FastAPI, client: TestClient) -> dict[str, float]:
    """What the secretariat reads."""
    answer = client.get("/metrics", headers=holder(app, "secretariat"))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    return numbers(answer.text)


def test_nobody_else_reads_them(app: FastAPI, client: TestClient) -> None:
    refused = client.get("/metrics")
    assert (refused.status_code, refused.json()["type"]) == (401, "/problems/unauthenticated")
    assert "www-authenticate" in refused.headers
    chair = client.get("/metrics", headers=holder(app, "chair:CTWG"))
    assert (chair.status_code, chair.json()["type"]) == (403, "/problems/forbidden")
    unset = client.get("/metrics", headers={"Authorization": "Bearer "})
    assert unset.status_code == 401


def test_the_token_of_the_settings_opens_the_metrics_and_nothing_else(
    settings: Settings, database_url: str
) -> None:
    configured = settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(create_app(configured, database_url, SIGNER)) as client:
        assert client.get("/metrics", headers=headers).status_code == 200
        assert client.get(f"{API}/me", headers=headers).status_code == 401
        assert client.get("/metrics").status_code == 401
        wrong = {"Authorization": f"Bearer {TOKEN}r"}
        assert client.get("/metrics", headers=wrong).status_code == 401


def test_whoever_holds_the_token_is_told_that_the_database_is_down(settings: Settings) -> None:
    """Without its start-up, the application has no connection to any database."""
    configured = settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})
    client = TestClient(create_app(configured, "postgresql://127.0.0.1:1/none", SIGNER))
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert numbers(answer.text)["ctwg_database_up"] == 0
