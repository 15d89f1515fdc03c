"""Finds every layer and every family by its place in its folder, and refuses doubles.

A new layer is a file in `layers/` with a tuple `LAYERS`, and, where it needs them, `IDEAS` and `SLIPS` of its own. What
interviews ask beyond single layers (a bottleneck, the memory of training) is the same kind of chain in `designs/`, with
no framework's spelling. A new family is a file in `families/` with a `FAMILY`. Nothing else names them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from question_bank import slips
from question_bank.derivation import BadLayer
from question_bank.ideas import IDEAS
from question_bank.layer import Layer, Rule

if TYPE_CHECKING:
    from question_bank.question import Family, Topic


class Unknown(Exception):
    """A topic, level or code that does not exist, with one line that says what would be accepted."""


@cache
def layers() -> dict[str, Layer]:
    """Every layer and every design by its name, in the order of the files."""
    import question_bank.designs as designs
    import question_bank.layers as folder

    modules = (*_modules(folder), *_modules(designs))
    take_words(*modules)
    found: dict[str, Layer] = {}
    for module in modules:
        for layer in getattr(module, "LAYERS", ()):
            if layer.name in found:
                raise BadLayer(f"two layers are called {layer.name}")
            _check_words(layer)
            found[layer.name] = layer
    return found


def layer(name: str) -> Layer:
    """One layer by its name; `KeyError` if there is none.

    A question needs one layer, and loading all takes longer than a start should. So files whose name is part of the
    layer's name are looked into first, as `conv` for `conv2d`.
    """
    if layers.cache_info().currsize == 0:
        found = _layer_in_few(name)
        if found is not None:
            return found
    return layers()[name]


@cache
def _layer_in_few(name: str) -> Layer | None:
    import question_bank.designs as designs
    import question_bank.layers as folder

    for place in (folder, designs):
        for stem in (info.name for info in pkgutil.iter_modules(place.__path__) if info.name in name):
            module = importlib.import_module(f"{place.__name__}.{stem}")
            for one in getattr(module, "LAYERS", ()):
                if one.name == name:
                    return _alone(one, module)
    return None


def _alone(layer: Layer, module: ModuleType) -> Layer | None:
    """A layer whose words are all shared or its own file's; None where it borrows some of another file."""
    ideas = IDEAS.keys() | getattr(module, "IDEAS", {}).keys()
    known = slips.SLIPS.keys() | {slip.id for slip in _own_slips(module)}
    borrowed = {bound.slip for bound in layer.slips} - known
    borrowed |= {rule.idea for rule in _rules(layer) if rule.idea} - ideas
    borrowed |= {slip.idea for slip in _own_slips(module)} - ideas
    if borrowed:
        return None
    take_words(module)
    return layer


def _rules(layer: Layer) -> list[Rule]:
    return [rule for mode in layer.modes for rule in (*layer.rules, *mode.rules)]


def _check_words(layer: Layer) -> None:
    """Every slip that is bound and every idea that a line names must exist."""
    strange = {bound.slip for bound in layer.slips} - slips.SLIPS.keys()
    strange |= {rule.idea for rule in _rules(layer) if rule.idea} - IDEAS.keys()
    if strange:
        raise BadLayer(f"{layer.name} names slips or ideas that do not exist: {', '.join(sorted(strange))}")


_known: set[str] = set()


def take_words(*modules: ModuleType) -> None:
    """The ideas and slips that only some files know become known to all, whatever the order of the files."""
    modules = tuple(module for module in modules if module.__name__ not in _known)
    _known.update(module.__name__ for module in modules)
    for module in modules:
        for idea, sentence in getattr(module, "IDEAS", {}).items():
            if IDEAS.setdefault(idea, sentence) != sentence:
                raise BadLayer(f"two ideas are called {idea}")
    for module in modules:
        for slip in _own_slips(module):
            slips.add(slip)


def _own_slips(module: ModuleType) -> tuple[slips.Slip, ...]:
    """The tuple of slips that a file brings; a file may as well have imported the shared vocabulary by that name."""
    found = getattr(module, "SLIPS", ())
    return found if isinstance(found, tuple) else ()


@cache
def families() -> dict[str, Family]:
    """Every family by its name, in the order of the files."""
    import question_bank.families as folder

    found: dict[str, Family] = {}
    for module in _modules(folder):
        family = getattr(module, "FAMILY", None)
        if family is None:
            continue
        take_words(module)
        if family.name in found:
            raise BadLayer(f"two families are called {family.name}")
        found[family.name] = family
    return found


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its name."""
    return {topic.name: topic for family in families().values() for topic in family.topics()}


def topic(name: str) -> Topic:
    """One topic by its name; `Unknown` if there is none."""
    family, _, rest = name.partition("/")
    if topics.cache_info().currsize == 0 and (found := _topic_alone(family, rest)) is not None:
        return found
    if name not in topics():
        raise Unknown(f"There is no topic {name[:80]!r}. `convdrill topics` lists them.")
    return topics()[name]


def _topic_alone(family: str, rest: str) -> Topic | None:
    """A topic for which only its family and its layer are loaded, where its family can tell."""
    subject, _, target = rest.partition("/")
    tell = getattr(_family_in_file(family), "topic", None)
    return tell(subject, target) if tell is not None else None


def family(name: str) -> Family:
    """One family by its name; `KeyError` if there is none."""
    if families.cache_info().currsize == 0 and (found := _family_in_file(name)) is not None:
        return found
    return families()[name]


@cache
def _family_in_file(name: str) -> Family | None:
    """The family whose file is called like it; None where there is no such file."""
    import question_bank.families as folder

    stem = name.replace("-", "_")
    if stem not in {info.name for info in pkgutil.iter_modules(folder.__path__)}:
        return None
    module = importlib.import_module(f"{folder.__name__}.{stem}")
    found: Family | None = getattr(module, "FAMILY", None)
    if found is None or found.name != name:
        return None
    take_words(module)
    return found


def matching(patterns: list[str] | tuple[str, ...]) -> tuple[Topic, ...]:
    """The topics that match any pattern, such as `*/conv2d/*`; all topics without patterns.

    Raises:
        Unknown: if a pattern matches nothing.
    """
    found: dict[str, Topic] = {}
    for pattern in patterns or ("*",):
        hits = {name: topic for name, topic in topics().items() if fnmatchcase(name, pattern)}
        if not hits:
            raise Unknown(
                f"No topic matches {pattern[:80]!r}. Try one like forward/conv2d/params or a pattern like */conv2d/*."
            )
        found |= hits
    return tuple(found.values())


def _modules(folder: ModuleType) -> Iterator[ModuleType]:
    for info in sorted(pkgutil.iter_modules(folder.__path__), key=lambda info: info.name):
        yield importlib.import_module(f"{folder.__name__}.{info.name}")
