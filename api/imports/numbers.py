"""Numbers as people write them, read only where they can mean one number.

"1,234.50" and "1.234,50" are one number each, since only the last sign can be the decimal one.
"1,234" can be two, except where a number has two decimal places at the most.
"""

import re
from typing import Final

from pydantic_core import PydanticCustomError

from api.core.text import fold

_PLAIN: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.ASCII)
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:([ ',.])\d{3})+", re.ASCII)
_GROUPED_WITH_PARTS: Final = re.compile(
    r"([+-]?\d{1,3}(?:([ ',.])\d{3})+)(?!\2)[.,](\d+)", re.ASCII
)
_DECIMAL_COMMA: Final = re.compile(r"([+-]?\d+),(\d+)", re.ASCII)
_DOLLARS: Final = re.compile(r"^(?:us ?\$|usd) ?(?=[\d.,])|(?<=\d) ?(?:us ?\$|usd)$")
_GROUP_SIGNS: Final = re.compile(r"[ ',.]")
_CENTS: Final = 2
_UNREADABLE: Final = (
    "unreadable_number",
    "is not a number: write digits and a decimal point, such as 1234.50, and no unit",
)
_AMBIGUOUS: Final = (
    "ambiguous_number",
    "can mean two numbers: write 1234 or 1.234, without a sign between thousands",
)


def read_number(text: str, *, is_money: bool) -> str:
    """The number that a cell spells, as digits with a decimal point.

    Money is in US dollars and says so at will; it has cents at the most, which settles "110,855".

    Raises:
        PydanticCustomError: `ambiguous_number` for 1,234; `unreadable_number` for what is none.
    """
    # An apostrophe before a number is how a spreadsheet keeps it as text.
    spelled = fold(text).replace("\u2212", "-").removeprefix("'").strip()
    if is_money:
        spelled = _DOLLARS.sub("", spelled)
    if _PLAIN.fullmatch(spelled):
        return spelled
    if match := _GROUPED_WITH_PARTS.fullmatch(spelled):
        return f"{_GROUP_SIGNS.sub('', match[1])}.{match[3]}"
    if match := _GROUPED.fullmatch(spelled):
        is_settled = match[1] != "," or spelled.count(",") > 1 or is_money
        if not is_settled:
            raise PydanticCustomError(*_AMBIGUOUS)
        return _GROUP_SIGNS.sub("", spelled)
    match = _DECIMAL_COMMA.fullmatch(spelled)
    if match is None or (is_money and len(match[2]) > _CENTS):
        raise PydanticCustomError(*_UNREADABLE)
    return f"{match[1]}.{match[2]}"
