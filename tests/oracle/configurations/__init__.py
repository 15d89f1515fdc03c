"""What the recorder builds: random calls of layers, as values and as code, before any framework sees them.

The recorder must stay an independent witness, so nothing here knows how a layer computes, beyond what makes a call
plausible. It must not import the packages under test, and it needs no framework either.
"""
