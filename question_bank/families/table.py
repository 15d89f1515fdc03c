"""Table: the rows of a network are filled in, shape, size and parameters; an early slip is carried forward."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from question_bank.catalog import Unknown
from question_bank.derivation import BadLayer
from question_bank.diagnosis import plans
from question_bank.families.chain import network_of
from question_bank.layer import Layer, Level
from question_bank.levels import Effort, reason
from question_bank.networks.network import Network
from question_bank.networks.templates import drawn, numbers_of, templates
from question_bank.question import About, Code, Question, Topic
from question_bank.sampling import pick
from question_bank.tables.judging import COLUMNS, key_of
from question_bank.tables.key import TableKey
from question_bank.tables.rows import explanation, hints, in_columns, rows_of

_TARGET = "shapes_and_parameters"
_SIZES: dict[Level, tuple[int, ...]] = {"warmup": (1, 2, 2), "interview": (3, 4, 4), "expert": (4, 5, 6, 7)}
"""How many rows are asked for; those before them are given, as an example."""
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
            able = [rows for rows in _spans(network, pick(_SIZES[level], *key, "size")) if _fits(network, rows, level)]
            if able:
                first, *_, last = pick(able, *key, "rows") * 2
                return str(Code(self.name, template.name, _TARGET, own, _arguments(network, first, last)))
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
            prompt=f"This is {network.title}. Fill in what is open: output shape, size and parameters of each row.",
            conventions=(
                "A shape is height x width x depth, a size the number of its values.",
                "Counted here: one example, weights and biases.",
            ),
            wanted=key.wanted,
            key=key,
            more_hints=hints(network, rows),
            explanation=explanation(network, rows),
            work=in_columns(table),
            table=table,
            effort=effort(network, rows),
        )
