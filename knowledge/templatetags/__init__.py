"""Template helpers of the governed facts."""
