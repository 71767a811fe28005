"""What each word of the command line does: read files, call the core, say what came of it."""
