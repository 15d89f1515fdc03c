"""Turns the arguments of one call into values of a layer's inputs, or refuses them by their name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from math import isclose
from typing import TYPE_CHECKING

from question_bank.frameworks.modes import changed, choices
from question_bank.frameworks.nodes import Refused, between, is_none, literal, parts, truth, whole_number, word_of
from question_bank.frameworks.spelling import Argument, Spelling

if TYPE_CHECKING:
    from question_bank.layer import Axis, Layer

__all__ = ["MOST", "Arguments", "Refused"]

_TOO_MANY = "a hundred million"
MOST = 100_000_000


class Arguments:
    """What the arguments of a call say; `take` reads one after the other, in the order of the spelling."""

    def __init__(
        self, layer: Layer, spelling: Spelling, written: Mapping[str, ast.expr], rank: int | None = None
    ) -> None:
        self._layer, self._spelling, self._written, self._rank = layer, spelling, written, rank
        self.values: dict[str, int] = {}
        self.borrowed: dict[str, str] = {}
        """Inputs whose value another input gives, where None was written."""
        self.channels: dict[str, int] = {}
        """What the line itself says of its input, by argument."""
        self.last_sides: tuple[int, ...] = ()
        """The last sides of the input, as the line says them."""
        self.mode = spelling.numbers_mode
        self._kinds: Mapping[str, Callable[[Argument, ast.expr], None]] = {
            "flag": self._flag,
            "mode": lambda argument, node: self._say(argument, bool(truth(argument.name, node))),
            "word": self._say_word,
            "padding": self._padding,
            "share": self._share,
            "channels": self._channels,
            "axes": self._take_axes,
            "shape": self._shape,
            "ends": self._ends,
            "ignored": self._ignore,
        }

    def take(self, argument: Argument) -> None:
        """Read one argument.

        Raises:
            Refused: if its value is none that the framework takes, or it is missing.
        """
        node = self._written.get(argument.name)
        if argument.like and (node is None or is_none(node)):
            node = self._written.get(argument.like)
            if node is None:
                self._like(argument)
                return
        absent = node is None or (bool(argument.given) and is_none(node))
        if argument.given:
            self._say(argument, not absent)
        if node is None or absent:
            self._leave_out(argument)
        else:
            self._kinds.get(argument.kind, self._sizes)(argument, node)

    def _say(self, argument: Argument, said: object) -> None:
        """Change the mode as an argument says."""
        by = next((by for one, by in choices(self._spelling, argument) if one == said), "")
        self.mode = changed(self.mode, by)

    def _leave_out(self, argument: Argument) -> None:
        if argument.kind == "padding" and not argument.fills:
            self.mode = self._spelling.paddings[0]
        elif argument.kind == "mode":
            self._say(argument, bool(argument.default))
        elif argument.kind in ("word", "axes", "ignored") and not argument.needed:
            if argument.kind == "word":
                self._say(argument, argument.allows[0])
        elif argument.default is None:
            raise Refused(f"{self._spelling.names[0]} needs {argument.name}.")
        else:
            behind = "" if argument.modes else argument.behind
            symbols = [*self._symbols(argument), *self._symbols(argument, behind)]
            self._say(argument, False)
            self.values.update(dict.fromkeys(symbols, argument.default))

    def _like(self, argument: Argument) -> None:
        """Neither the argument nor the one that it follows is written, so it has that one's own default."""
        like = next(one for one in self._spelling.arguments if one.name == argument.like)
        given = [self.values[symbol] for symbol in self._symbols(like)]
        self.values.update(zip(self._symbols(argument), given, strict=True))

    def _symbols(self, argument: Argument, fills: str | None = None) -> list[str]:
        name = argument.fills if fills is None else fills
        return [self._layer.at(name, axis) for axis in self._axes(name)] if name else []

    def _axes(self, name: str) -> tuple[Axis | None, ...]:
        return self._layer.axes if "_@" in name else (None,)

    def _flag(self, argument: Argument, node: ast.expr) -> None:
        self.values[argument.fills] = truth(argument.name, node)

    def _channels(self, argument: Argument, node: ast.expr) -> None:
        self.channels[argument.name] = self._whole(argument, node)

    def _share(self, argument: Argument, node: ast.expr) -> None:
        shown = f"{argument.name}={ast.unparse(node)[:40]}"
        value = between(shown, (0, 1), literal(shown, node))
        percent = round(100 * value)
        if not isclose(percent, 100 * value):
            raise Refused(f"{shown} is not read here; whole percents are, such as 0.25.")
        self.values[argument.fills] = percent

    def _take_axes(self, argument: Argument, node: ast.expr) -> None:
        if self._rank is None or is_none(node):
            return
        axes = {self._axis(argument, one, self._rank) for one in parts(node)}
        if not argument.modes or not axes:
            return
        left_out = set(range(1, self._rank + 1)) - axes
        if 0 in axes or left_out not in (set(), {self._rank}):
            raise Refused(f"{argument.name}={ast.unparse(node)[:40]} is not read here: all sides, or all but the last.")
        self._say(argument, len(left_out))

    def _axis(self, argument: Argument, node: ast.expr, rank: int) -> int:
        """The place of a side, 0 for the batch."""
        place = whole_number(node, points=False)
        if place is None or not -rank - 1 <= place <= rank:
            raise Refused(f"{argument.name}={ast.unparse(node)[:40]} names no side of an input with {rank} sides.")
        return place % (rank + 1)

    def _padding(self, argument: Argument, node: ast.expr) -> None:
        word = word_of(node)
        if word is None:
            self._sizes(argument, node)
            return
        known = self._spelling.paddings
        spelled = word.lower() if self._spelling.any_case else word
        if spelled not in known:
            raise Refused(f"{argument.name}={word!r} is unknown. Known are: {', '.join(map(repr, known))}.")
        self.mode = spelled

    def _say_word(self, argument: Argument, node: ast.expr) -> None:
        word = word_of(node)
        if word not in argument.allows:
            known = ", ".join(map(repr, argument.allows))
            raise Refused(f"{argument.name}={ast.unparse(node)[:40]} is not read here. Known are: {known}.")
        self._say(argument, word)

    def _ignore(self, argument: Argument, node: ast.expr) -> None:
        if not argument.allows and argument.between is None:
            return
        if not isinstance(node, ast.Constant | ast.Name | ast.UnaryOp | ast.List | ast.Tuple):
            return  # an object such as tf.nn.relu
        shown = f"{argument.name}={ast.unparse(node)[:40]}"
        value = literal(shown, node)
        if argument.between is not None:
            between(shown, argument.between, value)
        elif not any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in argument.allows):
            raise Refused(f"{shown} is not read here; {argument.name}={argument.allows[0]!r} is.")

    def _shape(self, argument: Argument, node: ast.expr) -> None:
        nodes = parts(node)
        if not 1 <= len(nodes) <= len(argument.modes):
            most = f"1 to {len(argument.modes)}" if len(argument.modes) > 1 else "one"
            raise Refused(f"{argument.name} names {most} of the last sides of the input here, not {len(nodes)}.")
        self.last_sides = tuple(self._whole(argument, one) for one in nodes)
        self._say(argument, len(nodes))

    def _sizes(self, argument: Argument, node: ast.expr) -> None:
        symbols = self._symbols(argument)
        if not symbols:
            known = ", ".join(map(repr, self._spelling.paddings))
            raise Refused(f"{argument.name} is one of {known} in Keras, not a number.")
        bracketed = isinstance(node, ast.Tuple | ast.List)
        nodes = parts(node)
        spreads = not bracketed or not (argument.exact or self._spelling.framework == "keras")
        if len(nodes) == 1 and spreads and (argument.kind != "size" or not bracketed):
            nodes = nodes * len(symbols)
        if len(nodes) != len(symbols) or (bracketed and argument.kind == "size"):
            raise Refused(f"{argument.name} takes {len(symbols)} value{'s'[: len(symbols) > 1]}, one for each axis.")
        for symbol, borrowed, one in zip(symbols, self._lenders(argument), nodes, strict=True):
            if borrowed and bracketed and is_none(one):
                self.borrowed[symbol] = borrowed
            else:
                self.values[symbol] = self._whole(argument, one)

    def _lenders(self, argument: Argument) -> list[str]:
        """The inputs that None stands for, one for each that the argument fills."""
        axes = self._axes(argument.fills)
        return [self._layer.at(argument.none, axis) for axis in axes]

    def _ends(self, argument: Argument, node: ast.expr) -> None:
        before, behind = self._symbols(argument), self._symbols(argument, argument.behind)
        pairs = self._pairs(argument, node, len(before))
        if argument.modes:
            differ = any(self._whole(argument, first) != self._whole(argument, last) for first, last in pairs)
            self._say(argument, differ)
            behind = behind if differ else before
        for one, other, (first, last) in zip(before, behind, pairs, strict=True):
            self.values[one], self.values[other] = self._whole(argument, first), self._whole(argument, last)

    def _pairs(self, argument: Argument, node: ast.expr, axes: int) -> list[list[ast.expr]]:
        """The amounts before and behind each axis."""
        nodes = parts(node)
        if not isinstance(node, ast.Tuple | ast.List):
            return [nodes * 2] * axes
        if self._spelling.framework == "torch" and len(nodes) == 2 * axes:
            return [nodes[place : place + 2] for place in range(0, 2 * axes, 2)][::-1]
        if self._spelling.framework == "keras" and axes == 1 and len(nodes) == 2:
            return [nodes]
        if self._spelling.framework == "keras" and len(nodes) == axes > 1:
            pairs = [parts(one) if isinstance(one, ast.Tuple | ast.List) else [one] * 2 for one in nodes]
            if all(len(pair) == 2 for pair in pairs):
                return pairs
        wants = f"{2 * axes} numbers" if self._spelling.framework == "torch" or axes == 1 else f"{axes} values"
        raise Refused(f"{argument.name} is one number for all ends here, or {wants} in brackets.")

    def _whole(self, argument: Argument, node: ast.expr) -> int:
        shown = ast.unparse(node)
        value = whole_number(node, points=argument.points)
        if value is None:
            raise Refused(f"{argument.name}={shown[:40]} is not a whole number.")
        if value < argument.least:
            raise Refused(f"{argument.name}={value} is too small; at least {argument.least} is needed.")
        if value > MOST:
            raise Refused(f"{argument.name}={value} is more than {_TOO_MANY}.")
        return value
