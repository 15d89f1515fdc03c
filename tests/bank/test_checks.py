"""The author's checks: every fault that `bank check` promises to find is planted here, and must be reported.

A planted topic asks the questions of a real one with one thing spoilt. Without anything spoilt nothing is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from time import process_time
from types import SimpleNamespace
from typing import Any

import pytest

from question_bank import catalog, codes
from question_bank.checks import draws, words
from question_bank.checks.draws import Ranks, Trace
from question_bank.choices import ChoiceKey
from question_bank.concepts.item import TRUTHS
from question_bank.layer import Level
from question_bank.question import About, Code, Question, Topic, Verdict
from question_bank.replies import Reply
from trainer.cli import bank, main

CONV, CHOICE = "forward/conv2d/kernel_weights", "concept/pointwise/channels"
"""A topic that asks for a number, and one with options of which some are numbers."""
FEW = 4
Spoil = Callable[[Question], Mapping[str, Any]]


class Key:
    """A real key of which something is replaced."""

    def __init__(self, own: Any, **planted: Any) -> None:
        self._own, self._planted = own, planted

    def __getattr__(self, name: str) -> Any:
        return self._planted[name] if name in self._planted else getattr(self._own, name)


@dataclass
class Planted:
    """A family whose one topic asks what another one asks, spoilt."""

    of: str
    spoil: Spoil = lambda _: {}
    more: Mapping[str, Any] = field(default_factory=dict)
    """What is different about the topic."""
    drawn: Callable[[str], str] = lambda code: code
    name = "planted"

    def topics(self) -> tuple[Topic, ...]:
        return (catalog.topics()[self.of]._replace(**{"family": self.name, **self.more}),)

    def draw(self, topic: Topic, level: Level, seed: str) -> str:
        own = catalog.topics()[self.of]
        return self.drawn(catalog.families()[own.family].draw(own, level, seed)).replace(own.family, self.name, 1)

    def build(self, topic: Topic, code: Code) -> Question:
        family = self.of.partition("/")[0]
        asked = codes.question(str(code._replace(family=family)))
        return replace(asked, **{"code": str(code), "topic": topic, **self.spoil(asked)})


Plant = Callable[[Planted], tuple[str, ...]]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Adds a family to the catalog and gives the faults that are reported of it."""
    families, topics = catalog.families(), catalog.topics()

    def planted(family: Planted) -> tuple[str, ...]:
        own = {topic.name: topic for topic in family.topics()}
        for module in (catalog, bank):
            monkeypatch.setattr(module, "families", cache(lambda: {**families, family.name: family}))
            monkeypatch.setattr(module, "topics", cache(lambda: {**topics, **own}))
        monkeypatch.setattr(bank, "_PLACES", 200)
        return bank.check(*own, FEW).faults

    return planted


def _said(asked: Question, more: str) -> Callable[[Reply], Verdict]:
    """What is said of a wrong answer, with more behind it."""

    def judge(reply: Reply) -> Verdict:
        verdict: Verdict = asked.key.judge(reply)
        return verdict if verdict.is_right else verdict._replace(says=f"{verdict.says} {more}")

    return judge


def _busy(milliseconds: float) -> None:
    end = process_time() + milliseconds / 1000
    while process_time() < end:
        pass


def _long_said(asked: Question) -> Mapping[str, Any]:
    assert asked.solution is not None
    solution = type(asked.solution)(asked.scenario, asked.solution.quantity)  # type: ignore[arg-type]
    solution.__dict__["spoken"] = "One word after another. " * 15
    return {"solution": solution}


def _prompt(text: str) -> Spoil:
    return lambda asked: {"prompt": text, "dress": "said"}


def _hint(text: Callable[[Question], str]) -> Spoil:
    return lambda asked: {"more_hints": (text(asked),)}


def _right_option(asked: Question) -> str:
    return next(option.text for option in asked.wanted.options if option.letter == asked.key.expected)


