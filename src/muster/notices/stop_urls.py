"""The address behind "no more mails", which mail programs may call by themselves (RFC 8058)."""

from django.urls import path

from muster.notices import stop_views

app_name = "mail"
urlpatterns = [path("<str:token>/", stop_views.stop, name="stop")]
