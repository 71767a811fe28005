"""A project: which pictures, whose faces, which portraits, what was chosen and what came of it, as one file."""
