"""Everything that a person is told of a challenge, as one hash a challenge: `python -m tests.challenges.telling`.

A test runs this in other processes and with other Pythons; it needs nothing but Python itself.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from question_bank.codes import question
from trainer import challenges

RECORDED = Path(__file__).parents[1] / "data" / "challenges" / "deal-1.json"


def recorded() -> list[dict[str, Any]]:
    """The challenges that were written down."""
    found: list[dict[str, Any]] = json.loads(RECORDED.read_text("utf-8"))
    return found


def told(code: str) -> str:
    """A challenge's questions, with all that stands on the screen before and after an answer."""
    lines = []
    for one in challenges.questions(challenges.read(code)):
        asked = question(one)
        picture = asked.picture.in_words() if asked.picture else None
        spoken = asked.solution.spoken if asked.solution else None
        lines.append(repr((one, asked.prompt, asked.work, asked.conventions, asked.wanted.options, picture)))
        lines.append(repr((asked.hints, asked.key.expected, asked.key.shown, spoken, asked.explanation)))
    return "\n".join(lines)


def hashes() -> list[str]:
    """A line for each recorded challenge."""
    codes = [one["code"] for one in recorded()]
    return [f"{code} {sha256(told(code).encode()).hexdigest()}" for code in codes]


if __name__ == "__main__":
    print("\n".join(hashes()))
