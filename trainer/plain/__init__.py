"""Plain mode: the same sittings line by line, for screen readers, pipes, slow lines and dumb terminals."""
