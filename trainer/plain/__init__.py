"""Plain mode: the session line by line, for screen readers, pipes, slow lines and terminals that can do little."""

from trainer.plain.session import on_standard_streams, run

__all__ = ["on_standard_streams", "run"]
