"""Items about what layers do and why; one file for each kind of item, found by its place."""
