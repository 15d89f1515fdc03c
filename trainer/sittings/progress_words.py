"""Progress in sentences, which screens, plain output and the command line share."""

from __future__ import annotations

from trainer.learning.reasons import counted
from trainer.sittings.clocks import took
from trainer.sittings.days import days_between
from trainer.sittings.names import day_name, idea_name, setting_name
from trainer.sittings.progress import BestOf, IdeaProgress, Progress, Share, Stood

EMPTY = (
    "Nothing is counted yet: answer a question first. Enter at home begins; three questions take about four minutes."
    " After that you find here what you can, what slips, and how it changes."
)


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
    on = _on(last, progress.day)
    return f"{words} {on[:1].upper()}{on[1:]}, new numbers: {last.right} of {last.asked}."


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
        words.append(f"{'Then' if words else 'Next'} what is not met yet: {_listed(unmet)}.")
    elif shaky := [one.asks for one in progress.standing("shaky")]:
        words.append(f"{'Then' if words else 'Next'} what is shaky: {_listed(shaky)}.")
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


def _listed(names: list[str]) -> str:
    return names[0] + (f", and {len(names) - 1} more" if len(names) > 1 else "")


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
