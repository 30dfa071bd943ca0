"""Paths, courses, lessons, steps, enrolment and progress."""
