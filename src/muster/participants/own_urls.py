from django.urls import path

from muster.participants import own_views

app_name = "own"

urlpatterns = [
    path("", own_views.home, name="home"),
    path("<slug:program>/", own_views.profile, name="profile"),
    path("<slug:program>/save/", own_views.save, name="save"),
]
