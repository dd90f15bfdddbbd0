"""The addresses of support offers."""

from api.core.resource import Resource, Verb
from api.core.schemas import Reason
from api.support_offers.schemas import (
    SupportOfferCreate,
    SupportOfferQuery,
    SupportOfferUpdate,
)
from api.support_offers.service import SupportOfferService

resource = Resource(
    SupportOfferService,
    one="support offer",
    query=SupportOfferQuery,
    create=SupportOfferCreate,
    update=SupportOfferUpdate,
    verbs=(Verb("close", Reason), Verb("reopen", Reason)),
)
