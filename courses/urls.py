"""Addresses of the app."""

from django.urls import URLPattern, path, re_path

from courses.views import course, lesson, media

app_name = "courses"
urlpatterns: list[URLPattern] = [
    path("courses/<str:slug>/", course.course, name="course"),
    path("steps/<path:slug>/", course.step, name="step"),
    path("lessons/<str:slug>/", lesson.lesson, name="lesson"),
    path("lessons/<str:slug>/part/", lesson.lesson_part, name="lesson-part"),
    path("lessons/<str:slug>/checks/<str:check>/", lesson.lesson_check, name="lesson-check"),
    path("lessons/<str:slug>/sign/", lesson.lesson_sign, name="lesson-sign"),
    re_path(r"^media/([0-9a-f]{64})\.(png|jpg|webp)\Z", media.picture, name="media"),
]
