"""Users, teams, intakes, roles and what each role may do."""
