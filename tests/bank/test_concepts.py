"""Concept items: enough for each question type, with sources, true about as often as false, and nothing gives itself away."""

from __future__ import annotations

import re
from collections import Counter
from types import ModuleType

import pytest

from question_bank import codes
from question_bank.catalog import Unknown, topics
from question_bank.concepts.item import TRUTHS, Item, Target
from question_bank.concepts.responses import RESPONSE
from question_bank.derivation import BadLayer
from question_bank.families import concept
from question_bank.families.concept import FAMILY, items
from question_bank.grading import grade
from question_bank.ideas import IDEAS
from question_bank.layer import LEVELS
from question_bank.question import Code, Question, Topic
from question_bank.slips import SLIPS
from trainer.plain.printable import in_words

TYPES = (14, 16, 24, 25, 37, 41, 46, 67, 73, 74, 75, 76, 77, 78, 80, 87)
OPTIONS = 4
EVERY = [(target, item) for target, found in items().items() for item in found.values()]
WRITTEN = [item for target, item in EVERY if target is not RESPONSE]
STATEMENTS = [item for item in WRITTEN if item.is_statement]
CHOICES = [item for item in WRITTEN if not item.is_statement]
TOPICS = [topic for topic in topics().values() if topic.family == FAMILY.name]
by_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
by_item = pytest.mark.parametrize(("target", "item"), EVERY, ids=lambda one: getattr(one, "id", ""))


def _question(target: Target, item: Item) -> Question:
    arguments = {"item": item.id}
    if not item.is_statement:
        arguments["order"] = "abcdefgh"[: len(item.options)][::-1]
    return codes.question(str(Code(FAMILY.name, target.theme.name, target.name, {}, arguments)))


def _items_of(topic: Topic) -> list[Item]:
    return [item for target, item in EVERY if (target.theme.name, target.name) == (topic.subject, topic.target)]


def _holds(text: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text, re.IGNORECASE) is not None


def test_each_type_has_a_topic_of_its_own_with_items_enough() -> None:
    written = Counter(number for target, found in items().items() for number in target.types for _ in found)
    assert written.keys() == set(TYPES)
    assert min(written.values()) >= 8
    assert all(len(topic.types) == 1 for topic in TOPICS)
    assert all(len(found) >= 6 for found in items().values())


@by_item
def test_each_item_has_sources_that_stand_as_they_are_in_plain_mode(target: Target, item: Item) -> None:
    assert item.sources
    for source in item.sources:
        assert re.fullmatch(r"https://[\w.-]+/[\w./~-]*", source.address), source
        assert len(source.address) <= 78
        assert source.title.strip()
        assert in_words(source.address) == source.address
    said = _question(target, item).explanation
    assert [line for line in said if line.startswith("Source: ")] == [
        f"Source: {source.title}, {source.address}" for source in item.sources
    ]


@by_item
def test_options_differ_and_each_is_told_about(target: Target, item: Item) -> None:
    assert len(set(item.options)) == len(item.options) == (2 if item.is_statement else OPTIONS)
    assert len(item.wrong) == len(item.options) - 1
    asked = _question(target, item)
    told = [line for line in asked.explanation if not line.startswith("Source: ")]
    assert len(told) == len(item.options)
    assert [line.startswith(f"{place}  Right: {item.right}. ") for place, line in enumerate(told, 1)] == [
        option.text == item.right for option in asked.wanted.options
    ]


def test_about_half_of_the_statements_are_true() -> None:
    share = sum(item.right == "true" for item in STATEMENTS) / len(STATEMENTS)
    assert len(STATEMENTS) >= 60
    assert 0.4 <= share <= 0.6
    for target, found in items().items():
        rights = {item.right for item in found.values() if item.is_statement}
        assert rights in ({"true", "false"}, set()), target.name


def test_the_length_of_an_option_gives_nothing_away() -> None:
    ranks = dict.fromkeys(range(OPTIONS), 0.0)
    for item in CHOICES:
        lengths = [len(option) for option in item.options]
        places = [place for place, length in enumerate(sorted(lengths)) if length == len(item.right)]
        for place in places:
            ranks[place] += 1 / len(places)
    assert sum(ranks.values()) == pytest.approx(len(CHOICES))
    assert all(0.18 <= count / len(CHOICES) <= 0.32 for count in ranks.values()), ranks


