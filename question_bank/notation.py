"""Whole notations: how courses, papers and frameworks letter the same formula.

A formula is read in one notation at a time, never letter by letter: `K*(F*F*D)+K` is right in CS231n's letters, where K
counts filters and F is the side of one, and in no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Notation(NamedTuple):
    """A set of letters with the letter of ours that each one means."""

    name: str
    letters: Mapping[str, str]


def _spelled(pairs: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in pairs.split())


FOREIGN = (
    Notation(
        "small letters",
        _spelled("m=M k=K d=D h=H w=W s=S p=P l=L g=G k_h=K_h k_w=K_w h_out=out_h w_out=out_w"),
    ),
    Notation("CS231n's letters", _spelled("K=M F=K D=D W=W H=H S=S P=P G=G")),
    Notation(
        "C_in and C_out",
        _spelled(
            "C_out=M C_in=D Cout=M Cin=D Co=M Ci=D c_out=M c_in=D K=K k=K K_h=K_h K_w=K_w k_h=K_h k_w=K_w kh=K_h kw=K_w "
            "H=H W=W H_in=H W_in=W H_out=out_h W_out=out_w S=S P=P L=L G=G s=S p=P d=L g=G F=K f=K"
        ),
    ),
    Notation(
        "the frameworks' words",
        _spelled(
            "out_channels=M in_channels=D filters=M kernel_size=K stride=S strides=S padding=P dilation=L "
            "dilation_rate=L groups=G units=M out_features=M in_features=D height=H width=W depth=D channels=D "
            "kernel=K neurons=M"
        ),
    ),
    Notation("n, f, p and s", _spelled("n=H n_H=H n_W=W n_C=M n_C_prev=D f=K p=P s=S n_c=M nc=M n_out=M n_in=D")),
    Notation("F filters of K over C", _spelled("F=M K=K C=D H=H W=W S=S P=P D=L G=G")),
    Notation("N filters of K over C", _spelled("N=M K=K C=D H=H W=W S=S P=P G=G")),
)
"""Notations other than ours, the commonest first."""

_ALSO = {"H_out": "out_h", "W_out": "out_w", "H'": "out_h", "W'": "out_w"}


def ours(letters: Iterable[str]) -> Notation:
    """Our own letters for a question, with the other spellings of an output side."""
    own = {letter: letter for letter in letters}
    also = {name: letter for name, letter in _ALSO.items() if letter in own}
    return Notation("our letters", {**own, **also})


def readable(own: Notation) -> tuple[str, ...]:
    """Every name that may stand in a formula, ours first."""
    names = dict.fromkeys(own.letters)
    for notation in FOREIGN:
        names |= dict.fromkeys(name for name, letter in notation.letters.items() if letter in own.letters)
    return tuple(names)


def readings(names: Iterable[str], own: Notation) -> tuple[Notation, ...]:
    """The notations that know all of some names; ours alone where it does."""
    wanted = set(names)
    if wanted <= own.letters.keys():
        return (own,)  # letters that the question itself gives a meaning have no other
    return tuple(
        notation
        for notation in (own, *FOREIGN)
        if wanted <= notation.letters.keys() and all(notation.letters[name] in own.letters for name in wanted)
    )
