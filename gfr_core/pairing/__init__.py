"""The portraits of one person, and which of them suits a face."""