def test_the_right_option_stands_at_each_place_equally_often() -> None:
    """Chi squared with three degrees of freedom is above 16.3 once in a thousand times."""
    for topic in TOPICS:
        places: Counter[str] = Counter()
        for seed in range(1000):
            code = codes.read_code(FAMILY.draw(topic, "interview", f"place {seed}"))
            if "order" in code.arguments:
                places[codes.question(str(code)).key.expected] += 1
        fair = places.total() / OPTIONS
        assert places.total() > 200
        assert sum((places[letter] - fair) ** 2 / fair for letter in "abcd") < 16.3, (topic.name, places)


def test_a_code_does_not_tell_which_letter_is_right() -> None:
    """The letters of an order name the options by their alphabet, so each is right about equally often."""
    rights = Counter(item.options.index(item.right) for item in CHOICES)
    assert set(rights) == set(range(OPTIONS))
    assert max(rights.values()) < 0.45 * len(CHOICES)


@by_topic
def test_every_item_is_drawn_at_its_levels_and_at_no_other(topic: Topic) -> None:
    for level in topic.levels:
        codes_drawn = (FAMILY.draw(topic, level, f"item {seed}") for seed in range(400))
        drawn = {codes.read_code(code).arguments["item"] for code in codes_drawn}
        assert drawn == {item.id for item in _items_of(topic) if level in item.levels}


@by_topic
def test_each_level_has_items_to_choose_from(topic: Topic) -> None:
    assert topic.levels == LEVELS
    counts = Counter(level for item in _items_of(topic) for level in item.levels)
    assert counts["warmup"] >= 3
    assert counts["interview"] >= 5
    assert counts["expert"] >= 2
    assert {level for item in _items_of(topic) if not item.is_statement for level in item.levels} == set(LEVELS)


@by_item
def test_each_option_is_judged_with_its_own_reason(target: Target, item: Item) -> None:
    asked = _question(target, item)
    wrong = {one.text: one for one in item.wrong}
    for option in asked.wanted.options:
        _, verdict = grade(asked, option.letter)
        if option.text == item.right:
            assert (verdict.outcome, asked.key.expected) == ("right", option.letter)
            assert verdict.says.startswith("Right: ")
            assert verdict.says.endswith(item.why)
            continue
        one = wrong[option.text]
        named = f"Slip: {SLIPS[one.slip].name}. " if one.slip else ""
        assert verdict.outcome == ("slipped" if one.slip else "wrong")
        assert verdict.says == f"Not yet: {named}{one.why}"
        assert not _holds(verdict.says, item.right), (item.right, verdict.says)


@by_item
def test_an_item_reads_well(target: Target, item: Item) -> None:
    asked = _question(target, item)
    assert len(asked.prompt.split()) <= 30
    assert asked.prompt.endswith("." if item.is_statement else "?")
    assert len(re.findall(r"[.?](?=\s|$)", asked.prompt)) <= 2
    sentences = [item.why, *(one.why for one in item.wrong), *item.hints, *item.conventions]
    for said in sentences:
        assert re.match(r"[A-Z0-9'-]", said), said
        assert said.endswith((".", "?")), said
        assert len(said.split()) <= 30, said
    assert all(not option.endswith((".", "?")) and option == option.strip() for option in item.options)
    assert "!" not in " ".join((asked.prompt, *sentences, *item.options))
    assert 1 <= len(item.hints) <= 2
    assert not [hint for hint in item.hints if _holds(hint, item.right) and not item.right.isdigit()]
    assert item.idea in IDEAS


def test_a_topic_names_the_ideas_and_the_slips_of_its_items() -> None:
    for topic in TOPICS:
        found = _items_of(topic)
        assert set(topic.ideas) == {item.idea for item in found}
        assert set(topic.slips) == {one.slip for item in found for one in item.wrong} - {""}


def _side(size: int, kernel: int, stride: int = 1, padding: int = 0) -> int:
    """How many places a kernel has, counted one by one."""
    padded, at, places = size + 2 * padding, 0, 0
    while at + kernel <= padded:
        at, places = at + stride, places + 1
    return places


def _ten_times(side: int) -> int:
    for _ in range(10):
        side = _side(side, 3)
    return side


