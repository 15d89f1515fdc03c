"""Writes down challenges of the newest deal, for all later versions: `python -m tests.challenges.record`.

A list that exists is left as it is: it is a promise to whoever has passed on a code.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from question_bank.codes import question
from question_bank.sampling import chance
from tests.challenges.telling import RECORDED
from trainer import challenges
from trainer.challenges.deal import LEVELS, dealt

_NUMBER = 30
_COUNTS = (5, 10, 10, 20, 15, 50)


def main() -> int:
    """Writes the list; 1 if it is there."""
    target = RECORDED.with_name(f"deal-{challenges.NEWEST}.json")
    if target.exists():
        print(f"{target.name} is there already.", file=sys.stderr)
        return 1
    lines = [json.dumps(_record(i), ensure_ascii=False) for i in range(_NUMBER)]
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")
    return 0


def _record(i: int) -> dict[str, object]:
    packs = challenges.packs()
    pack = packs[i % len(packs)]
    level = next(LEVELS[(i + more) % len(LEVELS)] for more in (0, 1) if pack.groups[LEVELS[(i + more) % len(LEVELS)]])
    count = min(_COUNTS[i % len(_COUNTS)], dealt(challenges.NEWEST).size(pack, level))
    code = challenges.made(pack.name, level, count, chance("record", i) % challenges.SEEDS)
    challenge = challenges.read(code)
    codes = challenges.questions(challenge)
    answers = [question(one).key.expected for one in codes]
    return {"code": code, **asdict(challenge), "questions": codes, "answers": answers}


if __name__ == "__main__":
    sys.exit(main())
