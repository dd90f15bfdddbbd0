"""The cursor of compliance: after which recommendation an answer goes on."""

import json
from typing import Final

from pydantic_core import PydanticCustomError

from api.core.listing import WRONG_CURSOR, cursor_content, encode_cursor

ORDER: Final = "-year,ref"


def cursor_after(ref: str) -> str:
    """The cursor of what follows a recommendation."""
    return encode_cursor(ORDER, json.dumps(ref))


def recommendation_of(cursor: str) -> str:
    """The recommendation that the answer before ended with.

    Raises:
        PydanticCustomError: the cursor is not one that we gave out here.
    """
    match cursor_content(cursor):
        case [order, str(ref)] if order == ORDER:
            return ref
    raise PydanticCustomError("cursor", WRONG_CURSOR)
