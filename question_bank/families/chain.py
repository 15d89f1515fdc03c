"""Chain: a small network, and what its rows lead to: a shape, the flatten size, all parameters, the receptive field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from itertools import islice

from question_bank.catalog import Unknown
from question_bank.conventions import CHANNELS_FIRST, FLOPS
from question_bank.derivation import BadLayer
from question_bank.expression import Number, grouped
from question_bank.layer import Level
from question_bank.levels import reason
from question_bank.networks.effort import effort
from question_bank.networks.judging import NetworkKey, Target
from question_bank.networks.network import Network
from question_bank.networks.slipping import possible
from question_bank.networks.telling import presented, rows, told
from question_bank.networks.templates import built, drawn, numbers_of, templates
from question_bank.question import About, Code, Dress, Question, Topic, Wanted
from question_bank.sampling import pick
from question_bank.slips import RANK
from question_bank.wording import units

_DRESSES: tuple[Dress, ...] = ("row", "row", "code")
_LOOKED_AT = 40
"""So many networks of each level tell which slips can be made."""


def _of_last(*names: str) -> Callable[[Network], tuple[str, ...]]:
    return lambda network: tuple(f"{network.rows[-1].name}.{name}" for name in names)


def _total(name: str) -> Callable[[Network], tuple[str, ...]]:
    return lambda network: (f"total.{name}",)


def _shape(network: Network) -> tuple[str, ...]:
    last = network.rows[-1].name
    return tuple(f"{last}.{part}" for part in network.scenarios[last].gives)


def _flattened(network: Network) -> tuple[str, ...]:
    """The first row of values: what a flatten gives, or what a layer behind one takes."""
    ends = (f"{row.name}.{line}" for row in network.rows for line in ("out_n", "entries"))
    return tuple(line for line in ends if line in network.derivation.lines)[:1]


_ONE_EXAMPLE = "Counted here: one example."
TARGETS = {
    target.name: target
    for target in (
        Target(
            "output_shape",
            "the shape at the end",
            "What is the shape at its end?",
            _shape,
            (17,),
            "activation-product",
            "shape",
            "Written as height x width x depth.",
            (CHANNELS_FIRST,),
        ),
        Target(
            "flat",
            "flatten size",
            "How many values does the flatten give?",
            _flattened,
            (18,),
            "flatten-depth",
            counted=_ONE_EXAMPLE,
        ),
        Target(
            "params",
            "all parameters",
            "How many parameters does it have in all?",
            _total("params"),
            (35,),
            "filter-depth",
            counted="Counted here: what training changes, biases where nothing else is said.",
        ),
        Target(
            "macs",
            "all multiply-adds",
            "How many multiply-adds does it take in all?",
            _total("macs"),
            (59,),
            "macs-every-place",
            counted="Counted here: one example, biases not.",
            conventions=(FLOPS,),
        ),
        Target(
            "activation_size",
            "all activations",
            "How many values do all its layers hold together, the input too?",
            _total("activation_size"),
            (64,),
            "activation-product",
            counted=_ONE_EXAMPLE,
        ),
        Target(
            "field",
            "receptive field",
            "How many rows of the input does one value at its end see?",
            _of_last("field"),
            (69,),
            "field-grows",
            counted="Counted here: the whole stack, at its theoretical size.",
        ),
        Target(
            "jump",
            "total stride",
            "By how many rows of the input do neighbours at its end lie apart?",
            _of_last("jump"),
            (27, 72),
            "strides-multiply",
        ),
        Target(
            "start",
            "centre of the first value",
            "At which row of the input is the field of its first value centred?",
            _of_last("start"),
            (72,),
            "field-start",
            counted="Rows are counted from 0, the padding not. A half is a whole answer.",
        ),
    )
}


class Chain:
    """Rows in, a number or a shape out."""

    name = "chain"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(
                self.name,
                template.name,
                name,
                f"{TARGETS[name].label} of {template.title}",
                f"{template.title}: follow it row by row",
                TARGETS[name].kind,
                template.levels,
                TARGETS[name].types,
                partial(_about, template.name, name),
            )
            for template in templates().values()
            for name in template.targets
            if name in TARGETS
        )

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        template, target = templates()[topic.subject], TARGETS[topic.target]
        for own, network, key in drawn(template, level, topic.name, seed):
            if reason(effort(network, topic.target), level) or not _has(network, target):
                continue
            dress = pick(_DRESSES, *key, "dress") if topic.target != "flat" else "row"  # in_features would tell it
            arguments = {} if dress == "row" else {"dress": dress}
            return str(Code(self.name, template.name, topic.target, own, arguments))
        raise BadLayer(f"{template.name} has no network for {topic.target} at level {level}")

    def build(self, topic: Topic, code: Code) -> Question:
        template, target = templates()[topic.subject], TARGETS[topic.target]
        dress = code.arguments.get("dress", "row")
        if dress not in ("row", "code") or code.arguments.keys() - {"dress"}:
            raise Unknown("A chain code has one argument: dress, which is row or code.")
        own = numbers_of(template, code.inputs)
        network = network_of(template.name, own)
        lines = target.lines(network)
        if not _has(network, target):
            raise Unknown(f"This network has no {target.label}.")
        key = NetworkKey(network, target)
        return Question(
            code=str(Code(self.name, template.name, topic.target, own, {"dress": dress} if dress != "row" else {})),
            topic=topic,
            dress="code" if dress == "code" else "row",
            prompt=f"{presented(network)} {target.ask}",
            conventions=(target.counted,) if target.counted else (),
            wanted=Wanted(target.kind, parts=len(lines), phrases=units(target.label, target.conventions)),
            key=key,
            more_hints=_hints(network, topic.target, key.right),
            explain=partial(told, network, topic.target),
            work=rows(network, code=dress == "code"),
            effort=effort(network, topic.target),
        )


def _has(network: Network, target: Target) -> bool:
    """Whether the network has the lines of a target; behind a flatten there is no receptive field."""
    lines = target.lines(network)
    return bool(lines) and network.derivation.lines.keys() >= set(lines)


def network_of(name: str, own: Mapping[str, str]) -> Network:
    """The network of a template with the numbers of a code; `Unknown` where it can't exist."""
    try:
        return built(templates()[name], own)
    except (BadLayer, KeyError) as bad:
        raise Unknown(f"This network can't exist: {bad}") from None


