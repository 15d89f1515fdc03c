"""`convdrill challenge`: makes a short code that gives the same questions to everybody, shows what is in one, and asks it."""

from __future__ import annotations

import secrets
from argparse import Namespace
from dataclasses import asdict

from question_bank.layer import LEVELS
from trainer import challenges
from trainer.cli import output
from trainer.cli.arguments import BadArguments, Parser, add_json, count
from trainer.cli.practice import add_mode, begin
from trainer.sittings import modes

_USUAL_COUNT = 10


def add(parser: Parser) -> None:
    """What is to be done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="new|play|show|packs")
    new = actions.add_parser("new", description="makes a challenge and prints its code")
    new.add_argument(
        "--pack", default="core", metavar="P", help="what is asked; `convdrill challenge packs` lists them"
    )
    new.add_argument("--level", choices=LEVELS, default="interview", help="how hard the numbers are")
    most = f"how many questions, from {challenges.FEWEST} to {challenges.MOST}; {_USUAL_COUNT} if none are given"
    new.add_argument("--count", type=count, default=_USUAL_COUNT, metavar="N", help=most)
    play = actions.add_parser("play", description="asks the questions of a challenge, against the clock")
    play.add_argument("code", metavar="CODE", help="the challenge's code")
    add_mode(play)
    show = actions.add_parser("show", description="lists the codes of a challenge's questions")
    show.add_argument("code", metavar="CODE", help="the challenge's code")
    add_json(show)
    actions.add_parser("packs", description="lists what a challenge can be about")


def run(chosen: Namespace) -> int:
    """Does it."""
    if chosen.action == "new":
        return _new(chosen)
    if chosen.action == "play":
        opened(chosen.code)
        return begin(chosen, lambda desk: modes.challenge(chosen.code))
    return _show(opened(chosen.code), as_json=chosen.json) if chosen.action == "show" else _packs()


def opened(code: str) -> challenges.Challenge:
    """The challenge of a code.

    Raises:
        BadArguments: if it can't be opened.
    """
    try:
        return challenges.read(code)
    except challenges.Unreadable as unreadable:
        raise BadArguments(str(unreadable)) from None


def _new(chosen: Namespace) -> int:
    try:
        code = challenges.made(chosen.pack, chosen.level, chosen.count, secrets.randbelow(challenges.SEEDS))
    except ValueError as wrong:
        raise BadArguments(str(wrong)) from None
    output.say(code)
    return output.DONE


def _show(challenge: challenges.Challenge, *, as_json: bool) -> int:
    codes = challenges.questions(challenge)
    if as_json:
        output.document({"code": challenge.code, **asdict(challenge), "questions": list(codes)})
        return output.DONE
    output.say(f"{challenge.code}: {challenge.count} questions, pack {challenge.pack}, level {challenge.level}")
    for code in codes:
        output.say(code)
    return output.DONE


def _packs() -> int:
    found = challenges.packs()
    width = max(len(pack.name) for pack in found)
    for pack in found:
        only = [level for level in LEVELS if pack.groups[level]]
        where = "" if len(only) == len(LEVELS) else f" ({', '.join(only)} only)"
        output.say(f"{pack.name:<{width}}  {pack.title}{where}")
    return output.DONE
