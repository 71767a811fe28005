"""What the application remembers between two starts."""
