"""Text in lines of so many characters, for screens and for the command line."""

from __future__ import annotations


def wrapped(words: str, room: int) -> list[str]:
    """Sentences cut into lines at blanks; at least one line."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def columns(name: str, words: str, room: int, indent: int) -> list[str]:
    """A name at the left, and sentences in a column beside it."""
    first, *rest = wrapped(words, max(10, room - indent))
    return [f"{name:<{indent}}{first}", *(" " * indent + line for line in rest)]
