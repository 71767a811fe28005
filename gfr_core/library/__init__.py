"""The people and portraits that the user keeps: referenced and hashed, never copied."""
