"""What a need may lack."""

from typing import Final

from api.core.lacks import Gaps
from api.support_needs.models import SupportNeed
from api.support_needs.schemas import SupportNeedLack

LACKS: Final[Gaps] = {
    SupportNeedLack.AREA: SupportNeed.area.is_(None),
    SupportNeedLack.PRIORITY: SupportNeed.priority.is_(None),
    SupportNeedLack.FORUM: SupportNeed.forum.is_(None),
}
"""What a need may lack: without area or priority it is hard to match, without forum nobody follows
it."""
