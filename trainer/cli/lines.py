"""`--jsonl`: one request a line in, one answer a line out, in the same order. A bad line stops nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from question_bank.catalog import Unknown
from question_bank.frameworks import Refused
from trainer.cli import output
from trainer.cli.arguments import BadArguments

LONGEST = 100_000
"""Bytes in one line; whatever is longer is passed over without being kept."""

Request = dict[str, Any]


def answer_each(answer: Callable[[Request], Any]) -> int:
    """Answers every line of standard input at once.

    Args:
        answer: what to print for a request; may raise `Unknown`, `Refused` or `BadArguments`.
    """
    if sys.stdin is None:
        return output.DONE
    for place, raw in enumerate(_lines(sys.stdin.buffer), start=1):
        try:
            output.line(answer(_request(raw)))
        except (Unknown, Refused, BadArguments) as wrong:
            output.line({"error": str(wrong), "line": place})
        except BrokenPipeError:
            raise
        except Exception as fault:  # a fault of ours must not cost the lines after it
            output.line({"error": f"a fault of ConvDrill ({type(fault).__name__})", "line": place})
    return output.DONE


def written(request: Request, name: str) -> str:
    """A text of a request."""
    if name not in request:
        raise BadArguments(f"{name!r} is missing.")
    value = request[name]
    if not isinstance(value, str):
        raise BadArguments(f"{name!r} is not a text.")
    return value


def typed(request: Request, name: str) -> str:
    """A text of a request; a number, the sides of a shape or the cells of a table as one would type them."""
    value = request.get(name)
    if isinstance(value, dict):
        return json.dumps(value)
    if isinstance(value, list) and 1 <= len(value) <= 9 and all(type(side) is int for side in value):
        return "x".join(map(str, value)) if len(value) > 1 else f"({value[0]},)"
    return str(value) if type(value) in (int, float) else written(request, name)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long."""
    while raw := stream.readline(LONGEST + 1):
        if len(raw) <= LONGEST:
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST)
        yield None


def _request(raw: bytes | None) -> Request:
    if raw is None:
        raise BadArguments(f"This line is longer than {LONGEST:,} bytes.")
    try:
        request = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadArguments(f"This line is not UTF-8, from byte {error.start + 1} on.") from None
    except (ValueError, RecursionError):
        raise BadArguments("This line is not JSON.") from None
    if not isinstance(request, dict):
        raise BadArguments("This line is JSON, but not an object such as {...}.")
    return request
