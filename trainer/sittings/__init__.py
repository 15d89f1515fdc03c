"""Between the session machine and what a person keeps: openings for every mode, the history, days and clocks in words."""
