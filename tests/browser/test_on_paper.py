"""What is printed: an annex that can be read."""

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_the_words_on_shaded_tiles_can_be_read_on_paper(visitor: Visitor) -> None:
    visitor.open("/economies")
    visitor.page.emulate_media(media="print")
    assert visitor.page.locator(".tile.shade-5").count() > 0
    assert [found for found in visitor.violations() if found.startswith("color-contrast")] == []
