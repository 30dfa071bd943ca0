"""Addresses of the app."""

from django.urls import URLPattern, path

from notifications import views

app_name = "notifications"
urlpatterns: list[URLPattern] = [
    path("notices/", views.notice_list, name="list"),
    path("notices/read/", views.notice_read_all, name="read-all"),
    path("notices/<int:pk>/open/", views.notice_open, name="open"),
]
