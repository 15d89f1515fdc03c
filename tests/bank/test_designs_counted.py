"""The designs of memory, work, receptive fields and shapes against counting one by one, in loops that know no formula."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import count, product
from math import ceil
from typing import NamedTuple

from question_bank.codes import question
from question_bank.expression import Number
from question_bank.grading import ValueKey


def _number(code: str) -> Number:
    key = question(f"forward/{code}").key
    assert isinstance(key, ValueKey)
    return key.right[0]


class Window(NamedTuple):
    """One layer as it slides along a line."""

    kernel: int
    stride: int = 1
    padding: int = 0
    dilation: int = 1


def _seen(layers: Sequence[Window], place: int) -> set[int]:
    """The cells of the input that one value at the end sees, padding among them, looked up layer by layer."""
    cells = {place}
    for layer in reversed(layers):
        cells = {
            cell * layer.stride - layer.padding + tap * layer.dilation for cell in cells for tap in range(layer.kernel)
        }
    return cells


def _field(layers: Sequence[Window]) -> int:
    cells = _seen(layers, 0)
    return max(cells) - min(cells) + 1


def _centre(layers: Sequence[Window], place: int) -> Fraction:
    cells = _seen(layers, place)
    return Fraction(max(cells) + min(cells), 2)


def test_stacks_of_equal_layers_see_what_is_counted() -> None:
    for n, kernel, dilation in product((1, 2, 5), (2, 3, 5), (1, 2, 3)):
        layers = [Window(kernel, dilation=dilation)] * n + [Window(1)] * 2
        assert _number(f"conv_stack/field?n={n}&K={kernel}&L={dilation}&m=2") == _field(layers)


def test_layers_are_needed_until_enough_is_seen() -> None:
    for wanted, kernel, before in product((8, 15, 28), (2, 3, 5), (1, 5)):
        needed = next(n for n in count() if _field([Window(before)] + [Window(kernel)] * n) >= wanted)
        assert _number(f"needed_layers/layers?R={wanted}&K={kernel}&r={before}") == needed


def test_doubling_dilations_see_what_is_counted() -> None:
    for n, kernel, blocks, first in product((2, 3, 5), (2, 3), (1, 2, 3), (1, 2)):
        block = [Window(kernel, dilation=2**i) for i in range(n)]
        field = _field([Window(first), *block * blocks])
        assert _number(f"dilated_stack/field?n={n}&K={kernel}&b={blocks}&c={first}") == field


def test_strided_stacks_see_what_is_counted() -> None:
    for a, b, c, dilation in product(((11, 4), (3, 2), (2, 1)), ((3, 2), (2, 2)), ((5, 1), (3, 4)), (1, 2)):
        two = f"K_a={a[0]}&S_a={a[1]}&K_b={b[0]}&S_b={b[1]}"
        last = Window(*b, dilation=dilation)
        assert _number(f"strided_stack/field?{two}&m=1&L={dilation}") == _field([Window(*a), Window(1), last])
        three = [Window(*a), Window(*b), Window(*c, dilation=dilation)]
        code = f"strided_stack_of_three/field?{two}&K_c={c[0]}&S_c={c[1]}&L={dilation}"
        assert _number(code) == _field(three)


def test_values_look_where_it_is_counted() -> None:
    for a, b, padded in product(((7, 2), (4, 1), (11, 4)), ((3, 2), (5, 1), (2, 2)), ((0, 0), (1, 0), (0, 1))):
        layers = [Window(*a, padded[0]), Window(*b, padded[1])]
        if b[0] == 2 and padded[1]:
            continue  # more than half of the kernel
        code = f"K_a={a[0]}&S_a={a[1]}&K_b={b[0]}&S_b={b[1]}&P_a={padded[0]}&P_b={padded[1]}"
        assert _number(f"jump/start?{code}") == _centre(layers, 0)
        assert _number(f"jump/jump?{code}") == _centre(layers, 1) - _centre(layers, 0)
        three = [Window(*a, 1), Window(5, 2, 1), Window(3, 2, 1)]
        code = f"K_a={a[0]}&S_a={a[1]}&K_b=5&S_b=2&K_c=3&S_c=2&P=1"
        assert _number(f"jump_of_three/start?{code}") == _centre(three, 0)
        assert _number(f"jump_of_three/jump?{code}") == _centre(three, 1) - _centre(three, 0)


def test_padding_that_keeps_the_size_does() -> None:
    for kernel, dilation in product((3, 5, 9), (1, 2, 4)):
        padding = _number(f"same_padding/padding?H=32&W=32&D=3&K_h={kernel}&K_w={kernel}&L_h={dilation}&L_w={dilation}")
        window = dilation * (kernel - 1) + 1
        assert len(range(0, 32 + 2 * int(padding) - window + 1)) == 32


def test_pools_leave_what_is_left_of_a_line() -> None:
    for side, window in product((28, 57, 81, 224, 300), (2, 3, 4)):
        left, rounds = side, 0
        while left >= window:
            left, rounds = len(range(0, left - window + 1, window)), rounds + 1
            assert _number(f"pool_stack/side?n={rounds}&K={window}&N={side}&D=3") == left
        assert _number(f"pools_to_one/rounds?N={side}&K={window}&D=3") == rounds
        whole = window**rounds
        kept = sum(1 for row, column in product(range(whole), repeat=2) if row % whole == column % whole == 0)
        dropped = _number(f"pool_stack/dropped?n={rounds}&K={window}&N={side}&D=3")
        assert dropped == 1 - Fraction(kept, whole * whole)


def test_the_side_that_fits_is_the_next_one_without_a_rest() -> None:
    for side, kernel, stride, padding in product((28, 57, 224), (3, 5, 11), (2, 3, 4), (0, 2)):

        def rest(wide: int) -> int:
            room = wide + 2 * padding - kernel  # noqa: B023
            return room - max(range(0, room + 1, stride))  # noqa: B023

        code = f"K={kernel}&S={stride}&N={side}&P={padding}"
        assert _number(f"whole_steps/rest?{code}") == rest(side)
        assert _number(f"whole_steps/next_side?{code}") == next(wide for wide in count(side) if not rest(wide))


def test_the_largest_batch_is_the_last_that_fits() -> None:
    for memory, fixed, each in product((6, 11, 24), (1, 5), (34, 90, 250)):
        fits = max(n for n in range(1, 1000) if 1000 * fixed + n * each <= 1000 * memory)
        assert _number(f"largest_batch/batch?V={memory}&F={fixed}&A={each}") == fits
        assert _number(f"largest_batch/left?V={memory}&F={fixed}&A={each}") == 1000 * (memory - fixed) - fits * each
        half = max(n for n in range(1, 1500) if 1000 * fixed + Fraction(n * each, 2) <= 1000 * memory)
        assert _number(f"largest_batch/batch?V={memory}&F={fixed}&A={each}&bits=16") == half


def test_the_work_for_each_value_moved_is_counted() -> None:
    side, depth, kernel = 5, 3, 3
    places, taps = range(side * side), range(kernel * kernel)
    volume = len([*product(places, range(depth))])
    for kind, weights in (
        ("dense", len([*product(range(depth), taps, range(depth))])),
        ("depthwise", len([*product(range(depth), taps)])),
    ):
        moved, work = 2 * volume + weights, len(places) * weights
        assert _number(f"intensity/{kind}_moved?N={side}&D={depth}&K={kernel}") == moved
        assert _number(f"intensity/{kind}_intensity?N={side}&D={depth}&K={kernel}") == work // moved


def test_another_size_reaches_the_head_as_it_is_halved() -> None:
    for (height, width), rounds in product(((320, 360), (300, 450)), (3, 4, 5)):
        high, wide = height, width
        for _ in range(rounds):
            high, wide = high // 2, wide // 2
        code = f"new_size/reaches_uneven?N=256&H={height}&W={width}&T={2**rounds}&D=64"
        assert _number(code) == high * wide * 64


def test_strides_one_after_the_other_round_up_as_all_together() -> None:
    for side, strides in product((225, 321, 513), ((2, 1, 2, 2), (3, 2, 1, 4), (4, 3, 2, 2))):
        left = side
        for stride in strides:
            left = ceil(Fraction(left, stride))
        code = "&".join(f"S_{place}={stride}" for place, stride in zip("abcd", strides, strict=True))
        assert _number(f"down_sampling/side?{code}&N={side}") == left
        assert _number(f"down_sampling/side?{code}&N={side}&u=2&end=enlarged") == 2 * left


def test_two_ways_to_train_are_compared_by_adding_up() -> None:
    parameters, first, then, each = 20, 4, 32, 25
    before = sum([4, 4]) * parameters + first * each
    after = sum([4, 4, 4, 4]) * parameters + then * each
    code = f"n={parameters}&N_a={first}&N_b={then}&A={each}"
    assert _number(f"known_memory/after?{code}") == after
    assert _number(f"known_memory/percent?{code}") == 100 * after // before
    bits = [Fraction(batch * width * 3 * side * side) for batch, width, side in ((16, 32, 5), (48, 16, 10))]
    assert _number("other_batch/factor?N_a=16&b_a=32&N_b=48&b_b=16&s=2") == bits[1] / bits[0]