_COUNT = iter(range(10**6))
SPOILT: dict[str, tuple[Spoil, str]] = {
    "another question the second time": (lambda _: {"prompt": f"Question number {next(_COUNT)}?"}, "the second time"),
    "another answer the second time": (
        lambda _: {"more_hints": (f"Think {'again ' * (next(_COUNT) % 2)}of it.",)},
        "answered otherwise the second time",
    ),
    "a code of another question": (lambda asked: {"code": asked.code}, "its own code is forward/"),
    "an own answer that is wrong": (lambda asked: {"key": Key(asked.key, expected=1)}, "its own answer 1 is"),
    "an answer shown otherwise": (lambda asked: {"key": Key(asked.key, shown="two")}, "its own answer two is"),
    "a slip that is not named": (
        lambda asked: {
            "key": Key(asked.key, wrong_answers=lambda: [{"ids": ["ceil-ignored"], "answer": 2, "says": ""}])
        },
        "expected ['ceil-ignored']",
    ),
    "a slip without a name": (
        lambda asked: {"key": Key(asked.key, wrong_answers=lambda: [{"ids": [], "answer": 2, "says": ""}])},
        "expected []",
    ),
    "a word not filled in": (_prompt("{M} filters run over an input. How many weights?"), "unfilled: {M} filters"),
    "a hint not filled in": (_hint(lambda _: "Look at {K_h}."), "unfilled: Look at"),
    "a title not filled in": (
        lambda asked: {"topic": asked.topic._replace(family="planted", title="weights of {a}")},
        "unfilled: weights of {a}",
    ),
    "a verdict not filled in": (lambda asked: {"key": Key(asked.key, judge=_said(asked, "{M}"))}, "unfilled: Not yet"),
    "a verdict that reads wrong": (
        lambda asked: {"key": Key(asked.key, judge=_said(asked, "Slip: a a word."))},
        "a word twice",
    ),
    "a verdict that tells the answer": (
        lambda asked: {"key": Key(asked.key, judge=_said(asked, f"It is {asked.key.shown}."))},
        "it tells",
    ),
    "a verdict that does not say whether": (
        lambda asked: {
            "key": Key(asked.key, judge=lambda reply: asked.key.judge(reply)._replace(says="Hm, that is nothing."))
        },
        "it does not say 'Not yet'",
    ),
    "no hint": (lambda _: {"solution": None}, "it has no hint"),
    "a hint that tells the answer": (_hint(lambda asked: f"It is {asked.key.shown}."), "a hint holds"),
    "a picture that tells more": (
        lambda asked: {"picture": SimpleNamespace(in_words=lambda: "Output 987654 high.")},
        "its picture shows what is not given",
    ),
    "too many words": (_prompt(f"{'One filter and ' * 11}no end. How many weights?"), "words in a prompt"),
    "too many sentences": (_prompt("One. Two. How many weights?"), "3 sentences in a prompt"),
    "too many lines": (_prompt("One filter. How many?\n" * 3), "6 sentences in a prompt"),
    "a sign that nobody says": (_prompt("Filters of 3 * 3. How many weights?"), "* can't be said"),
    "a name of code": (_prompt("Then nn.Linear(3) comes. How many weights?"), "( ) can't be said"),
    "two spaces": (_prompt("A filter  runs. How many weights?"), "two spaces"),
    "a one of many": (_prompt("It runs over 1 channels. How many weights?"), "'1 channels'"),
    "a wrong article": (_prompt("It runs over a 8x8 input. How many weights?"), "'a 8"),
    "too much to speak": (_long_said, "words are to be spoken"),
    "too hard for its level": (lambda _: {"effort": (9, 1)}, "9 lines are too many for interview"),
    "too easy for its level": (lambda _: {"effort": (1, 0)}, "0 twists are too few for expert"),
    "a slow question": (lambda _: {"conventions": (str(_busy(15) or "Counted here."),)}, "a question takes"),
    "a slow verdict": (
        lambda asked: {"key": Key(asked.key, judge=lambda reply: _busy(15) or asked.key.judge(reply))},  # type: ignore[func-returns-value]
        "a verdict takes",
    ),
}
SPOILT_CHOICES: dict[str, tuple[Spoil, str]] = {
    "another choice that is right": (
        lambda asked: {"key": Key(asked.key, judge=lambda _: Verdict("right", "Right: choice."))},
        "the choice",
    ),
    "a reason not filled in": (lambda asked: {"key": Key(asked.key, judge=_said(asked, "{why}"))}, "unfilled: Not yet"),
    "a reason that reads wrong": (lambda asked: {"key": Key(asked.key, judge=_said(asked, "the the"))}, "a word twice"),
    "a hint that is the right option": (_hint(lambda asked: f"Is it {_right_option(asked)}?"), "a hint holds"),
}


