"""Makes the next deal of questions for challenges, and checks the deals that are there.

    python -m tools.deal            draw the next deal; a deal that exists is never written again
    python -m tools.deal --check    build every question of every deal
    python -m tools.deal --list     what each pack of the newest deal holds

Drawing takes a minute, checking less. After drawing, raise `NEWEST` in trainer/challenges/deal.py, put the SHA-256 of the
new file into tests/challenges/test_deals.py and record challenges of it with `python -m tests.challenges.record`.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from question_bank import catalog, codes
from question_bank.layer import Level
from question_bank.question import Question, Topic
from tools.packs import PLANS, groups
from trainer.challenges.deal import LEVELS, NEWEST, Deal, Pack, dealt, opened

FOLDER = Path(__file__).parent.parent / "trainer" / "challenges" / "deals"
EACH = 24
"""So many questions of each topic at each level, where it has them."""
_TRIES = 8 * EACH
_DRESSED = re.compile(r";(dress|framework|order)=[^;]*")
"""What changes a code but not what it asks."""


def main() -> int:
    """Does what the command line asks for; the exit status."""
    parser = argparse.ArgumentParser(description="Make or check the deals that challenges are taken from.")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="build every question of every deal")
    action.add_argument("--list", action="store_true", help="what each pack of the newest deal holds")
    chosen = parser.parse_args()
    if chosen.list:
        print("\n".join(listed(dealt(NEWEST))))
        return 0
    return check() if chosen.check else make()


def make() -> int:
    """Draws the next deal and writes it."""
    number = max((int(file.name.partition(".")[0]) for file in FOLDER.glob("*.txt.gz")), default=0) + 1
    packed = gzip.compress(text(number).encode("ascii"), compresslevel=9, mtime=0)
    deal = opened(packed)
    file = FOLDER / f"{number}.txt.gz"
    file.write_bytes(packed)
    print("\n".join(listed(deal)))
    print(f"{file.name}: {len(packed):,} bytes, SHA-256 {sha256(packed).hexdigest()}")
    return 0


def check() -> int:
    """Builds every question of every deal; 1 where one can't be built or has become another."""
    wrong = 0
    for number in range(1, NEWEST + 1):
        every = [code for topic, level in entries(dealt(number)) for code in dealt(number).codes(topic, level)]
        faults = [fault for fault in map(fault_of, every) if fault]
        print("\n".join([*faults, f"Deal {number}: {len(every):,} questions, {len(faults)} faults."]))
        wrong += len(faults)
    return 1 if wrong else 0


def fault_of(code: str) -> str:
    """What is wrong with a code of a deal; nothing where its question can be asked."""
    try:
        asked = codes.question(code)
    except catalog.Unknown as unknown:
        return f"{code}: {unknown}"
    return "" if asked.code == code and asked.key.shown and asked.prompt else f"{code}: has become {asked.code}"


def listed(deal: Deal) -> Iterator[str]:
    """A line for each pack: how many topics and questions it has at each level."""
    for pack in deal.packs:
        sizes = (f"{level} {len(pack.topics(level)):>3} {deal.size(pack, level):>6,}" for level in LEVELS)
        yield f"{pack.name:<16} {'   '.join(sizes)}   {pack.title}"


def text(number: int) -> str:
    """A new deal, as its file holds it."""
    topics = catalog.topics()
    packs = [
        Pack(plan.name, plan.title, {level: groups(plan, level, topics.values()) for level in LEVELS}) for plan in PLANS
    ]
    held = {(name, level) for pack in packs for level in LEVELS for name in pack.topics(level)}
    blocks = [f"deal {number}", *map(_pack_block, packs)]
    for topic in topics.values():
        blocks += (_block(number, topic, level) for level in LEVELS if (topic.name, level) in held)
    return "\n\n".join(blocks) + "\n"


def _pack_block(pack: Pack) -> str:
    lines = (
        f"{level} {group.weight} {' '.join(group.topics)}" for level, groups in pack.groups.items() for group in groups
    )
    return "\n".join([f"pack {pack.name} {pack.title}", *lines])


def _block(number: int, topic: Topic, level: Level) -> str:
    return "\n".join(
        [f"{topic.name} {level}", *sorted(code.removeprefix(topic.name) for code in drawn(number, topic, level))]
    )


def drawn(number: int, topic: Topic, level: Level) -> list[str]:
    """The codes of one topic at one level for a deal, no two of which ask the same."""
    found: list[str] = []
    seen: set[object] = set()
    for i in range(_TRIES):
        code = catalog.families()[topic.family].draw(topic, level, f"deal/{number}/{i}")
        bare = _DRESSED.sub("", code)
        if bare in seen:
            continue
        asks = _asks(codes.question(code))
        if asks not in seen:
            found.append(code)
        seen |= {bare, asks}
        if len(found) == EACH:
            break
    return found


def _asks(asked: Question) -> tuple[object, ...]:
    """What a person is asked, whatever the code says."""
    picture = asked.picture.in_words() if asked.picture else ""
    options = sorted(option.text for option in asked.wanted.options)
    return (asked.prompt, picture, *sorted(asked.work), *options, *asked.conventions)


def entries(deal: Deal) -> Iterator[tuple[str, Level]]:
    """Every topic with each of its levels."""
    for level in LEVELS:
        yield from ((key.removesuffix(f" {level}"), level) for key in deal.blocks if key.endswith(f" {level}"))


if __name__ == "__main__":
    sys.exit(main())
