"""Table: the rows of a network are filled in, shape, size and parameters; an early slip is carried forward."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from question_bank.catalog import Unknown
from question_bank.derivation import BadLayer
from question_bank.diagnosis import plans
from question_bank.families.chain import network_of
from question_bank.layer import Level
from question_bank.levels import Effort, reason
from question_bank.networks.network import Network
from question_bank.networks.templates import drawn, numbers_of, templates
from question_bank.question import About, Code, Question, Topic
from question_bank.sampling import pick
from question_bank.scenario import Scenario
from question_bank.tables.judging import COLUMNS
from question_bank.tables.key import TableKey
from question_bank.tables.rows import explanation, hints, in_columns, rows_of

_TARGET = "shapes_and_parameters"
_SIZES: dict[Level, tuple[int, ...]] = {"warmup": (1, 2, 2), "interview": (3,), "expert": (3,)}
"""How many rows are asked for, or some more where so many hold too little; those before them are given, as an example."""
_LARGEST: dict[Level, int] = {"warmup": 9_999}
"""The largest number of a level that one does in the head."""


class Table:
    """Rows in, a shape and two numbers for each out."""

    name = "table"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                template.name,
                _TARGET,
                f"the table of {template.title}",
                f"{template.title}: fill in its table",
                "table",
                template.tabled,
                (17, 35, 64),
                partial(_about, template.name),
            )
            for template in templates().values()
            if template.tabled
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        template = templates()[topic.subject]
        for own, network, key in drawn(template, level, topic.name, seed):
            size = pick(_SIZES[level], *key, "size")
            sizes = range(size, size + 3)
            spans = ([rows for rows in _spans(network, more) if _fits(network, rows, level)] for more in sizes)
            if able := next(filter(None, spans), []):
                rows = pick(able, *key, "rows")
                return str(Code(self.name, template.name, _TARGET, own, _arguments(network, rows[0], rows[-1])))
        raise BadLayer(f"{template.name} has no table at level {level}")

    def build(self, topic: Topic, code: Code) -> Question:
        template = templates()[topic.subject]
        own = numbers_of(template, code.inputs)
        network = network_of(template.name, own)
        rows = _asked(network, code)
        key = TableKey(network, rows)
        table = rows_of(network, rows)
        return Question(
            code=str(Code(self.name, template.name, _TARGET, own, _arguments(network, rows[0], rows[-1]))),
            topic=topic,
            dress="row",
            prompt=f"Fill in the table of {network.title}: output shape, size in values, parameters.",
            conventions=("Shapes are height x width x depth. Counted here: one example, biases too.",),
            wanted=key.wanted,
            key=key,
            more_hints=hints(network, rows),
            explain=partial(explanation, network, rows),
            work=in_columns(table),
            table=table,
            effort=effort(network, rows),
        )


def effort(network: Network, rows: tuple[str, ...]) -> Effort:
    """The rows that are asked for, and what is unusual among them."""
    return Effort(len(rows), len({kind for name in rows for kind in _kinds(network.scenarios[name])}))


def _kinds(scenario: Scenario) -> Iterator[str]:
    for one in scenario.inputs:
        if one.neutral is not None and one.said and scenario.values[one.symbol] != one.neutral:
            yield scenario.layer.base(one.symbol)
    if scenario.layer.mode(scenario.mode).said:
        yield scenario.mode
    if any(len({scenario.values[symbol] for symbol in group}) > 1 for group in scenario.layer.groups):
        yield "uneven"


def _spans(network: Network, size: int) -> Iterator[tuple[str, ...]]:
    """Rows that follow one another, so many at once; never the input."""
    names = tuple(network.scenarios)
    return (names[i : i + size] for i in range(1, len(names) - size + 1))


def _fits(network: Network, rows: tuple[str, ...], level: Level) -> bool:
    """Whether rows belong to a level, have all columns, and something in them is learned."""
    if reason(effort(network, rows), level) or not all(_has_all(network.scenarios[name]) for name in rows):
        return False
    answers = [network.scenarios[name].told(column) or () for name in rows for column in COLUMNS]
    learns = any(network.number(name, "params") for name in rows)
    return learns and (level not in _LARGEST or max(map(max, answers)) <= _LARGEST[level])


def _has_all(scenario: Scenario) -> bool:
    return all(scenario.told(column) is not None for column in COLUMNS)


def _arguments(network: Network, first: str, last: str) -> dict[str, str]:
    """Which rows are asked for, where it is not all of them."""
    _, second, *_ = names = tuple(network.scenarios)
    return {
        **({"from": first} if first != second else {}),
        **({"to": last} if last != names[-1] else {}),
    }


def _asked(network: Network, code: Code) -> tuple[str, ...]:
    """The rows that a code asks for."""
    if code.arguments.keys() - {"from", "to"}:
        raise Unknown("A table code has two arguments: from and to, the first and the last row that are asked for.")
    names = tuple(network.scenarios)[1:]
    first, last = code.arguments.get("from", names[0]), code.arguments.get("to", names[-1])
    if first not in names or last not in names or names.index(first) > names.index(last):
        raise Unknown(f"from and to are rows in their order. There are: {', '.join(names)}.")
    rows = names[names.index(first) : names.index(last) + 1]
    if lacking := [name for name in rows if not _has_all(network.scenarios[name])]:
        raise Unknown(f"{lacking[0]} does not have all of these: {', '.join(COLUMNS.values())}.")
    return rows


@cache
def _about(name: str) -> About:
    """The ideas and the slips of every layer that a network of the template can have."""
    template = templates()[name]
    fullest = [{name: max(values) for name, values in template.ranges[level].items()} for level in template.tabled]
    rows = [row for numbers in fullest for row in template.build({**template.defaults, **numbers}).rows[1:]]
    found = {(row.layer, row.mode or row.layer.modes[0].name): None for row in rows}
    ideas: dict[str, None] = {}
    slips: dict[str, None] = {}
    for layer, mode in found:
        for column in COLUMNS:
            known = plans(layer, mode, column)
            ideas |= dict.fromkeys(line.idea for line in known.right.chain if line.idea)
            slips |= dict.fromkeys(plan.ids[0] for plan in known.singles)
    return About(tuple(ideas), tuple(slips))


FAMILY = Table()
