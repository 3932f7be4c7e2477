"""The mails of a program."""

from django.urls import path

from muster.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.list_mails, name="list"),
    path("preview/", views.preview, name="preview"),
    path("preview/invitation.eml", views.preview_file, name="preview_file"),
    path("pause/", views.pause, name="pause"),
    path("resume/", views.resume, name="resume"),
    path("invite/<int:participant_id>/", views.invite, name="invite"),
]
