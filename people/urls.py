"""Addresses of the app."""

from django.urls import URLPattern, path

from people.views import acts, adding, intakes, listing, passwords, person, profile, sign_in, slips, teams

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("password/", passwords.password_change, name="password-change"),
    path("password/reset/", passwords.password_reset, name="password-reset"),
    path("password/reset/asked/", passwords.password_reset_asked, name="password-reset-asked"),
    path("password/reset/<str:uid>/<str:token>/", passwords.password_reset_confirm, name="password-reset-confirm"),
    path("slip/<str:token>/", slips.slip, name="slip"),
    path("roles/", profile.rights_page, name="rights-page"),
    path("me/", profile.profile, name="profile"),
    path("people/", listing.person_list, name="person-list"),
    path("people/add/", adding.person_add, name="person-add"),
    path("people/<int:pk>/", person.person_edit, name="person-edit"),
    path("people/<int:pk>/slip/", slips.person_slip, name="person-slip"),
    path("people/<int:pk>/amend/", acts.person_amend, name="person-amend"),
    path("people/<int:pk>/name/", acts.person_rename, name="person-rename"),
    path("people/<int:pk>/team/", acts.person_move, name="person-move"),
    path("people/<int:pk>/level/", acts.person_level, name="person-level"),
    path("people/<int:pk>/roles/", acts.person_roles, name="person-roles"),
    path("people/<int:pk>/end/", acts.person_end, name="person-end"),
    path("people/<int:pk>/rejoin/", acts.person_rejoin, name="person-rejoin"),
    path("teams/", teams.team_tree, name="team-tree"),
    path("teams/add/", teams.team_add, name="team-add"),
    path("teams/<int:pk>/", teams.team_edit, name="team-edit"),
    path("teams/<int:pk>/lead/", teams.team_appoint, name="team-appoint"),
    path("teams/<int:pk>/lead/<int:person_pk>/end/", teams.team_dismiss, name="team-dismiss"),
    path("intakes/", intakes.intake_list, name="intake-list"),
    path("intakes/add/", intakes.intake_add, name="intake-add"),
    path("intakes/<int:pk>/", intakes.intake, name="intake"),
    path("intakes/<int:pk>/edit/", intakes.intake_edit, name="intake-edit"),
    path("intakes/<int:pk>/people/", intakes.intake_join, name="intake-join"),
    path("intakes/<int:pk>/people/<int:person_pk>/leave/", intakes.intake_leave, name="intake-leave"),
]
