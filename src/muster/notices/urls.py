"""The mails of a program."""

from django.urls import path

from muster.notices import address_views, mailing_views, text_views, views

app_name = "notices"
urlpatterns = [
    path("", views.list_mails, name="list"),
    path("preview/", text_views.preview, name="preview"),
    path("preview/mail.eml", text_views.preview_file, name="preview_file"),
    path("write/<str:group>/", mailing_views.write, name="write"),
    path("mailings/<int:mailing_id>/stop/", mailing_views.stop, name="mailing_stop"),
    path("pause/", views.pause, name="pause"),
    path("resume/", views.resume, name="resume"),
    path("address/<int:participant_id>/", address_views.ask, name="address"),
    path("invite/<int:participant_id>/", views.invite, name="invite"),
]
