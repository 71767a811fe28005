"""Stock widgets bound to a document: they show it, and hand the user's wishes to operations."""
