"""Reads the call of a Sequential: its layers by name, and the Sequentials inside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from question_bank.frameworks.chain import DEEPEST, MOST_LAYERS, Chain, Entry
from question_bank.frameworks.given import Sides, agreed, is_input, said_by_input, said_by_layer
from question_bank.frameworks.nodes import Refused
from question_bank.frameworks.writing import NAMES

_WORDS = {"nn": "torch", "torch": "torch", "layers": "keras", "keras": "keras", "tf": "keras", "tensorflow": "keras"}
_MODULES = {"torch": "nn", "keras": "layers"}
_SAMPLES = {"torch": "nn.Conv2d(3, 10, 3)", "keras": "layers.Conv2D(10, 3)"}
_BESIDE = ("name", "trainable")
"""What may stand beside the list of Keras' Sequential."""


def words_of(func: ast.expr) -> list[str]:
    """The words of a name with points, such as `torch.nn.Sequential`; none for anything else."""
    words: list[str] = []
    while isinstance(func, ast.Attribute):
        words.insert(0, func.attr)
        func = func.value
    return [func.id, *words] if isinstance(func, ast.Name) else []


def framework_of(words: list[str]) -> str | None:
    """The framework that the words before a class name tell."""
    return next((_WORDS[word] for word in words[:-1] if word in _WORDS), None)


def is_sequential(call: ast.Call) -> bool:
    """Whether a call makes a Sequential."""
    return words_of(call.func)[-1:] == ["Sequential"]


class Reader:
    """Takes the rows of a network of one framework."""

    def __init__(self, framework: str) -> None:
        self.framework = framework
        self._entries: list[Entry] = []
        self._names: set[str] = set()
        self._sides: Sides | None = None

    def chain(self) -> Chain:
        """What was read."""
        if not self._entries:
            raise Refused("No layer stands in this network.")
        return Chain(self.framework, tuple(self._entries), self._sides)

    def network(self, call: ast.Call, within: str = "", depth: int = 1) -> int:
        """Takes the rows of a Sequential; how many there are."""
        if depth > DEEPEST:
            raise Refused(f"At most {DEEPEST} networks are read inside one another.")
        place = 0
        for name, node in _in_torch(call) if self.framework == "torch" else _in_keras(call):
            place += self.row(node, within + (name or str(place)), depth)
        return place

    def row(self, node: ast.expr, name: str, depth: int = 1) -> bool:
        """Takes a row; False where it is no layer but says what the input is."""
        if not isinstance(node, ast.Call) or not (words := words_of(node.func)):
            why = f"This is not a call of one layer, such as {_SAMPLES[self.framework]}. Names and loops are not run."
            raise _entry(name, node).refused(why)
        framework = framework_of(words)
        if framework not in (None, self.framework):
            why = (
                f"{NAMES[str(framework)]} in a network of {NAMES[self.framework]}; only one of them is read at a time."
            )
            raise _entry(name, node).refused(why)
        if is_sequential(node):
            self.network(node, f"{name}.", depth + 1)
        elif self.framework == "keras" and is_input(words):
            self._given(_entry(name, node), said_by_input(node))
            return False
        else:
            self._layer(name, node, own=framework is not None)
        return True

    def _layer(self, name: str, call: ast.Call, *, own: bool) -> None:
        """Takes a layer; `own` says whether its module stands before it."""
        if not self._entries and self.framework == "keras" and (sides := said_by_layer(call)) is not None:
            self._given(_entry(name, call), sides)
        if not own:
            call.func = ast.Attribute(ast.Name(_MODULES[self.framework]), words_of(call.func)[-1])
        entry = _entry(name, call)
        if name in self._names:
            raise entry.refused("Another row has this name.")
        if len(self._entries) == MOST_LAYERS:
            raise Refused(f"A network of at most {MOST_LAYERS:,} layers is read.")
        self._names.add(name)
        self._entries.append(entry)

    def _given(self, entry: Entry, sides: Sides) -> None:
        if self._entries:
            raise entry.refused("What the input is stands before all layers.")
        both = sides if self._sides is None else agreed(self._sides, sides)
        if both is None:
            raise entry.refused("What it says of the input differs from what stands before it.")
        self._sides = both


def _entry(name: str, node: ast.expr) -> Entry:
    return Entry(name, ast.unparse(node))


def _in_torch(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The rows of nn.Sequential with their names; an empty name is the row's place."""
    if call.keywords:
        raise Refused("nn.Sequential takes its layers one by one, or an OrderedDict of them; it has no keywords.")
    if len(call.args) == 1 and (named := _ordered(call.args[0])) is not None:
        yield from named
        return
    for node in call.args:
        spread = node.value if isinstance(node, ast.Starred) else None
        if isinstance(node, ast.List | ast.Tuple | ast.Dict):
            raise Refused("nn.Sequential takes its layers one by one, without brackets of their own.")
        yield from (("", one) for one in (spread.elts if isinstance(spread, ast.List | ast.Tuple) else [node]))


def _ordered(node: ast.expr) -> Iterator[tuple[str, ast.expr]] | None:
    """The rows of an OrderedDict; None for anything else."""
    if not isinstance(node, ast.Call) or words_of(node.func)[-1:] != ["OrderedDict"]:
        return None
    inner = node.args[0] if len(node.args) == 1 else None
    if isinstance(inner, ast.Dict):
        return ((_name(key), value) for key, value in zip(inner.keys, inner.values, strict=True))
    if isinstance(inner, ast.List | ast.Tuple):
        return (_pair(one) for one in inner.elts)
    return ((str(word.arg), word.value) for word in node.keywords if inner is None)


def _pair(node: ast.expr) -> tuple[str, ast.expr]:
    if not isinstance(node, ast.Tuple | ast.List) or len(node.elts) != 2:
        raise Refused(
            f'{ast.unparse(node)[:40]} is not a row of an OrderedDict, such as ("conv1", nn.Conv2d(3, 10, 3)).'
        )
    return _name(node.elts[0]), node.elts[1]


def _name(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value and "." not in node.value:
        return node.value
    shown = "**" if node is None else ast.unparse(node)[:40]
    raise Refused(f'{shown} is no name of a row, such as "conv1", without points.')


def _in_keras(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The rows of keras.Sequential, with the names that they give themselves."""
    lists = [*call.args, *(word.value for word in call.keywords if word.arg == "layers")]
    strange = [word.arg for word in call.keywords if word.arg not in ("layers", *_BESIDE)]
    if strange or len(lists) > 1 or not all(isinstance(one, ast.List | ast.Tuple) for one in lists):
        raise Refused("keras.Sequential takes one list, such as keras.Sequential([layers.Dense(10)]).")
    for one in lists:
        assert isinstance(one, ast.List | ast.Tuple)
        yield from ((own_name(node), node) for node in one.elts)


def own_name(node: ast.expr) -> str:
    """The name that a layer of Keras gives itself; empty where it does not."""
    named = [word.value for word in node.keywords if word.arg == "name"] if isinstance(node, ast.Call) else []
    return next((one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str)), "")
