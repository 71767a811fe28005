"""How a sharp face becomes a bad photograph: eq. 4 of the paper."""
