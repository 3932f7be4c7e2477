"""Pages of one program that need nothing but its fields; `muster.participants.program_urls` adds the dashboard."""

from django.urls import path

from muster.programs import views

urlpatterns = [
    path("fields/", views.fields, name="fields"),
    path("fields/new/", views.field_new, name="field_new"),
    path("fields/<int:field_id>/", views.field, name="field"),
    path("settings/", views.settings, name="settings"),
]