COUNTED = {
    "transposed/output_padding/heights-of-14": [size for size in range(99) if _side(size, 3, 2, 1) == 14],
    "transposed/output_padding/stride-3": sum(_side(size, 3, 3) == 9 for size in range(99)),
    "transposed/output_padding/14-to-28": 28 - ((14 - 1) * 2 - 2 * 1 + 3),
    "padding/even_kernel/kernel-4-padding-2": _side(28, 4, padding=2),
    "padding/zeros/ten-layers": _ten_times(28),
    "sizes/dense_as_conv/score-map": [_side(384 // 32, 7), _side(384 // 32, 7), 1000],
    "pointwise/channels/shape": [_side(28, 1), _side(28, 1), 64],
    "sharing/conv_or_dense/how-many-times": 24 * 24 * 3 * 10 // (3 * 3 * 3 * 10),
    "sharing/weights/alexnet": round(_side(227, 11, 4) ** 2 * 96 * (11 * 11 * 3 + 1) / 10**6),
    "cost/speed/per-output": 3 * 3,
    "pooling/max_or_average/one-window": [max(1, 2, 3, 6), (1 + 2 + 3 + 6) // 4],
    "filters/edges/ten-and-zero": 3 * (1 * 10 + 0 * 10 - 1 * 0),
}
"""What items state, counted here: the numbers of the right option in their order."""
_WORDS = {"three": "3", "nine": "9"}


@pytest.mark.parametrize("place", COUNTED)
def test_numbers_that_items_state_are_so(place: str) -> None:
    theme, name, id = place.split("/")
    item = next(item for target, item in EVERY if (target.theme.name, target.name, item.id) == (theme, name, id))
    numbers = re.findall(r"\d[\d,]*", _WORDS.get(item.right, item.right))
    expected = COUNTED[place]
    assert [int(number.replace(",", "")) for number in numbers] == (
        expected if isinstance(expected, list) else [expected]
    )


_DIRECTIONS = {"upper": (-1, 0), "above": (-1, 0), "lower": (1, 0), "below": (1, 0), "left": (0, -1), "right": (0, 1)}


def _picture(told: str) -> list[list[int]]:
    """A window as an option tells it: 2 toward the bright side, 1 where it is neither, 0 beyond."""
    bright = told.removeprefix("bright ").partition(",")[0].split()
    down = sum(_DIRECTIONS[word][0] for word in bright if word in _DIRECTIONS)
    across = sum(_DIRECTIONS[word][1] for word in bright if word in _DIRECTIONS)
    toward = [[down * row + across * column for column in (-1, 0, 1)] for row in (-1, 0, 1)]
    return [[1 + (one > 0) - (one < 0) for one in row] for row in toward]


def test_the_strongest_response_is_the_one_that_is_called_right() -> None:
    found = items()[RESPONSE]
    assert len(found) == 48
    assert set(Counter(item.right for item in found.values()).values()) == {6}
    for item in found.values():
        rows = [[int(number) for number in line.split()] for line in item.prompt.splitlines()[1:4]]
        sums = {
            option: sum(rows[row][column] * _picture(option)[row][column] for row in range(3) for column in range(3))
            for option in item.options
        }
        assert [option for option in sums if sums[option] == max(sums.values())] == [item.right], (rows, sums)


@pytest.mark.parametrize(
    ("tail", "why"),
    [
        ("", "has an item"),
        ("H=3;item=reason;order=abcd", "has an item"),
        ("item=reason;order=abcd;dress=code", "has an item"),
        ("item=nothing;order=abcd", "no item"),
        ("item=reason", "each of the letters"),
        ("item=reason;order=abca", "each of the letters"),
        ("item=reason;order=abc", "each of the letters"),
        ("item=stride-1;order=ab", "have no order"),
    ],
)
def test_a_code_that_is_none_is_refused_with_the_reason(tail: str, why: str) -> None:
    tail = tail if tail.startswith("H") else f";{tail}"
    with pytest.raises(Unknown, match=why):
        codes.question(f"concept/transposed/output_padding?{tail}")


def _module(*found: Item, **words: dict[str, str]) -> ModuleType:
    module = ModuleType("planted")
    module.__dict__.update(ITEMS=found, **words)
    return module


_ITEM = CHOICES[0]


@pytest.mark.parametrize(
    ("module", "why"),
    [
        (_module(_ITEM, _ITEM._replace(why="Other.")), "two items"),
        (_module(_ITEM._replace(idea="no-such-idea")), "no-such-idea"),
        (_module(_ITEM._replace(wrong=(_ITEM.wrong[0]._replace(slip="no-such-slip"),))), "no-such-slip"),
        (_module(IDEAS={_ITEM.idea: "another sentence"}), "two ideas"),
    ],
)
def test_a_fault_of_an_author_is_told(module: ModuleType, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concept, "_modules", lambda: iter((module,)))
    with pytest.raises(BadLayer, match=why):
        items.__wrapped__()


def test_statements_keep_their_order() -> None:
    assert STATEMENTS
    assert all(item.options == TRUTHS and {item.right, item.wrong[0].text} == set(TRUTHS) for item in STATEMENTS)
