"""Addresses of the app."""

from django.urls import URLPattern, path

from reports.views import certifications, exports

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("reports/certifications/", certifications.certifications, name="certifications"),
    path("reports/certifications/export/", exports.export, name="export"),
    path("reports/exports/<int:pk>/", exports.export_status, name="export-status"),
    path("reports/exports/<int:pk>/file/", exports.download, name="download"),
]
