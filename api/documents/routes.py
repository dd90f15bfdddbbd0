"""The addresses of documents."""

from api.core.resource import Resource
from api.documents.schemas import DocumentCreate, DocumentQuery, DocumentUpdate
from api.documents.service import DocumentService

resource = Resource(
    DocumentService,
    one="document",
    query=DocumentQuery,
    create=DocumentCreate,
    update=DocumentUpdate,
)
