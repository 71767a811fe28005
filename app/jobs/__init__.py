"""Work in the background: one job has one outcome; one lane runs one job at a time."""
