"""The optional weights: what there is and where it lies."""
