"""A drawing as a picture, for files that hold no SVG."""

from typing import Final

import typst

DOTS_PER_INCH: Final = 200
PAGE: Final = b"""#set page(width: 170mm, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)"""


def picture_of(svg: str) -> bytes:
    """The drawing as PNG, as wide as the text of a page.

    Raises:
        typst.TypstError: it is no drawing.
    """
    return bytes(typst.compile(PAGE, format="png", ppi=DOTS_PER_INCH, sys_inputs={"svg": svg}))
