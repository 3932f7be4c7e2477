"""Addresses of the wizard: one a step, in the order of `STEPS`, and what stands beside them."""

from django.urls import path

from muster.imports import grid_views, memory_views, views
from muster.imports.steps import STEPS

app_name = "imports"

LIST = [
    path("", views.list_runs, name="list"),
    path("new/", views.new, name="new"),
    path("sample/", views.sample, name="sample"),
    path("template.xlsx", views.template, name="template"),
    path("sample-file/", views.sample_file, name="sample_file"),
    path("memory/", memory_views.remembered, name="memory"),
    path("memory/recipes/<int:recipe_id>.json", memory_views.recipe_file, name="recipe_file"),
]
RUN = [
    path("<int:run_id>/", views.run, name="run"),
    *(path(f"<int:run_id>/{step.slug}/", views.step, {"slug": step.slug}, name=step.slug) for step in STEPS),
    path("<int:run_id>/review/cells/<int:position>/<int:sheet_row>/<int:column>/", views.cell, name="cell"),
    path("<int:run_id>/review/rows/", grid_views.rows, name="review_rows"),
    path("<int:run_id>/review/find/", grid_views.find, name="review_find"),
    path("<int:run_id>/review/edit/", grid_views.edit, name="review_edit"),
    path("<int:run_id>/by-hand/", views.by_hand, name="by_hand"),
    path("<int:run_id>/review/repaired/", views.merge, name="merge"),
    path("<int:run_id>/review/rows.xlsx", views.take_rows_away, name="take_away"),
    path("<int:run_id>/review/rows.csv", views.take_rows_away_as_csv, name="take_away_csv"),
    path("<int:run_id>/record/", views.record, name="record"),
    path("<int:run_id>/rules/", views.rules, name="rules"),
    path("<int:run_id>/plan/<slug:action>/", views.plan, name="plan"),
    path("<int:run_id>/plan.xlsx", views.plan_file, name="plan_file"),
    path("<int:run_id>/columns/<int:position>/<int:column>/", views.column, name="column"),
    path("<int:run_id>/left-out.csv", views.rejected, name="rejected"),
    path("<int:run_id>/left-out.xlsx", views.rejected_workbook, name="rejected_workbook"),
    path("<int:run_id>/progress/", views.progress, name="progress"),
    path("<int:run_id>/undo/", views.undo, name="undo"),
    path("<int:run_id>/cancel/", views.cancel, name="cancel"),
    path("<int:run_id>/pause/", views.pause, name="pause"),
    path("<int:run_id>/resume/", views.resume, name="resume"),
    path("<int:run_id>/stop-mails/", views.stop_mails, name="stop_mails"),
]

urlpatterns = [*LIST, *RUN]
