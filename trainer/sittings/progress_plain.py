"""Progress in lines of plain text: in columns with bars, or a sentence for each fact where columns would be no help."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.history import DayRecord
from trainer.learning.reasons import counted
from trainer.sittings.charts import bar, tally
from trainer.sittings.days import said
from trainer.sittings.names import idea_name, slip_name
from trainer.sittings.progress import IdeaProgress, Progress, Share, SlipProgress
from trainer.sittings.progress_words import amounts, best, core, first_and_last, following, stood, sure, waiting
from trainer.sittings.wrapping import columns, wrapped

EMPTY = "Nothing is counted yet: answer a question first. `convdrill` begins; three questions take four minutes."
LEAST = 72
"""Columns need so many characters."""
_IDEAS, _SLIPS, _DAYS, _BESTS = 12, 6, 14, 3
"""How many of each are told; the document for programs has all."""
_CORE_INDENT = 11


def in_plain(progress: Progress, width: int = 78, *, bars: bool = True) -> list[str]:
    """All of it in lines.

    Args:
        progress: the figures.
        width: the most characters in a line.
        bars: whether columns and bars are any help; without them, as for a voice, each fact is a sentence.
    """
    if progress.is_empty:
        return wrapped(EMPTY, width)
    bars = bars and width >= LEAST
    blocks = (
        _sentences((f"Progress: {amounts(progress)}.", stood(progress), waiting(progress)), width),
        _ideas(progress, width, bars=bars),
        _slips(progress, width, bars=bars),
        _days(progress, width, bars=bars),
        _sentences((sure(progress), core(progress)), width) + _core(progress, width, bars=bars),
        _bests(progress, width),
        wrapped(following(progress), width),
    )
    return [line for i, block in enumerate(filter(None, blocks)) for line in ([""] if i else []) + block]


def _sentences(sentences: Iterable[str], width: int) -> list[str]:
    return [line for sentence in sentences if sentence for line in wrapped(sentence, width)]


def _ideas(progress: Progress, width: int, *, bars: bool) -> list[str]:
    shown, more = progress.ideas[:_IDEAS], len(progress.ideas) - _IDEAS
    if not shown:
        return []
    rest = [f"And {counted(more, 'idea')} more, missed less often lately."] if more > 0 else []
    if not bars:
        return _sentences(("Right at the first try, by idea:", *map(_idea_said, shown), *rest), width)
    room = width - 34
    lines = [f"{'Right at the first try':<{room}}{'first five':>16}{'last five':>16}"]
    for one in shown:
        *above, name = wrapped(idea_name(one.idea), room - 2)
        lines += [f"  {part}" for part in above]
        lines.append(f"  {name:<{room - 2}}{_idea_counts(one)}")
    return [*lines, *(f"  {line[:1].lower()}{line[1:-1]}" for line in rest)]


def _idea_counts(one: IdeaProgress) -> str:
    first, last = first_and_last(one)
    bars = tally(*one.first, ascii_only=True), tally(*(one.last or Share(0, 0)), ascii_only=True)
    return f"  {bars[0]} {first:>8}  {bars[1]} {last:>8}"


def _idea_said(one: IdeaProgress) -> str:
    first, last = first_and_last(one)
    counts = f"{first} at first, {last} lately" if one.last is not None else f"{first} so far"
    return f"{_capital(idea_name(one.idea))}: {counts}."


def _slips(progress: Progress, width: int, *, bars: bool) -> list[str]:
    if not progress.slips:
        return ["No slip was made on the last days of practice."] if progress.slip_days else []
    days = [said(day)[4:] for day in progress.slip_days]
    if not bars:
        told = [_slip_said(one, days) for one in progress.slips[:_SLIPS]]
        return _sentences((f"Slips since {days[0]}:", *told), width)
    room = width - 8 * len(days)
    lines = [f"{'Slips by day':<{room}}" + "".join(f"{day:>8}" for day in days)]
    for one in progress.slips[:_SLIPS]:
        *above, name = wrapped(slip_name(one.slip), room - 3)
        lines += [f"  {part}" for part in above]
        lines.append(f"  {name:<{room - 2}}" + "".join(f"{times or '.':>8}" for times in one.times))
    return lines


def _slip_said(one: SlipProgress, days: list[str]) -> str:
    when = ", ".join(f"{times} on {day}" for day, times in zip(days, one.times, strict=True) if times)
    return f"{_capital(slip_name(one.slip))}: {when}."


def _days(progress: Progress, width: int, *, bars: bool) -> list[str]:
    days = [one for one in progress.days if one.questions][-_DAYS:]
    if not days:
        return []
    head = "By day: right at the first try, and the time within which half of these came"
    if not bars:
        return _sentences((f"{head}.", *map(_day_said, days)), width)
    return [*wrapped(head, width), *map(_day_row, days)]


def _day_row(one: DayRecord) -> str:
    share = one.right / one.questions
    time = f"{one.median_seconds:>6.0f} s" if one.median_seconds is not None else ""
    counts = f"{f'{one.right:,} of {one.questions:,}':>16} {share:>5.0%}"
    return f"  {said(one.day):<12}{bar(share, 20, ascii_only=True)}{counts}{time}"


def _day_said(one: DayRecord) -> str:
    time = f", {one.median_seconds:.0f} s" if one.median_seconds is not None else ""
    return f"{said(one.day)}: {one.right:,} of {one.questions:,}, {one.right / one.questions:.0%}{time}."


def _core(progress: Progress, width: int, *, bars: bool) -> list[str]:
    lines: list[str] = []
    for name in ("shaky", "not met"):
        if found := "; ".join(one.asks for one in progress.standing(name)):
            named = columns(f"  {name}", found, width, _CORE_INDENT)
            lines += named if bars else wrapped(f"{_capital(name)}: {found}.", width)
    return lines


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bests(progress: Progress, width: int) -> list[str]:
    found = [best(one, progress.day) for one in progress.bests[:_BESTS]]
    return ["Bests", *(line for one in found for line in columns("", one, width, 2))] if found else []
