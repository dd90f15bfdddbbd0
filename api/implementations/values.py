"""Value objects of an implementation."""

from datetime import date

from api.core.schemas import Address, Label, Schema, Title


class Evidence(Schema):
    """A paper or page that shows it."""

    title: Title
    url: Address | None = None
    document_number: Label | None = None
    on: date | None = None
