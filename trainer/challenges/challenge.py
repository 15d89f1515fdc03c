"""What a challenge is, and its code: deal, pack, level, number of questions and a seed, packed into 40 bits.

From the highest bit on: 5 bits deal, 5 pack, 2 level, 6 questions above the fewest, 22 seed. A later deal keeps its five bits
in front, so that every version can tell a code that is newer than itself. No deal has the number 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.layer import Level
from trainer.challenges.deal import LEVELS, NEWEST, dealt, packs
from trainer.challenges.spelling import Unreadable, spelled, unspelled

FEWEST, MOST = 5, 50
"""How many questions a challenge has."""
_PACK_BITS, _LEVEL_BITS, _COUNT_BITS, _SEED_BITS = 5, 2, 6, 22
SEEDS = 1 << _SEED_BITS
"""Seeds are whole numbers from 0 to one less than this."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """Everything that decides the questions of a challenge, and their order."""

    deal: int
    """The version of the deal that its questions are taken from."""
    pack: str
    level: Level
    count: int
    seed: int

    @property
    def code(self) -> str:
        """Its code, as it is shown."""
        number = self.deal
        number = number << _PACK_BITS | [pack.name for pack in packs(self.deal)].index(self.pack)
        number = number << _LEVEL_BITS | LEVELS.index(self.level)
        number = number << _COUNT_BITS | self.count - FEWEST
        return spelled(number << _SEED_BITS | self.seed)

    @property
    def setting(self) -> str:
        """Under what results are comparable."""
        return f"challenge/{self.code}"


def made(pack: str, level: Level, count: int, seed: int) -> str:
    """The code of a challenge out of the newest deal.

    Raises:
        ValueError: if there is no such challenge, with one sentence that says what there is.
    """
    names = [one.name for one in packs()]
    if pack not in names:
        raise ValueError(f"There is no pack {pack[:40]!r}. There are: {', '.join(names)}.")
    if level not in LEVELS:
        raise ValueError(f"There is no level {level[:40]!r}. There are: {', '.join(LEVELS)}.")
    if not FEWEST <= count <= MOST:
        raise ValueError(f"A challenge has {FEWEST} to {MOST} questions, not {count}.")
    if (size := _size(NEWEST, names.index(pack), level)) < count:
        raise ValueError(f"The pack {pack} has {size or 'no'} questions at level {level}.")
    if not 0 <= seed < SEEDS:
        raise ValueError(f"A seed is a whole number from 0 to {SEEDS - 1:,}, not {seed}.")
    return Challenge(NEWEST, pack, level, count, seed).code


def read(code: str) -> Challenge:
    """The challenge of a code, in capitals or not, with or without its dash.

    Raises:
        Unreadable: if it is none, or one of a newer ConvDrill, with one sentence that says what is wrong.
    """
    number = unspelled(code)
    rest, seed = divmod(number, SEEDS)
    rest, more = divmod(rest, 1 << _COUNT_BITS)
    rest, level = divmod(rest, 1 << _LEVEL_BITS)
    deal, pack = divmod(rest, 1 << _PACK_BITS)
    if deal > NEWEST:
        raise Unreadable(
            f"{spelled(number)} was made by a newer ConvDrill (deal {deal}; this one knows deals up to {NEWEST}). "
            "A newer version can open it."
        )
    count = FEWEST + more
    if deal == 0 or level >= len(LEVELS) or not count <= min(MOST, _size(deal, pack, LEVELS[level])):
        raise Unreadable(f"{spelled(number)} is no challenge: its checksum fits, but no ConvDrill has made it.")
    return Challenge(deal, packs(deal)[pack].name, LEVELS[level], count, seed)


def _size(deal: int, pack: int, level: Level) -> int:
    """How many questions a pack has at a level; none where there is no such pack."""
    found = dealt(deal)
    return found.size(found.packs[pack], level) if pack < len(found.packs) else 0
