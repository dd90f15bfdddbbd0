"""Economies are public; the secretariat keeps them."""

from api.core.service import ResourceService
from api.economies.models import Economy
from api.economies.schemas import EconomyRead


class EconomyService(ResourceService[Economy]):
    """Nothing is special about an economy but its names."""

    name = "economies"
    read = EconomyRead
    model = Economy
