"""What is measured, each beside the least that could be done, as ratios within one run."""
