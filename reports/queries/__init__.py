"""Reads of the tables: page and files draw from one query."""
