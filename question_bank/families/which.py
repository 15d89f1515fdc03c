"""Which row: a network, and which of its rows holds the most parameters, takes the most work, or learns at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from question_bank import sampling
from question_bank.catalog import Unknown
from question_bank.choices import ChoiceKey
from question_bank.derivation import BadLayer
from question_bank.expression import grouped
from question_bank.families.chain import network_of
from question_bank.layer import Level
from question_bank.levels import reason
from question_bank.networks.effort import effort
from question_bank.networks.network import Network
from question_bank.networks.telling import presented, rows, said, told
from question_bank.networks.templates import drawn, numbers_of, templates
from question_bank.question import About, Code, Option, Question, Topic, Wanted

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TRIES = 6
"""So many networks are looked at for one whose answer is not the usual one."""
_CLOSE = 1.1
"""The largest row leads by a tenth, or the question would be about the last digits."""


class _Search(NamedTuple):
    """What is looked for among the rows of a network."""

    title: str
    ask: str
    quantity: str
    right: Callable[[Mapping[str, int]], tuple[str, ...]]
    types: tuple[int, ...]
    ideas: tuple[str, ...]
    counted: str
    hint: str
    several: bool = False


def _most(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The row that leads clearly; none where it is close, or where no other row has any."""
    first, second, *_ = sorted(numbers, key=lambda name: -numbers[name])
    return (first,) if numbers[first] >= _CLOSE * numbers[second] > 0 else ()


def _learning(numbers: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(name for name, number in numbers.items() if number)


_SEARCHES = {
    "largest": _Search(
        "the row with most parameters",
        "Which row holds the most parameters?",
        "params",
        _most,
        (36,),
        ("every-input", "filter-depth"),
        "Counted here: weights and biases.",
        "Late layers are deep, and a fully connected layer has a weight for every input of every neuron.",
    ),
    "busiest": _Search(
        "the row with most work",
        "Which row takes the most multiply-adds?",
        "macs",
        _most,
        (59,),
        ("macs-every-place",),
        "Counted here: one example, biases not.",
        "A filter works at every place of its output, and early outputs have the most places.",
    ),
    "learners": _Search(
        "the rows that learn",
        "Which rows have parameters? Type their numbers.",
        "params",
        _learning,
        (34,),
        ("pool-learns-nothing", "input-learns-nothing"),
        "Counted here: what training changes.",
        "Ask of each row: is there a number in it that training changes?",
        several=True,
    ),
}


class Which:
    """A network in, one of its rows out."""

    name = "which"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                template.name,
                name,
                f"{search.title} of {template.title}",
                f"{template.title}: find the row",
                "choices" if search.several else "choice",
                template.levels,
                search.types,
                lambda search=search: About(search.ideas),  # type: ignore[misc]
            )
            for template in templates().values()
            for name, search in _SEARCHES.items()
            if name in template.targets
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        """Half of the time a network whose right row is not where the first one has it, if some more tries find one."""
        template, search = templates()[topic.subject], _SEARCHES[topic.target]
        first: tuple[dict[str, str], tuple[int, ...]] | None = None
        for tried, (own, network, key) in enumerate(drawn(template, level, topic.name, seed)):
            if first is not None and tried > _TRIES:
                break
            right = search.right(_numbers(network, search))
            if reason(effort(network, "params"), level) or not right:
                continue
            names = list(network.scenarios)
            places = tuple(names.index(name) for name in right)
            if first is None:
                first = own, places
                if sampling.chance(*key, "first") % 2:
                    break
            elif places != first[1]:
                first = own, places
                break
        if first is None:
            raise BadLayer(f"{template.name} has no network for {topic.target} at level {level}")
        return str(Code(self.name, template.name, topic.target, first[0], {}))

    def build(self, topic: Topic, code: Code) -> Question:
        if code.arguments:
            raise Unknown("A code of this kind has no arguments.")
        template, search = templates()[topic.subject], _SEARCHES[topic.target]
        own = numbers_of(template, code.inputs)
        network = network_of(template.name, own)
        numbers = _numbers(network, search)
        right = search.right(numbers)
        if not right:
            raise Unknown("No row leads clearly in this network.")
        letters = dict(zip(network.scenarios, _LETTERS, strict=False))
        return Question(
            code=str(Code(self.name, template.name, topic.target, own, {})),
            topic=topic,
            dress="row",
            prompt=f"{presented(network)} {search.ask}",
            conventions=(search.counted,),
            wanted=Wanted(
                "choices" if search.several else "choice",
                noun="row",
                options=tuple(Option(letter, f"{name}, {said(network, name)}") for name, letter in letters.items()),
            ),
            key=ChoiceKey(
                tuple(letters[name] for name in letters if name in right),
                tuple(letters.values()),
                {
                    letter: f"Row {place}, {_why(network, search, name)}"
                    for place, (name, letter) in enumerate(letters.items(), 1)
                },
                several=search.several,
            ),
            more_hints=(search.hint,),
            explain=partial(told, network, search.quantity),
            work=rows(network),
            effort=effort(network, "params"),
        )


def _numbers(network: Network, search: _Search) -> dict[str, int]:
    return {name: network.number(name, search.quantity) or 0 for name in network.scenarios}


def _why(network: Network, search: _Search, name: str) -> str:
    number = network.number(name, search.quantity) or 0
    what = {"params": "parameters", "macs": "multiply-adds"}[search.quantity]
    return f"{name}, has {grouped(number) if number else 'no'} {what}."


FAMILY = Which()
