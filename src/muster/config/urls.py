"""Every address of Muster, by app. Organisation and program stand in the path, never in the session."""

from django.urls import include, path

PROGRAM = "o/<slug:organisation>/p/<slug:program>/"

urlpatterns = [
    path("", include("muster.web.urls")),
    path("account/", include("muster.accounts.urls")),
    path("join/", include("muster.notices.join_urls")),
    path("mail/", include("muster.notices.stop_urls")),
    path("", include("muster.imports.privacy_urls")),
    path("me/", include("muster.participants.own_urls")),
    path("o/<slug:organisation>/", include("muster.organisations.urls")),
    path("o/<slug:organisation>/programs/", include("muster.programs.urls")),
    path(PROGRAM, include("muster.participants.program_urls")),
    path(PROGRAM + "participants/", include("muster.participants.urls")),
    path(PROGRAM + "imports/", include("muster.imports.urls")),
    path(PROGRAM + "mails/", include("muster.notices.urls")),
]

handler400 = "muster.web.views.bad_request"
handler403 = "muster.web.views.forbidden"
handler404 = "muster.web.views.not_found"
handler500 = "muster.web.views.server_error"
