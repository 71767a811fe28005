"""The window of GFR Studio: documents, jobs, operations, views and panels around `gfr_core`."""
