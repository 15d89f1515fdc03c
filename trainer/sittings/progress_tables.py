"""Progress in rows for screens: the ideas, the slips by day, and charts over time, each in as much room as there is."""

from __future__ import annotations

from itertools import zip_longest

from trainer.history import DayRecord
from trainer.sittings.charts import bar, labelled, line, tally
from trainer.sittings.clocks import took
from trainer.sittings.days import days_between, said
from trainer.sittings.names import idea_name, slip_name
from trainer.sittings.progress import IdeaProgress, Progress, Share
from trainer.sittings.progress_words import best, first_and_last
from trainer.sittings.wrapping import wrapped

_NARROW = 56
_SHARES = 28
"""Columns for the first five and the last five."""
_COUNTS = 10
"""The same where there is little room: 1/5 > 4/5."""
_FEWEST = 3
"""A line is drawn through so many days at least."""
_A_WEEK = 7
_LOW, _TALL = 4, 9
"""Rows of a chart, at least and at most."""


def idea_head(shown: int, ideas: int, room: int) -> str:
    """What stands above the ideas."""
    which = f", {shown} of {ideas}{' ideas' * (room >= _NARROW)}" if shown < ideas else ""
    if room < _NARROW:
        return f"{f'right at once{which}'[: room - _COUNTS]:<{room - _COUNTS}}first>last"
    return f"{f'right at the first try{which}':<{room - _SHARES}}{'first five':<{_SHARES // 2}}last five"


def idea_row(one: IdeaProgress, room: int) -> str:
    """An idea with its first five and its last five."""
    if room < _NARROW:
        counts = f" {one.first.right}/{one.first.of}" + (f" > {one.last.right}/{one.last.of}" if one.last else "")
        return f"{_cut(idea_name(one.idea), room - _COUNTS):<{room - _COUNTS}}{counts}"
    first, last = first_and_last(one)
    name = _cut(idea_name(one.idea), room - _SHARES - 1)
    bars = tally(*one.first), tally(*(one.last or Share(0, 0)))
    return f"{name:<{room - _SHARES}}{f'{bars[0]} {first}':<{_SHARES // 2}}{bars[1]} {last}"


def slip_table(progress: Progress, room: int, most: int) -> list[str]:
    """The commonest slips by day, a dot for none."""
    if not progress.slips:
        return ["No slip was made on the last days of practice."] if progress.slip_days else []
    shown = min(3, len(progress.slip_days)) if room < _NARROW else len(progress.slip_days)
    days = progress.slip_days[-shown:]
    heads = [_head(day, progress.day, days[0]) for day in days]
    width = max(map(len, heads)) + 2
    left = room - width * len(days)
    lines = [f"{'slips':<{left}}" + "".join(f"{head:>{width}}" for head in heads)]
    met = [one for one in progress.slips if any(one.times[-shown:])]
    for one in met[:most]:
        times = "".join(f"{number or '.':>{width}}" for number in one.times[-shown:])
        lines.append(f"  {_cut(slip_name(one.slip), left - 2):<{left - 2}}{times}")
    return lines


def _head(day: str, today: str, oldest: str) -> str:
    """The name of a weekday, as long as that says which one."""
    return said(day)[:3] if days_between(oldest, today) < _A_WEEK else said(day)[4:]


def over_time(progress: Progress, room: int, height: int) -> list[str]:
    """Right and quick by day, as lines through the last month and in numbers for the last days; then the bests."""
    days = [one for one in progress.days if one.questions]
    if not days:
        return ["No question was answered yet on any day."]
    bests = [part for one in progress.bests[:2] for part in wrapped(best(one, progress.day), room - 2)]
    bests = ["", "bests", *(f"  {part}" for part in bests)] if bests else []
    tall = height - len(bests) - 1 - min(_A_WEEK, len(days)) - 3
    lines = _lines(days, room, min(_TALL, tall)) if tall >= _LOW and len(days) >= _FEWEST else []
    if room < _NARROW:  # the charts below one another push out of view what has the counts
        return [*_bars(days[-_A_WEEK:], room), *bests, *([""] if lines else []), *lines]
    left = height - len(lines) - len(bests) - 1
    return [*lines, *_bars(days[-max(_A_WEEK, left) :], room), *bests]


def _lines(days: list[DayRecord], room: int, tall: int) -> list[str]:
    """Two charts, side by side where there is room for that."""
    half = (room - 4) // 2 if room >= _NARROW else room
    timed = [one for one in days if one.median_seconds is not None]
    shares = [(one.day, one.right / one.questions) for one in days]
    right = _chart("right at the first try", shares, (half, tall), 1.0, ("100 %", "0 %"))
    slowest = max((one.median_seconds or 0.0 for one in timed), default=0.0)
    times = [(one.day, one.median_seconds or 0.0) for one in timed]
    quick = _chart("half of these within", times, (half, tall), slowest, (took(slowest), "0 s"))
    if room < _NARROW:
        return [*right, "", *quick, ""]
    return [f"{one:<{half + 4}}{other}".rstrip() for one, other in zip_longest(right, quick, fillvalue="")] + [""]


def _chart(
    name: str, points: list[tuple[str, float]], size: tuple[int, int], high: float, ends: tuple[str, str]
) -> list[str]:
    """A line through points, with its name above; the size is that of the whole, but for its rows."""
    room, tall = size
    side = max(map(len, ends)) + 2
    points = points[-(room - side) :]
    if len(points) < 2:
        return []
    chart = line([value for _, value in points], tall, 0.0, high, width=room - side)
    return [name, *labelled(chart, *ends, said(points[0][0])[4:], said(points[-1][0])[4:])]


def _bars(days: list[DayRecord], room: int) -> list[str]:
    """A row for each day, the newest first, with the counts beside the bar."""
    width = min(20, room - (26 if room < _NARROW else 42))
    lines = [f"{'by day':<{10 if room < _NARROW else 12}}right at the first try"]
    if room >= _NARROW:
        lines[0] += f"{'half of these within':>{width + 42 - len(lines[0])}}"
    for one in reversed(days):
        share = one.right / one.questions
        time = took(one.median_seconds) if one.median_seconds is not None else ""
        if room < _NARROW:
            counts = f"{f'{one.right}/{one.questions}':>8}{time:>8}"
            lines.append(f"{said(one.day)[4:]:<8}{bar(share, width)}{counts}".rstrip())
        else:
            counts = f"{share:>6.0%}{f'{one.right:,} of {one.questions:,}':>12}"
            lines.append(f"{said(one.day):<12}{bar(share, width)}{counts}{time:>12}".rstrip())
    return lines


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(0, room - 3)]}..."
