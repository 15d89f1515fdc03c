"""`convdrill topics`: everything that can be asked."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from question_bank import catalog
from question_bank.question import Topic
from question_bank.slips import SLIPS
from trainer.cli import output
from trainer.cli.arguments import Parser, add_json


def add(parser: Parser) -> None:
    """Only the switch for programs."""
    add_json(parser)


def run(chosen: Namespace) -> int:
    """Lists the topics."""
    found = catalog.topics().values()
    if chosen.json:
        output.document([_as_json(topic) for topic in found])
        return output.DONE
    width = max(len(topic.name) for topic in found)
    for topic in found:
        output.say(f"{topic.name:<{width}}  {topic.title}")
    output.say(f"{len(found)} topics. `convdrill practice --topic NAME` asks one; */conv2d/* takes all of a layer.")
    return output.DONE


def _as_json(topic: Topic) -> dict[str, Any]:
    return {
        "topic": topic.name,
        "family": topic.family,
        "layer": topic.subject,
        "quantity": topic.target,
        "levels": list(topic.levels),
        "wants": {"kind": topic.wants},
        "types": list(topic.types),
        "ideas": list(topic.ideas),
        "slips": [{"id": slip, "says": SLIPS[slip].name} for slip in topic.slips],
    }
