"""From an empty database to a played one: the mark, the stage, the play, in this order."""

import time

import httpx
from rich.console import Console

from api.app import create_app
from api.auth.admin import first_account_link
from api.core.database import Database, owner_engine
from api.core.ledger import Signer
from api.core.settings import Settings
from api.core.simulated import begin_simulation, finish_simulation
from api.running import Addresses
from simulation.people import TIMEOUT
from simulation.play import play
from simulation.serving import serving
from simulation.stage import set_stage
from simulation.troupe import Scale, assemble


def simulate(
    settings: Settings, addresses: Addresses, signer: Signer, scale: Scale, seed: int
) -> None:
    """Play a simulation into an empty, migrated database, through the service's own API.

    Raises:
        RealDatabaseError: the database holds records.
        RefusedError: the service refused a step; the database stays marked and unfinished.
    """
    console, began = Console(stderr=True), time.monotonic()
    owner = owner_engine(addresses.owner)
    database = Database(addresses.service, signer, connections=2)
    try:
        begin_simulation(owner, seed)
        set_stage(database, settings.record_dir)
        link = first_account_link(database)
        app = create_app(settings, addresses.service, signer)
        with serving(app) as address, httpx.Client(base_url=address, timeout=TIMEOUT) as http:
            say = console.print
            play(assemble(http, link.token, scale, seed, say))
        finish_simulation(owner)
    finally:
        database.dispose()
        owner.dispose()
    console.print(f"Played in {time.monotonic() - began:.0f} seconds.")
