"""Reads shaped for pages and for the apps above."""

from courses.queries.path_state import (
    Training,
    course_state,
    courses_of,
    loose_courses_of,
    open_steps,
    path_state,
    paths_of,
    paths_of_many,
    training_of,
)
from courses.queries.states import CourseState, ModuleState, PathState, SetState, StepRow
from courses.queries.steps import step_by_ref, steps_by_ref, title_of_step, titles_of_steps

__all__ = [
    "CourseState",
    "ModuleState",
    "PathState",
    "SetState",
    "StepRow",
    "Training",
    "course_state",
    "courses_of",
    "loose_courses_of",
    "open_steps",
    "path_state",
    "paths_of",
    "paths_of_many",
    "step_by_ref",
    "steps_by_ref",
    "title_of_step",
    "titles_of_steps",
    "training_of",
]
