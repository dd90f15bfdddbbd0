"""The addresses of support needs."""

from api.core.resource import Resource, Verb
from api.core.schemas import Reason
from api.support_needs.rules import LACKS
from api.support_needs.schemas import (
    Assessment,
    SupportNeedCreate,
    SupportNeedQuery,
    SupportNeedUpdate,
)
from api.support_needs.service import SupportNeedService

resource = Resource(
    SupportNeedService,
    one="support need",
    query=SupportNeedQuery,
    create=SupportNeedCreate,
    update=SupportNeedUpdate,
    verbs=(Verb("assess", Assessment), Verb("withdraw", Reason)),
    lacks=LACKS,
)
