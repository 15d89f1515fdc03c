"""Takes the picture of the README from the running app: `python -m tools.picture` writes docs/screen.svg.

It is the first question, answered with what comes to mind when the depth is forgotten. The picture loads nothing from
anywhere and comes out the same each time, so that a test can tell when it is old.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from textual.widgets import Input

from trainer.tui.app import ConvDrill

TARGET = Path(__file__).parent.parent / "docs" / "screen.svg"
_SIZE = (80, 24)
_ANSWER = "100"


async def picture() -> str:
    """The screen after the first answer, as SVG."""
    app = ConvDrill(clock=lambda: 0.0, warm=False)
    app.theme = "convdrill-dark"
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one(Input).value = _ANSWER
        await pilot.press("enter")
        await pilot.pause()
        return _self_contained(app.export_screenshot(title="ConvDrill"))


def texts(svg: str) -> list[str]:
    """What stands in a picture, without how it is drawn."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def _self_contained(svg: str) -> str:
    """Without the fonts it would load from elsewhere, and without a name that is another one each time."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "monospace").replace("font-family: Fira Code", "font-family: monospace")
    return re.sub(r"terminal-\d+", "terminal", svg)


def main() -> None:
    """Writes the picture, whatever settings the person has."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONVDRILL_HOME"] = home
        os.environ.pop("NO_COLOR", None)
        TARGET.write_text(asyncio.run(picture()), "utf-8")


if __name__ == "__main__":
    main()
