"""Preparing the data and holding the processes of one machine."""
