"""The whole path of a face: crop, network, colour, mask, back into the picture."""
