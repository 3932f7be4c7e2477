"""Pages of one program: the dashboard, which counts participants, and what the programs app brings."""

from django.urls import path

from muster.participants import views
from muster.programs.program_urls import urlpatterns as program_patterns

app_name = "program"

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    *program_patterns,
]
