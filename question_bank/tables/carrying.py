"""What follows from somebody's own answers: the rows of a network on other sides than the right ones."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from question_bank.derivation import BadLayer
from question_bank.expression import Number
from question_bank.layer import Quantity
from question_bank.networks.network import Network, Row
from question_bank.scenario import Scenario

Sides = tuple[int, ...]
Answer = tuple[Number, ...]
_PLANE = ("H", "W", "D")


def carried(network: Network, name: str, own: Mapping[str, Sides]) -> Scenario | None:
    """A row as a scenario on what somebody's own shapes of the rows before it bring in; None where it can't exist on them."""
    names = [row.name for row in network.rows]
    kept: list[Row] = []
    needed = {name}
    for row in reversed(network.rows[: names.index(name) + 1]):
        if row.name not in needed:
            continue
        if row.name in own and row.name != name:
            kept.append(_given(network.rows[0], row.name, own[row.name]))
            continue
        after = tuple(one.name for one in network.before(row))
        needed.update(after)
        kept.append(row._replace(after=after))
    try:
        return Network(network.name, network.title, tuple(reversed(kept))).scenarios[name]
    except BadLayer:
        return None


def _given(start: Row, name: str, sides: Sides) -> Row:
    """An input of somebody's own sides in the place of a row: whatever comes before it then no longer matters."""
    filled = (1,) * (len(_PLANE) - len(sides)) + sides
    return start._replace(name=name, values=dict(zip(_PLANE, filled, strict=True)))


class Own:
    """What somebody answered otherwise than it is, row after row, and what the rows after that rest on."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._shapes: dict[str, Sides] = {}
        self._sizes: dict[str, int] = {}
        self._bases: dict[str, tuple[Scenario, ...]] = {}

    def take(self, row: str, column: str, answer: Answer) -> None:
        """Keeps a shape or a size that is not the right one; one that no row can rest on is passed over."""
        sides = tuple(side for side in answer if isinstance(side, int) and side > 0)
        if len(sides) != len(answer):
            return
        if column == "activation_size":
            self._sizes[row] = sides[0]
        elif column == "output_shape" and len(sides) == len(self._network.scenarios[row].gives):
            self._shapes[row] = sides

    def bases(self, row: str) -> tuple[Scenario, ...]:
        """The row on what somebody's own answers bring in, where that is anything else than what is right.

        A row that only counts what comes in may rest on the size of the row before it as well as on its shape.
        """
        if row not in self._bases:  # what comes before a row does not change once the row is asked for
            right = self._network.scenarios[row]
            found = (carried(self._network, row, view) for view in self._views(row, right) if view)
            self._bases[row] = tuple(one for one in found if one is not None and one.values != right.values)
        return self._bases[row]

    def _views(self, name: str, right: Scenario) -> list[dict[str, Sides]]:
        if len(right.gives) > 1:
            return [self._shapes]
        row = next(row for row in self._network.rows if row.name == name)
        sizes = ((one.name, self._sizes.get(one.name)) for one in self._network.before(row))
        return [self._shapes, *({**self._shapes, before: (size,)} for before, size in sizes if size is not None)]

    def answers(self, row: str, quantity: Quantity) -> tuple[Answer, ...]:
        """What a quantity of a row comes to on somebody's own answers; nothing where it rests on right ones."""
        product = ((prod(self._shapes[row]),),) if quantity.name == "activation_size" and row in self._shapes else ()
        return (*product, *(base.answer(quantity) for base in self.bases(row)))
