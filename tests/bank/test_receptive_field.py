"""Receptive fields against a count: each value is asked which cells of the input it sees."""

from __future__ import annotations

from random import Random

import pytest

from question_bank.explaining_network import explain_network
from question_bank.networks.field import first_sights, sights
from question_bank.networks.templates import templates

Window = tuple[int, int, int]
"""Kernel, stride and dilation along one axis."""


def _cells(windows: list[Window], value: int) -> set[int]:
    """The cells of an input without ends that one value sees."""
    seen = {value}
    for kernel, stride, dilation in reversed(windows):
        seen = {one * stride + tap * dilation for one in seen for tap in range(kernel)}
    return seen


def _span(windows: list[Window], value: int) -> int:
    seen = _cells(windows, value)
    return max(seen) - min(seen) + 1


def _drawn(random: Random) -> list[tuple[Window, Window]]:
    """A stack whose windows differ in height and width."""
    return [
        tuple((random.choice((1, 2, 3, 5)), random.choice((1, 1, 2)), random.choice((1, 1, 2))) for _ in range(2))  # type: ignore[misc]
        for _ in range(random.randint(1, 5))
    ]


def _line(place: int, windows: tuple[Window, Window]) -> str:
    kernel, stride, dilation = zip(*windows, strict=True)
    if place % 3 == 2:
        return f"nn.MaxPool2d({kernel}, stride={stride}, dilation={dilation})"
    return f"nn.Conv2d(1, 1, {kernel}, stride={stride}, dilation={dilation})"


@pytest.mark.parametrize("seed", range(40))
def test_a_stack_sees_what_a_count_finds(seed: int) -> None:
    stack = _drawn(Random(seed))
    text = f"nn.Sequential({', '.join(_line(*one) for one in enumerate(stack))})"
    for place, row in enumerate(explain_network(text, "1x900x901").rows):
        above = stack[: place + 1]
        spans = [_span([pair[axis] for pair in above], 7) for axis in range(2)]
        assert row.receptive_field == (spans[0] if spans[0] == spans[1] else spans), text
        assert row.sights is not None
        along = [pair[0] for pair in above]
        assert row.sights[0].jump == min(_cells(along, 8)) - min(_cells(along, 7))


@pytest.mark.parametrize("name", ["stack", "classifier", "lecture"])
def test_the_numbers_are_the_lines_of_our_own_networks(name: str) -> None:
    """One rule: as lines, for questions, and as numbers, for code."""
    network = templates()[name].build(templates()[name].defaults)
    derivation = network.derivation
    seen, compared = first_sights(2), 0
    for row, scenario in list(network.scenarios.items())[1:]:
        seen = sights(scenario, seen)
        assert (seen is None) == (f"{row}.field" not in derivation.lines)
        if seen is not None:
            lines = derivation.values(network.inputs, (f"{row}.field", f"{row}.jump"))
            assert seen[0] == (lines[f"{row}.field"], lines[f"{row}.jump"])
            compared += 1
    assert compared


@pytest.mark.parametrize(
    ("layer", "field"),
    [
        ("nn.BatchNorm2d(1)", 3),
        ("nn.ReLU()", 3),
        ("nn.Dropout(0.5)", 3),
        ("nn.ZeroPad2d(1)", 3),
        ("nn.MaxPool2d(2)", 4),
        ("nn.AvgPool2d(3, stride=1, padding=1)", 5),
        ("nn.ConvTranspose2d(1, 1, 2, stride=2)", None),
        ("nn.AdaptiveAvgPool2d(1)", None),
        ("nn.Flatten()", None),
        ("nn.Linear(22, 5)", None),
    ],
)
def test_what_a_layer_does_to_the_field(layer: str, field: int | None) -> None:
    """Where a value sees everything, or nobody says what it sees, there is no number."""
    rows = explain_network(f"nn.Sequential(nn.Conv2d(1, 1, 3), {layer})", "1x24x24").rows
    assert [row.receptive_field for row in rows] == [3, field]


def test_the_published_field_of_vgg16() -> None:
    """212 behind its last pooling; Araujo, Norris and Sim, Distill 2019, print it in their table of networks."""
    rows: list[str] = []
    depth = 3
    for filters, often in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(often):
            rows.append(f"nn.Conv2d({depth}, {filters}, 3, padding=1)")
            depth = filters
        rows.append("nn.MaxPool2d(2)")
    found = explain_network(f"nn.Sequential({', '.join(rows)})", "3x224x224")
    assert found.rows[-1].receptive_field == 212
