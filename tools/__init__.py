"""What the repository needs but no learner does. Run from its root: `python -m tools.picture`, `python -m tools.measure`."""
