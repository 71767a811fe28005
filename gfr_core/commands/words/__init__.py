"""The words of each command: what may follow its name, and how they start the work. Nothing heavy is imported."""
