"""HR's acts on certificates: revoke, issue anew, see what waits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates import services
from certificates.forms import RevokeForm
from certificates.policies import ended_by
from certificates.queries import firm
from certificates.queries.waiting import waiting_awards, waiting_papers
from certificates.services.errors import CertificateHasEnded, HouseCannotIssue, NothingToCorrect
from lib import clock
from people.domain.roles import Right
from people.policies import reader, require


@require_POST
@require(Right.REVOKE_CERTIFICATES)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a certificate with a reason."""
    user = reader(request)
    certificate = get_object_or_404(ended_by(user), pk=pk)
    form = RevokeForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(certificate)
    try:
        services.revoke(certificate_id=certificate.pk, reason=form.cleaned_data["reason"], by=user.actor, at=clock.now())
    except CertificateHasEnded:
        messages.error(request, _("This certificate was revoked or replaced before; nothing was changed."))
    else:
        messages.success(request, _("Revoked. The public page says so from now on, and the holder was told."))
    return redirect(certificate)


@require_POST
@require(Right.REVOKE_CERTIFICATES)
def reissue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a certificate anew under the corrected name."""
    user = reader(request)
    certificate = get_object_or_404(ended_by(user), pk=pk)
    try:
        new = services.reissue(certificate_id=certificate.pk, by=user.actor, at=clock.now())
    except CertificateHasEnded:
        messages.error(request, _("Only a valid certificate can be issued anew; nothing was changed."))
    except NothingToCorrect:
        messages.error(request, _("The holder’s name is the one on the certificate; correct the name first."))
    except HouseCannotIssue:
        messages.error(request, _("The firm’s name or its public address is not set; nothing was changed. Ask the admin."))
    else:
        messages.success(request, _("Issued anew under the corrected name. The old paper says “replaced” from now on."))
        return redirect(new)
    return redirect(certificate)


@require_safe
@require(Right.REVOKE_CERTIFICATES)
def waiting(request: HttpRequest) -> HttpResponse:
    """List papers that wait and awards that the house holds back."""
    context = {
        "papers": waiting_papers(clock.now()),
        "awards": waiting_awards(),
        "address_is_public": firm.address_is_public(),
        "has_name": bool(firm.name().zh),
    }
    return render(request, "certificates/waiting.html", context)


@require_POST
@require(Right.REVOKE_CERTIFICATES)
def print_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a paper that waits made again."""
    user = reader(request)
    certificate = get_object_or_404(ended_by(user), pk=pk)
    services.try_again(certificate_id=certificate.pk, by=user.actor, at=clock.now())
    messages.success(request, _("The paper is being made again; look again in a moment."))
    return redirect("certificates:waiting")
