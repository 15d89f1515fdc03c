"""Small grids worked out by hand: what an output value is made of, how people go wrong, and what is asked about them."""
