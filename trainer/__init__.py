"""Everything that touches a person, a clock or a disk."""
