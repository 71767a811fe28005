"""Training: pairs, losses, schedule, trainer, validation."""
