"""What weights are worth on people they never saw. `run` measures, `page` and `table` tell, `ablation` trains."""
