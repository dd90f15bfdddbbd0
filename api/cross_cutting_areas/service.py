"""Cross-cutting areas are public; the secretariat keeps them."""

from api.core.service import ResourceService
from api.cross_cutting_areas.models import CrossCuttingArea
from api.cross_cutting_areas.schemas import CrossCuttingAreaRead


class CrossCuttingAreaService(ResourceService[CrossCuttingArea]):
    """Reference data without rules of its own."""

    name = "cross_cutting_areas"
    read = CrossCuttingAreaRead
    model = CrossCuttingArea
