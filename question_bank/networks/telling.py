"""A network in words and columns: its rows as they stand in a prompt, and each row's part of an answer, worked out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from question_bank import wording
from question_bank.expression import SCREEN, Num, grouped, letters_in, put_in, text
from question_bank.networks.network import Network, given
from question_bank.networks.template import Figure
from question_bank.networks.templates import templates
from question_bank.scenario import Scenario, Words
from question_bank.solution import Solution


def presented(network: Network) -> str:
    """The sentence with which a question begins: "This is LeNet-5.", "These are pairs 2 and 3 of MobileNet."."""
    several = network.title.startswith("pairs ")
    return f"{'These are' if several else 'This is'} {network.title}."


def rows(network: Network, *, code: bool = False) -> tuple[str, ...]:
    """The rows as they stand in a prompt: the name, and what the layer does."""
    width = max(len(name) for name in network.scenarios)
    return tuple(
        f"{i + 1:>2}  {name:<{width}}  {said(network, name, code=code)}" for i, name in enumerate(network.scenarios)
    )


def said(network: Network, name: str, *, code: bool = False) -> str:
    """One row as its layer's brief, with what it joins where branches meet."""
    scenario = network.scenarios[name]
    after = network.row(name).after
    came = f"from {' and '.join(after)}" if after else ""
    if code and (line := wording.code_line(scenario, "torch")) is not None:
        return f"{line[0]}  # {came}" if came else line[0]
    return f"{what(scenario)}, {came}" if came else what(scenario)


def what(scenario: Scenario) -> str:
    """What a layer is, without what comes in: "16 of 5x5, stride 1, padding 2"."""
    brief = Words(scenario).fill(scenario.layer.brief)
    kind = scenario.layer.title.removeprefix("a ").removeprefix("an ")
    unusual = wording.twists(scenario) if "stride" not in brief else _without_stride(scenario)
    return f"{kind}: {brief}{unusual}" if brief else f"{kind}{unusual}"


def _without_stride(scenario: Scenario) -> str:
    return "".join(f", {twist}" for twist in wording.twists(scenario).split(", ") if twist and "stride" not in twist)


def told(network: Network, target: str) -> Iterator[str]:
    """Each row's part of an answer, its shape, its number, or its receptive field; then what others printed of it."""
    if target in ("field", "jump", "start"):
        lines = network.derivation.lines
        yield from (
            _line(network, f"{name}.{target}", name) for name in network.scenarios if f"{name}.{target}" in lines
        )
        return
    quantity = target if target in _NOUNS else "output_shape"
    yield from filter(None, (_row(scenario, name, quantity) for name, scenario in network.scenarios.items()))
    yield from _printed(network.name, quantity)


_NOUNS = {"params": "parameters", "macs": "multiply-adds", "activation_size": "values"}


@cache
def _printed(name: str, quantity: str) -> tuple[str, ...]:
    """The figures that were printed about a whole network, after what its own rows come to."""
    template = templates().get(name)
    figures = [one for one in template.figures if one.quantity == quantity] if template is not None else []
    if template is None or not figures:
        return ()
    network = template.build(template.defaults)
    first, *_, last = (given(scenario) for scenario in network.scenarios.values())
    counted = quantity in _NOUNS
    ours = f"{grouped(network.total(quantity))} {_NOUNS[quantity]}" if counted else " x ".join(map(grouped, last))
    title = f"{network.title[0].upper()}{network.title[1:]} on {'x'.join(map(str, first))}"
    return (f"{title}, {'in all' if counted else 'at its end'}: {ours}.", *map(_figure, figures))


def _figure(figure: Figure) -> str:
    """A figure as it was printed, where, and what is to be said of it."""
    return f"Printed: {figure.printed} ({figure.source}).{f' {figure.note}' if figure.note else ''}"


def _line(network: Network, line: str, name: str) -> str:
    formula, known = network.derivation.lines[line].formula, network.values
    shown = text(put_in(formula, {letter: Num(known[letter]) for letter in letters_in(formula)}), SCREEN)
    value = grouped(known[line])
    return f"{name}: {shown} = {value}" if shown != value else f"{name}: {value}"


def _row(scenario: Scenario, name: str, quantity: str) -> str:
    if scenario.told(quantity) is None:
        return ""
    return f"{name}: {worked(Solution(scenario, scenario.layer.quantity(quantity)))}"


def worked(solution: Solution) -> str:
    """A row's part of an answer and how it comes about: "3*3*16 = 144", or a shape with the sums behind its sides."""
    rows, value = solution.rows, " x ".join(map(grouped, solution.answer))
    if solution.quantity.name != "output_shape" and rows:
        chain = text(rows[-1].numbers, SCREEN)
        return f"{chain} = {value}" if chain != value else value
    steps = [wording.told_line(row) for row in rows if text(row.short, SCREEN) != grouped(row.value)]
    return value + (f" ({'; '.join(steps)})" if steps else "")
