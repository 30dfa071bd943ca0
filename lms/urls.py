"""All addresses."""

from django.urls import URLPattern, URLResolver, include, path

from lms import health
from lms.views import audit_trail, job_again, job_list, language
from people.domain.roles import Right
from people.policies import require
from ui.views.gallery import gallery

APPS = (
    "ui",
    "people",
    "notifications",
    "knowledge",
    "courses",
    "quizzes",
    "scenarios",
    "assignments",
    "certificates",
    "curriculum",
    "reports",
    "dashboards",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", health.robots, name="robots"),
    path("language/", language, name="language"),
    path("jobs/", job_list, name="job-list"),
    path("jobs/<int:pk>/again/", job_again, name="job-again"),
    path("audit/", audit_trail, name="audit-trail"),
    path("gallery/", require(Right.AUTHOR_CURRICULUM, Right.ADMINISTER)(gallery), name="gallery"),
    *(path("", include(f"{app}.urls")) for app in APPS),
]

handler400 = "ui.views.errors.bad_request"
handler403 = "ui.views.errors.permission_denied"
handler404 = "ui.views.errors.not_found"
handler500 = "ui.views.errors.server_error"
