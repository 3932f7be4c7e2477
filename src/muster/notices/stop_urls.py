"""What mails lead to: "no more mails", which mail programs may call by themselves (RFC 8058), and a new address to confirm."""

from django.urls import path

from muster.notices import address_views, stop_views

app_name = "mail"
urlpatterns = [
    path("stop/<str:token>/", stop_views.stop, name="stop"),
    path("confirm/<str:token>/", address_views.confirm, name="confirm"),
]
