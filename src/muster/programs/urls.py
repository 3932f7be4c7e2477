from django.urls import path

from muster.programs import views

app_name = "programs"

urlpatterns = [
    path("new/", views.new, name="new"),
]
