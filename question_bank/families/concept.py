"""Concept: what layers do and why. Statements and choices, each with its reasons and its sources.

The items stand in `question_bank/concepts/`, one file for each kind, and are found by their place. A code names an item
and the order of its options, so the right one stands at each place equally often.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache, partial
from types import ModuleType

from question_bank import concepts, sampling
from question_bank.catalog import Unknown, layers
from question_bank.choices import ChoiceKey
from question_bank.concepts.item import Item, Target
from question_bank.derivation import BadLayer
from question_bank.ideas import IDEAS
from question_bank.layer import LEVELS, Level
from question_bank.question import About, Code, Option, Question, Topic, Wanted
from question_bank.slips import SLIPS

_LETTERS = "abcdefgh"


class Concept:
    """An item in, its right option out."""

    name = "concept"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                target.theme.name,
                target.name,
                target.title,
                f"ideas: {target.theme.title}",
                "choice",
                tuple(level for level in LEVELS if any(level in item.levels for item in found.values())),
                target.types,
                partial(_about, target),
            )
            for target, found in items().items()
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        able = [item for item in _items_of(topic).values() if level in item.levels]
        item = sampling.pick(able, topic.name, level, seed, "item")
        arguments = {"item": item.id}
        if not item.is_statement:
            arguments["order"] = _drawn_order(item, topic.name, level, seed)
        return str(Code(self.name, topic.subject, topic.target, {}, arguments))

    def build(self, topic: Topic, code: Code) -> Question:
        item = _named(topic, code)
        texts = _ordered(item, code)
        options = tuple(Option(letter, text) for letter, text in zip(_LETTERS, texts, strict=False))
        letter_of = {option.text: option.letter for option in options}
        return Question(
            code=str(code),
            topic=topic,
            dress="said",
            prompt=f"True or false? {item.prompt}" if item.is_statement else item.prompt,
            conventions=item.conventions,
            wanted=Wanted("choice", noun="choice", options=options),
            key=ChoiceKey(
                (letter_of[item.right],),
                tuple(option.letter for option in options),
                {letter_of[text]: why for text, why in _whys(item).items()},
                slips={letter_of[one.text]: one.slip for one in item.wrong if one.slip},
            ),
            more_hints=item.hints,
            explain=partial(_explained, item, texts),
            work=tuple(f"{place:>3}  {text}" for place, text in enumerate(texts, 1)),
            ideas=(item.idea,),
            effort=item.effort,
        )


@cache
def items() -> dict[Target, dict[str, Item]]:
    """Every item by its target and its id, in the order of the files.

    Raises:
        BadLayer: if an item or an idea is there twice, or one names an idea or a slip that does not exist.
    """
    layers()  # each may bring ideas and slips of its own
    modules = tuple(_modules())
    for module in modules:
        _take_ideas(module)
    found: dict[Target, dict[str, Item]] = {}
    for item in (item for module in modules for item in getattr(module, "ITEMS", ())):
        _check_words(item)
        if found.setdefault(item.target, {}).setdefault(item.id, item) is not item:
            raise BadLayer(f"two items of {item.target.name} are called {item.id}")
    return found


def _modules() -> Iterator[ModuleType]:
    for info in sorted(pkgutil.iter_modules(concepts.__path__), key=lambda info: info.name):
        yield importlib.import_module(f"{concepts.__name__}.{info.name}")


def _take_ideas(module: ModuleType) -> None:
    for idea, sentence in getattr(module, "IDEAS", {}).items():
        if IDEAS.setdefault(idea, sentence) != sentence:
            raise BadLayer(f"two ideas are called {idea}")


def _check_words(item: Item) -> None:
    """The idea of an item and every slip that it names must exist."""
    strange = {item.idea} - IDEAS.keys() | {one.slip for one in item.wrong if one.slip} - SLIPS.keys()
    if strange:
        raise BadLayer(f"item {item.id} names ideas or slips that do not exist: {', '.join(sorted(strange))}")


@cache
def _about(target: Target) -> About:
    """The ideas of a target's items, and the slips that their wrong options make."""
    found = items()[target].values()
    slips = (one.slip for item in found for one in item.wrong if one.slip)
    return About(tuple(dict.fromkeys(item.idea for item in found)), tuple(dict.fromkeys(slips)))


def _items_of(topic: Topic) -> dict[str, Item]:
    return next(
        found for target, found in items().items() if (target.theme.name, target.name) == (topic.subject, topic.target)
    )


def _named(topic: Topic, code: Code) -> Item:
    """The item that a code names; `Unknown` where the code is none of this family's."""
    if code.inputs or code.arguments.keys() - {"item", "order"} or "item" not in code.arguments:
        raise Unknown(
            "A concept code has an item and, where there is a choice, an order, such as item=reason;order=bcad."
        )
    item = _items_of(topic).get(code.arguments["item"])
    if item is None:
        raise Unknown(f"{topic.name} has no item {code.arguments['item'][:40]!r}.")
    return item


def _drawn_order(item: Item, *key: object) -> str:
    """The letters of the options in an order that a hash decides; each order is as likely as any other."""
    left, drawn = list(_LETTERS[: len(item.options)]), ""
    while left:
        letter = sampling.pick(left, *key, "order", len(drawn))
        left.remove(letter)
        drawn += letter
    return drawn


def _ordered(item: Item, code: Code) -> tuple[str, ...]:
    """The options as a code orders them; those of a statement always stand as they are."""
    if item.is_statement:
        if "order" in code.arguments:
            raise Unknown("The options of a statement have no order.")
        return item.options
    letters = _LETTERS[: len(item.options)]
    order = code.arguments.get("order", "")
    if sorted(order) != list(letters):
        raise Unknown(f"order holds each of the letters {letters} once.")
    return tuple(item.options[letters.index(letter)] for letter in order)


def _whys(item: Item) -> dict[str, str]:
    """What is said of each option when it is chosen."""
    slipped = {one.text: f"Slip: {SLIPS[one.slip].name}. {one.why}" if one.slip else one.why for one in item.wrong}
    return {item.right: item.why, **slipped}


def _explained(item: Item, texts: tuple[str, ...]) -> Iterator[str]:
    whys = _whys(item)
    for place, text in enumerate(texts, 1):
        yield f"{place}  {'Right' if text == item.right else 'Not so'}: {text}. {whys[text]}"
    for source in item.sources:
        yield f"Source: {source.title}, {source.address}"


FAMILY = Concept()
