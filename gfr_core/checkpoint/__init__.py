"""What a weights file holds, read and written without ever running code out of it."""