@cache
def _about(name: str, target_name: str) -> About:
    """The idea of a target, and the slips that can be made in a few networks of each level."""
    template, target = templates()[name], TARGETS[target_name]
    found = (
        network
        for level in template.levels
        for _, network, _ in islice(drawn(template, level, name, "about"), _LOOKED_AT)
        if _has(network, target)
    )
    slips = {slip for network in found for slip in possible(network, target.lines(network))}
    return About((target.idea,), tuple(sorted(slips, key=RANK.__getitem__)))


_THINK = {
    "field": "Start at 1 and go row by row: add the kernel less one, times all the strides before that row.",
    "jump": "Multiply the strides of all rows, pools too.",
    "start": "Start at 0 and go row by row: add half of the kernel less one, less the padding, times the strides before.",
    "params": "Only some rows learn. Each filter is as deep as what comes in, and has one bias.",
    "macs": "For each row that learns: the weights that one output value needs, times all output values.",
    "activation_size": "Each row holds height times width times depth of what it gives, rows that learn nothing too.",
}
_SHAPES = "Go row by row: convolutions set the depth, pools keep it; only whole strides count, and then the start."


def _hints(network: Network, target: str, right: tuple[Number, ...]) -> tuple[str, ...]:
    """The way, and how it begins, where that holds no number of the answer."""
    behind_input = tuple(f"{name}: " for name in list(network.scenarios)[1:])
    worked = told(network, target) if len(network.rows) > 2 else ()
    begun = islice((line for line in worked if line.startswith(behind_input)), 1)
    shown = {grouped(side) for side in right}
    able = (line for line in begun if shown.isdisjoint(re.findall(r"[\d,.]*\d", line)))
    return (_THINK.get(target, _SHAPES), *(f"It begins like this: {line}." for line in able))


FAMILY = Chain()
