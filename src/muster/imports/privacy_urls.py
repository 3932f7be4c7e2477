"""The addresses of `privacy_views`: one list for the person's own pages, one for a program's, one for an organisation's."""

from django.urls import include, path

from muster.imports import privacy_views

app_name = "privacy"

OWN = [
    path("data.json", privacy_views.own_data, {"file_format": "json"}, name="own_data"),
    path("data.csv", privacy_views.own_data, {"file_format": "csv"}, name="own_table"),
    path("erase/", privacy_views.own_erase, name="own_erase"),
]
PERSON = [
    path("data.json", privacy_views.person_data, {"file_format": "json"}, name="person_data"),
    path("data.csv", privacy_views.person_data, {"file_format": "csv"}, name="person_table"),
    path("erase/", privacy_views.person_erase, name="person_erase"),
]

urlpatterns = [
    path("me/<slug:program>/", include(OWN)),
    path("o/<slug:organisation>/p/<slug:program>/participants/<int:participant_id>/", include(PERSON)),
    path("o/<slug:organisation>/erasures/", privacy_views.erasures, name="erasures"),
]
