"""Sub-fora are public; the secretariat keeps them, and the tree stays a tree."""

from collections.abc import Iterable

from sqlalchemy import select

from api.core.errors import Fault
from api.core.service import ResourceService
from api.sub_fora.models import SubForum
from api.sub_fora.schemas import SubForumRead


class SubForumService(ResourceService[SubForum]):
    """No forum is its own ancestor or its own predecessor."""

    name = "sub_fora"
    read = SubForumRead
    model = SubForum

    def check(self, row: SubForum) -> Iterable[Fault]:
        """Each chain of parents, predecessors and successors ends."""
        for way in ("parent", "predecessor", "successor"):
            if self._leads_back(row, way):
                detail = f"'{row.code}' would come before itself."
                yield Fault(f"sub-forum.circular-{way}", detail, pointer=f"/{way}")

    def _leads_back(self, row: SubForum, way: str) -> bool:
        seen = {row.code}
        code: str | None = getattr(row, way)
        while code is not None:
            if code in seen:
                return True
            seen.add(code)
            code = self.session.scalar(select(getattr(SubForum, way)).where(SubForum.code == code))
        return False
