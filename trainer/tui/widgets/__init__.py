"""The parts of screens. Values go in, wishes come out as messages."""
