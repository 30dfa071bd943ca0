"""Certifications, awards, papers and their verification."""
