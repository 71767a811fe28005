"""Pictures and clips, in and out, without loss."""
