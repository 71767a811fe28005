"""What the main window is made of: its docks, and the wishes that need a question first."""
