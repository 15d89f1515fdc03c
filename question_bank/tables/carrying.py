"""What follows from somebody's own answers: the rows of a network on other sides than the right ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import prod

from question_bank.derivation import BadLayer
from question_bank.expression import Number
from question_bank.layer import Quantity
from question_bank.networks.network import Network, given
from question_bank.scenario import Scenario

Sides = tuple[int, ...]
Answer = tuple[Number, ...]
_PLANE = 3


def carried(network: Network, name: str, own: Mapping[str, Sides]) -> Scenario | None:
    """A row as a scenario on what somebody's own shapes of the rows before it bring in; None where it can't exist on them."""
    try:
        return _carried(network, name, tuple(own.items()))
    except BadLayer:
        return None


@lru_cache(maxsize=256)
def _carried(network: Network, name: str, own: tuple[tuple[str, Sides], ...]) -> Scenario:
    row, shapes = network.row(name), dict(own)
    return network.on(row, [_came(network, before.name, shapes) for before in network.before(row)])


def _came(network: Network, name: str, own: Mapping[str, Sides]) -> Sides:
    """What a row gives to the next: somebody's own shape, where there is one, as a whole plane, or what follows."""
    if name in own:
        return (1,) * (_PLANE - len(own[name])) + own[name]
    rests = any(network.comes_before(one, name) for one in own)
    return given(_carried(network, name, tuple(own.items())) if rests else network.scenarios[name])


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
        before = self._network.before(self._network.row(name))
        sizes = ((one.name, self._sizes.get(one.name)) for one in before)
        return [self._shapes, *({**self._shapes, row: (size,)} for row, size in sizes if size is not None)]

    def answers(self, row: str, quantity: Quantity) -> tuple[Answer, ...]:
        """What a quantity of a row comes to on somebody's own answers; nothing where it rests on right ones."""
        product = ((prod(self._shapes[row]),),) if quantity.name == "activation_size" and row in self._shapes else ()
        return (*product, *(base.answer(quantity) for base in self.bases(row)))
