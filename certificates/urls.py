"""Addresses of the app."""

from django.urls import URLPattern, path

from certificates.views import hr, mine, verify

app_name = "certificates"
urlpatterns: list[URLPattern] = [
    path("verify/", verify.search, name="verify-search"),
    path("verify/<str:number>/", verify.verify, name="verify"),
    path("certificates/", mine.mine, name="mine"),
    path("certificates/waiting/", hr.waiting, name="waiting"),
    path("certificates/<int:pk>/", mine.certificate, name="certificate"),
    path("certificates/<int:pk>/pdf/", mine.file, {"kind": "pdf"}, name="pdf"),
    path("certificates/<int:pk>/png/", mine.file, {"kind": "png"}, name="png"),
    path("certificates/<int:pk>/revoke/", hr.revoke, name="revoke"),
    path("certificates/<int:pk>/reissue/", hr.reissue, name="reissue"),
    path("certificates/<int:pk>/print-again/", hr.print_again, name="print-again"),
]
