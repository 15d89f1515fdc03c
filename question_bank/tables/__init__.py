"""Tables of a network that are filled in row by row: read, judged with an early slip carried forward, and told."""
