"""A table's answer as text: a JSON object with a text for each cell that was filled in, such as {"conv1.params": "608"}."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from question_bank.expression import Misread


def written(texts: Mapping[str, str]) -> str:
    """The text of a table."""
    return json.dumps(dict(texts), ensure_ascii=False)


def read_cells(typed: str, known: Collection[str]) -> dict[str, str]:
    """The texts of a table by the cell's name; cells that are empty are left out.

    Raises:
        Misread: where it is no JSON object of texts, or names a cell twice or one that is not asked for.
    """
    texts: dict[str, str] = {}
    for name, text in _members(typed):
        at = max(0, typed.find(json.dumps(name)), typed.find(f'"{name}"'))
        if name not in known:
            raise Misread(f"There is no cell {name[:40]!r} to fill in. There are: {', '.join(known)}.", at)
        if name in texts:
            raise Misread(f"{name} stands there twice.", at)
        if not isinstance(text, str):
            raise Misread(f'{name} is not a text. Write it in quotes, such as "608" or "28x28x8".', at)
        texts[name] = text
    filled = {name: text for name, text in texts.items() if text.strip()}
    if not filled:
        raise Misread("Nothing is filled in yet.", 0, unfinished=True)
    return filled


def _members(typed: str) -> list[tuple[str, Any]]:
    """The names and values of a JSON object in their order, doubles included."""
    if not typed.lstrip().startswith("{"):
        raise Misread('A table is written as a JSON object of texts, such as {"conv1.params": "608"}.', 0)
    try:
        found = json.loads(typed, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as wrong:
        raise Misread(f"This is not JSON: {wrong.msg[0].lower()}{wrong.msg[1:]}.", min(wrong.pos, len(typed))) from None
    except (ValueError, RecursionError):
        raise Misread("This is not JSON that holds one text for each cell.", 0) from None
    assert isinstance(found, _Pairs)  # it starts with a brace
    return found


class _Pairs(list[tuple[str, Any]]):
    """The members of an object, told from a JSON array."""
