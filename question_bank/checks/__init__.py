"""What must hold for every question, whichever layer and family it comes from. Faults are told as sentences.

Nothing here knows a topic by its name. `convdrill bank check` and the tests meet every topic at the door with it.
"""
