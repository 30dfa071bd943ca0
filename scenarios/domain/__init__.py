"""The simulated customer: pure rules on frozen values, no clock, no database, nothing drawn at random."""
