"""The demo company: made by the services that everybody uses, at instants of its past."""
