"""The addresses of sub-fora."""

from api.core.resource import Resource
from api.sub_fora.schemas import SubForumCreate, SubForumQuery, SubForumUpdate
from api.sub_fora.service import SubForumService

resource = Resource(
    SubForumService,
    one="sub-forum",
    query=SubForumQuery,
    create=SubForumCreate,
    update=SubForumUpdate,
)
