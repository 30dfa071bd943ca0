"""Every write of role-plays."""