@pytest.mark.parametrize("of", [CONV, CHOICE])
def test_nothing_is_reported_of_a_sound_topic(plant: Plant, of: str) -> None:
    assert plant(Planted(of)) == ()


@pytest.mark.parametrize(("spoil", "told"), SPOILT.values(), ids=SPOILT)
def test_a_planted_fault_is_reported(plant: Plant, spoil: Spoil, told: str) -> None:
    found = plant(Planted(CONV, spoil))
    assert any(told in fault for fault in found), found[:3]


@pytest.mark.parametrize(("spoil", "told"), SPOILT_CHOICES.values(), ids=SPOILT_CHOICES)
def test_a_planted_fault_of_a_choice_is_reported(plant: Plant, spoil: Spoil, told: str) -> None:
    found = plant(Planted(CHOICE, spoil))
    assert any(told in fault for fault in found), found[:3]


def test_a_search_among_two_lines_is_reported(plant: Plant) -> None:
    def two(asked: Question) -> Mapping[str, Any]:
        return {"wanted": asked.wanted._replace(options=asked.wanted.options[:2]), "key": _first(asked)}

    found = plant(Planted("spot/conv2d/params", two))
    assert any("nothing to search among 2 options" in fault for fault in found), found[:3]


def _first(asked: Question) -> ChoiceKey:
    letters = [option.letter for option in asked.wanted.options[:2]]
    return ChoiceKey(tuple(letters[:1]), tuple(letters), dict.fromkeys(letters, "Line 1 keeps its rule."))


def test_a_formula_in_a_hint_is_reported(plant: Plant) -> None:
    found = plant(Planted("formula/conv2d/params", _hint(lambda asked: f"Try {asked.key.shown}.")))
    assert any("a hint holds the formula" in fault for fault in found), found[:3]


def test_a_number_of_the_right_option_in_a_hint_is_reported(plant: Plant) -> None:
    order = partial(_only, item="fire-module", order="abcd")
    found = plant(Planted(CHOICE, _hint(lambda _: "Think of 11920."), drawn=order))
    assert any("a hint holds 11920" in fault for fault in found), found[:3]


def _only(code: str, item: str, order: str) -> str:
    return f"{code.partition('?')[0]}?;item={item};order={order}"


def test_a_right_option_that_always_stands_first_is_reported(plant: Plant) -> None:
    found = plant(Planted(CHOICE, drawn=partial(_only, item="shape", order="abcd")))
    assert any("does not stand at every place equally often" in fault for fault in found), found


def test_an_error_is_reported_and_the_check_goes_on(plant: Plant) -> None:
    def spoil(asked: Question) -> Mapping[str, Any]:
        raise ZeroDivisionError(asked.code)

    found = plant(Planted(CONV, spoil))
    assert len(found) >= FEW
    assert all("ZeroDivisionError" in fault for fault in found)


def test_slips_that_no_question_reaches_and_slips_that_nobody_lists_are_reported(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draws, "PATIENCE", 1)
    about = catalog.topics()[CONV].about()
    more = plant(Planted(CONV, more={"about": lambda: about._replace(slips=(*about.slips, "lstm-gates"))}))
    assert any("nothing leads to" in fault and "lstm-gates" in fault for fault in more), more
    less = plant(Planted(CONV, more={"about": lambda: About(about.ideas)}))
    assert any("names slips that it does not list" in fault for fault in less), less


def test_a_fault_is_printed_and_is_the_exit_status(plant: Plant, capsys: pytest.CaptureFixture[str]) -> None:
    plant(Planted(CONV, _hint(lambda asked: f"It is {asked.key.shown}.")))
    assert main(["bank", "check", "--topic", "planted/*"]) == 1
    said = capsys.readouterr().out
    assert "FAULT planted/conv2d/kernel_weights?" in said
    assert not said.rstrip().endswith("Faults: 0.")


