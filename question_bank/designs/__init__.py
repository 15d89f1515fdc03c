"""What interviews ask beyond single layers, each a chain of lines; found by its place."""
