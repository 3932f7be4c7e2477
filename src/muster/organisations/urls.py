from django.urls import path

from muster.organisations import views

app_name = "organisations"

member_urls = [
    path("members/", views.members, name="members"),
    path("members/<int:member_id>/role/", views.member_role, name="member_role"),
    path("members/<int:member_id>/link/", views.member_link, name="member_link"),
    path("members/<int:member_id>/remove/", views.member_remove, name="member_remove"),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("settings/", views.settings, name="settings"),
    path("audit/", views.audit, name="audit"),
    path("mail/", views.mail, name="mail"),
    *member_urls,
]
