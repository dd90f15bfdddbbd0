"""Mandates are public; the secretariat keeps them."""

from api.core.service import ResourceService
from api.mandates.models import Mandate
from api.mandates.schemas import MandateRead


class MandateService(ResourceService[Mandate]):
    """Reference data without rules of its own."""

    name = "mandates"
    read = MandateRead
    model = Mandate
