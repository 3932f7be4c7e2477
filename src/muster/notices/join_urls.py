"""The address that invitations lead to."""

from django.urls import path

from muster.notices import join_views

app_name = "join"
urlpatterns = [
    path("<str:token>/", join_views.join, name="join"),
    path("<str:token>/save/", join_views.save, name="save"),
    path("<str:token>/renew/", join_views.renew, name="renew"),
    path("<str:token>/decline/", join_views.decline, name="decline"),
    path("<str:token>/reconsider/", join_views.reconsider, name="reconsider"),
]
