"""One user intent each: look at the documents, do the work as a job, put the result into the documents."""
