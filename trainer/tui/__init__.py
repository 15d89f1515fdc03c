"""The screens: thin Textual over the session machine. Keys become events, states become pictures."""
