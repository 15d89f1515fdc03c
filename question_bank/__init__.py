"""What can be asked and how it is judged: pure arithmetic, no screen, no clock, no disk."""
