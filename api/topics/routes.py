"""The addresses of topics."""

from api.core.resource import Resource
from api.topics.schemas import TopicCreate, TopicQuery, TopicUpdate
from api.topics.service import TopicService

resource = Resource(
    TopicService, one="topic", query=TopicQuery, create=TopicCreate, update=TopicUpdate
)
