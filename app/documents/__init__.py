"""What the user works on. Documents own state, change on the GUI thread only, and announce each change."""
