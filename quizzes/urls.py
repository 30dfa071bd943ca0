"""Addresses of the app."""

from django.urls import path

from quizzes.views import attempt, quiz

app_name = "quizzes"
urlpatterns = [
    path("quizzes/<str:slug>/", quiz.quiz_page, name="quiz"),
    path("quizzes/<str:slug>/start/", quiz.start, name="start"),
    path("attempts/<int:pk>/", attempt.attempt_page, name="attempt"),
    path("attempts/<int:pk>/answer/", attempt.answer, name="answer"),
    path("attempts/<int:pk>/hand-in/", attempt.hand_in, name="hand-in"),
    path("attempts/<int:pk>/review/", attempt.review, name="review"),
]
