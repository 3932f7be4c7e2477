from django.urls import path

from muster.participants import views

app_name = "participants"

PERSON = [
    path("<int:participant_id>/", views.detail, name="detail"),
    path("<int:participant_id>/edit/", views.edit, name="edit"),
    path("<int:participant_id>/suspend/", views.suspend, name="suspend"),
    path("<int:participant_id>/reactivate/", views.reactivate, name="reactivate"),
    path("<int:participant_id>/delete/", views.delete, name="delete"),
]

urlpatterns = [
    path("", views.list_people, name="list"),
    path("export/", views.export, name="export"),
    *PERSON,
]
