"""Colours: three hues and no more, on a dark or a light ground, at sixteen colours, or none at all."""

from __future__ import annotations

import os

from textual.theme import Theme

HUES = ("input", "kernel", "output")


def _theme(name: str, ground: str, ink: str, line: str, hues: tuple[str, str, str], *, dark: bool) -> Theme:
    variables = {f"{hue}-hue": colour for hue, colour in zip(HUES, hues, strict=True)}
    return Theme(
        name=name,
        primary=ink,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        dark=dark,
        variables={**variables, "line": line, "input-cursor-background": ink, "input-cursor-foreground": ground},
    )


THEMES = {
    "dark": _theme("convdrill-dark", "#121212", "#e4e4e4", "#8a8a8a", ("#5fd7d7", "#e6d65a", "#e08be0"), dark=True),
    "light": _theme("convdrill-light", "#ffffff", "#1c1c1c", "#6c6c6c", ("#00666e", "#7a4d00", "#8a1a8a"), dark=False),
    "sixteen": _theme(
        "convdrill-sixteen", "#000000", "#ffffff", "#ffffff", ("#00ffff", "#ffff00", "#ff00ff"), dark=True
    ),
    "none": _theme("convdrill-none", "#000000", "#ffffff", "#ffffff", ("#ffffff", "#ffffff", "#ffffff"), dark=True),
}


def fitting() -> str:
    """The set of colours that fits the terminal, from what it says of itself."""
    if "NO_COLOR" in os.environ:
        return "none"
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if ground in ("7", "15"):
        return "light"
    many = os.environ.get("COLORTERM", "") in ("truecolor", "24bit") or "256" in os.environ.get("TERM", "")
    return "dark" if many else "sixteen"
