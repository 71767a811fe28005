"""A film from a file to a file, as a job that outlives crashes."""
