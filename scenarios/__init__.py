"""Role-play against a simulated customer."""
