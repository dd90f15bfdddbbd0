"""Action plans: an economy's own, unless it has published them."""

from sqlalchemy import ColumnElement

from api.action_plans.models import ActionPlan
from api.action_plans.schemas import ActionPlanRead
from api.core.actors import ECONOMY_ROLES, Actor, Seat
from api.core.service import ResourceService
from api.core.visibility import seen_by


class ActionPlanService(ResourceService[ActionPlan]):
    """The headers of editions; who has updated and who has reviewed."""

    name = "action_plans"
    read = ActionPlanRead
    model = ActionPlan

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """What is published for all, the rest for the economy and the secretariat."""
        return seen_by(actor, ActionPlan.visibility, ActionPlan.economy.in_(actor.economies))

    def owns(self, seat: Seat, row: ActionPlan) -> bool:
        """The economy's own seats."""
        return seat.role in ECONOMY_ROLES and seat.economy == row.economy

    def prepare(self, row: ActionPlan) -> None:
        """The ref follows from economy and edition."""
        row.ref = f"CTAP-{row.economy}-{row.edition or 'UNDATED'}"
