"""The vocabulary is open: whoever writes records may add to it; the secretariat tidies it."""

from api.core.actors import Role
from api.core.service import ResourceService
from api.topics.models import Topic
from api.topics.schemas import TopicRead


class TopicService(ResourceService[Topic]):
    """Anyone with a seat that writes may coin a topic."""

    name = "topics"
    read = TopicRead
    model = Topic
    roles = {
        "create": frozenset({Role.SECRETARIAT, Role.CHAIR, Role.FOCAL_POINT}),
    }