def _trace(place: int, of: int, noun: str = "choice", *, texts: tuple[str, ...] = (), shuffled: bool = True) -> Trace:
    return Trace((f"{place} {texts}",), frozenset(), (place, of), shuffled, noun, texts, True)


@pytest.mark.parametrize("noun", ["line", "row"])
def test_a_line_or_row_that_is_right_most_of_the_time_is_reported(noun: str) -> None:
    one_place = [_trace(2 if i % 10 else 0, 4, noun, shuffled=False) for i in range(1000)]
    assert list(draws.favoured(one_place)) == ["3 is the right number in 90% of the questions"]
    assert not list(draws.favoured([_trace(i % 4, 4, noun, shuffled=False) for i in range(1000)]))


@pytest.mark.parametrize("of", [2, 3, 4])
def test_a_place_that_is_right_a_little_more_often_shows_over_a_thousand_draws(of: int) -> None:
    fair = [_trace(i % of, of) for i in range(1000)]
    assert not list(draws.favoured(fair))
    assert list(draws.favoured(fair[: 1000 - 130] + [_trace(0, of)] * 130))


def _numbered(rank: Callable[[int], int]) -> Iterator[Trace]:
    """Sets of three numbers, each with the right one of some rank by size."""
    for i in range(60):
        texts = (f"{3 * i + 5} weights", f"{3 * i + 6} weights", f"{3 * i + 7} weights")
        yield _trace(rank(i), 3, texts=texts)


def _worded(rank: Callable[[int], int]) -> Iterator[Trace]:
    for i in range(60):
        yield _trace(rank(i), 3, texts=(f"no {i}", f"hardly {i}", f"very often {i}"))


@pytest.mark.parametrize(
    ("traces", "told"), [(_numbered, "every rank by size"), (_worded, "every rank by length")], ids=["size", "length"]
)
def test_a_right_option_that_its_look_gives_away_is_reported(
    traces: Callable[[Callable[[int], int]], Iterator[Trace]], told: str
) -> None:
    assert not list(draws.guessable([draws.ranks(traces(lambda i: i % 3))]))
    (found,) = draws.guessable([draws.ranks(traces(lambda i: 2 if i % 4 else 0))])
    assert told in found


def test_an_option_that_is_always_there_has_no_rank() -> None:
    always = [_trace(0, 2, texts=("the same", f"more than {i}")) for i in range(60)]
    assert draws.ranks(always) == Ranks({}, {}, {})


def test_statements_that_are_mostly_true_are_reported() -> None:
    def said(true: Callable[[int], bool]) -> list[Trace]:
        return [
            _trace(0 if true(i) else 1, 2, texts=TRUTHS, shuffled=False)._replace(prompt=(f"{i}?",)) for i in range(80)
        ]

    assert not list(draws.guessable([draws.ranks(said(lambda i: i % 2 == 0))]))
    (found,) = draws.guessable([draws.ranks(said(lambda i: i % 5 > 0))])
    assert found.startswith("statements")


def test_ranks_of_all_topics_are_put_together() -> None:
    halves = [list(_numbered(lambda i: 2 if i % 4 else 0))[start::6] for start in range(6)]
    assert not any(list(draws.guessable([draws.ranks(one)])) for one in halves[:1])
    assert list(draws.guessable(map(draws.ranks, halves)))


@pytest.mark.parametrize(
    "said", ["Filters of 3x3, stride 2 by 1.", "For 14/45 of it, what is D?", "key_dim 32", "6:7; a-b"]
)
def test_what_can_be_said_is_no_fault(said: str) -> None:
    assert not words._SYMBOL.findall(said)


@pytest.mark.parametrize("family", sorted(catalog.families()))
def test_one_topic_of_each_family_passes_the_whole_check(family: str) -> None:
    """The short form; `bank check` meets the others, and `test_topics.py` every one of them with the same checks."""
    name = next(name for name in sorted(catalog.topics()) if name.startswith(f"{family}/"))
    found = bank.check(name, 6)
    assert not found.faults
    assert found.total >= 6
