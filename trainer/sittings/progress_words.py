"""Progress in words: single sentences, which screens share, and all of it in lines for plain output."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.learning.reasons import counted
from trainer.sittings.charts import bar, tally
from trainer.sittings.clocks import took
from trainer.sittings.days import days_between, said
from trainer.sittings.names import day_name, idea_name, setting_name, slip_name
from trainer.sittings.progress import FEW, BestOf, IdeaProgress, Progress, Share, Stood
from trainer.sittings.wrapping import columns, wrapped

EMPTY = (
    "Nothing is counted yet: answer a question first. Enter at home begins; three questions take about four minutes."
    " After that you find here what you can, what slips, and how it changes."
)
EMPTY_PLAIN = "Nothing is counted yet: answer a question first. `convdrill` begins; three questions take four minutes."
_NAMED = 3
_IDEAS, _SLIPS, _DAYS = 12, 6, 14
"""How many of each plain output shows; the document for programs has all."""


def amounts(progress: Progress, *, short: bool = False) -> str:
    """How much was done: "6 evenings, 96 questions, 94 min"."""
    totals = progress.totals
    questions = f"{totals.questions:,} question{'' if totals.questions == 1 else 's'}"
    if short:
        return questions
    days = f"{totals.days:,} evening{'' if totals.days == 1 else 's'}"
    return f"{days}, {questions}, {max(1, round(totals.seconds / 60)):,} min" if totals.questions else ""


def stood(progress: Progress) -> str:
    """Where one stood, the first time and the last; empty where it was never asked."""
    if not progress.stood:
        return ""
    first, *later = progress.stood
    words = f"Where you stood {_on(first, progress.day)}: {first.right} of {first.asked}."
    if not later:
        return words
    last = later[0]
    same = f"The same {last.asked}" if last.asked == first.asked else "Again"
    return f"{words} {same} {_on(last, progress.day)}, new numbers: {last.right} of {last.asked}."


def _on(one: Stood, today: str) -> str:
    ago = days_between(one.day, today)
    return {0: "today", 1: "yesterday"}.get(ago, f"on {day_name(one.day, today)}")


def sure(progress: Progress) -> str:
    """What came of being sure, and with which ideas one was sure and wrong; empty where it was never said."""
    found = progress.sureness
    if not found.sure_right + found.sure_wrong:
        return ""
    words = f"Sure and right {_times(found.sure_right)}, sure and wrong {_times(found.sure_wrong)}"
    most = list(progress.sure_and_wrong.items())[:2]
    if not most:
        return f"{words}."
    return f"{words}: {'; '.join(f'{idea_name(idea)} ({times})' for idea, times in most)}."


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def core(progress: Progress) -> str:
    """How many core questions are safe, shaky and not met."""
    safe, shaky, unmet = (len(progress.standing(name)) for name in ("safe", "shaky", "not met"))
    return f"Core questions: {safe} of {len(progress.core)} safe, {shaky} shaky, {unmet} not met yet."


def following(progress: Progress) -> str:
    """What to do next, in one or two sentences."""
    weakest = progress.ideas[0] if progress.ideas else None
    words = []
    if weakest is not None and weakest.lately.missed:
        words.append(f"Next: {idea_name(weakest.idea)}, {_share(weakest.lately)} right lately.")
    if unmet := [one.asks for one in progress.standing("not met")]:
        words.append(f"{'Then' if words else 'Next'} what is not met yet: {_listed(unmet, 2)}.")
    elif shaky := [one.asks for one in progress.standing("shaky")]:
        words.append(f"{'Then' if words else 'Next'} what is shaky: {_listed(shaky, 2)}.")
    return " ".join(words) or "All of the core is safe. Tonight's mix keeps it so."


def waiting(progress: Progress) -> str:
    """What is due and what waits; empty where nothing is."""
    due = sum(one.due for one in progress.ideas)
    words = [f"{counted(due, 'idea')} {'is' if due == 1 else 'are'} due today"] if due else []
    words += [f"{counted(progress.missed, 'missed question')} wait{'s' * (progress.missed == 1)}"] * bool(
        progress.missed
    )
    joined = ", and ".join(words)
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""


def _listed(names: list[str], most: int) -> str:
    more = f", and {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def _share(share: Share) -> str:
    return f"{share.right} of {share.of}"


def best(one: BestOf, today: str) -> str:
    """The best under a setting, in a sentence."""
    name, found = setting_name(one.setting), one.best
    middle = found.median_seconds
    speed = f", half of the right ones in {took(middle)} or less" if middle is not None else ""
    return (
        f"{name[:1].upper()}{name[1:]}: {found.right} of {found.asked} right{speed}, on {day_name(found.day, today)}."
    )


def first_and_last(one: IdeaProgress) -> tuple[str, str]:
    """The first five and the last five of an idea, as counts."""
    return _share(one.first), _share(one.last) if one.last is not None else "not yet"


def in_plain(progress: Progress, width: int = 78) -> list[str]:
    """All of it in lines of printable ASCII."""
    if progress.is_empty:
        return wrapped(EMPTY_PLAIN, width)
    blocks = (
        [f"Progress: {amounts(progress)}.", *_sentences((stood(progress), waiting(progress)), width)],
        _ideas(progress, width),
        _slips(progress, width),
        _days(progress, width),
        _sentences((sure(progress), core(progress)), width) + _core(progress, width),
        _bests(progress, width),
        wrapped(following(progress), width),
    )
    return [line for i, block in enumerate(filter(None, blocks)) for line in ([""] if i else []) + block]


def _sentences(sentences: Iterable[str], width: int) -> list[str]:
    return [line for sentence in sentences if sentence for line in wrapped(sentence, width)]


def _ideas(progress: Progress, width: int) -> list[str]:
    if not progress.ideas:
        return []
    room = width - 34
    lines = [f"{'Right at the first try':<{room}}{'first five':>16}{'last five':>16}"]
    for one in progress.ideas[:_IDEAS]:
        first, last = first_and_last(one)
        bars = tally(*one.first, ascii_only=True), tally(*(one.last or Share(0, 0)), ascii_only=True)
        *above, name = wrapped(idea_name(one.idea), room - 2)
        lines += [f"  {part}" for part in above]
        lines.append(f"  {name:<{room - 2}}  {bars[0]} {first:>8}  {bars[1]} {last:>8}".rstrip())
    more = len(progress.ideas) - _IDEAS
    return [*lines, f"  and {counted(more, 'idea')} more, missed less often lately"] if more > 0 else lines


def _slips(progress: Progress, width: int) -> list[str]:
    if not progress.slips:
        return ["No slip was made on the last days of practice."] if progress.slip_days else []
    room = width - 8 * len(progress.slip_days)
    lines = [f"{'Slips by day':<{room}}" + "".join(f"{_short(day):>8}" for day in progress.slip_days)]
    for one in progress.slips[:_SLIPS]:
        *above, name = wrapped(slip_name(one.slip), room - 3)
        lines += [f"  {part}" for part in above]
        lines.append(f"  {name:<{room - 2}}" + "".join(f"{times or '.':>8}" for times in one.times))
    return lines


def _short(day: str) -> str:
    return said(day)[4:]


def _days(progress: Progress, width: int) -> list[str]:
    lines = ["By day: right at the first try, and the time within which half of these came"]
    for one in progress.days[-_DAYS:]:
        if not one.questions:
            continue
        share = one.right / one.questions
        time = f"{one.median_seconds:>6.0f} s" if one.median_seconds is not None else ""
        counts = f"{f'{one.right:,} of {one.questions:,}':>16} {share:>5.0%}"
        lines.append(f"  {said(one.day):<12}{bar(share, 20, ascii_only=True)}{counts}{time}".rstrip())
    return lines if len(lines) > 1 else []


def _core(progress: Progress, width: int) -> list[str]:
    lines: list[str] = []
    for name in ("shaky", "not met"):
        if found := [one.asks for one in progress.standing(name)]:
            lines += columns(f"  {name}", "; ".join(found), width, 11)
    return lines


def _bests(progress: Progress, width: int) -> list[str]:
    found = [best(one, progress.day) for one in progress.bests[:_NAMED]]
    return ["Bests", *(line for one in found for line in columns("", one, width, 2))] if found else []


__all__ = [
    "EMPTY",
    "FEW",
    "amounts",
    "best",
    "core",
    "first_and_last",
    "following",
    "in_plain",
    "stood",
    "sure",
    "waiting",
]
