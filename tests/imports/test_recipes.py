"""Recipes: made of an import, exchanged as JSON, used on the command line, and checked on the way in."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scopes_disabled

from muster.imports import actions, made_columns, recipes
from muster.imports.import_options import ImportOptions
from muster.imports.models import Recipe
from muster.organisations.models import AuditEntry
from muster.refusals import Refused
from tests.imports.running import drafted
from tests.imports.wizard_walk import walk_as

if TYPE_CHECKING:
    from muster.imports.models import ImportRun
    from muster.programs.access import Place
    from tests.conftest import Cast

FILE = 'E-mail,Name,City,Land\r\nada@example.org,"Lovelace, Ada",London,\r\n'


def made(place: Place) -> ImportRun:
    """A run in which everything was done that a recipe can hold of columns."""
    run = drafted(place, FILE, overwrite=True, date_order={"start_date": "dmy"}, rules={"bio": "fill"})
    made_columns.split_column(run, 0, 2, ",", 2)
    made_columns.join_columns(run, 0, 3, 4, ", ")
    made_columns.fill_empty(run, 0, 4, "UK")
    made_columns.fill_field(run, "department", "Research")
    actions.choose_column(run, 0, 2, None)
    return run


@pytest.mark.usefixtures("scoped")
class TestRecipes:
    def test_a_recipe_holds_the_choices_of_a_run_and_nobodys_data(self, place: Place) -> None:
        document = recipes.recipe_of(made(place))
        assert document["role"] == "mentor"
        assert document["overwrite"] is True
        assert document["split"] == ["Name=,:2"]
        assert document["join"] == ["City+Land=, "]
        assert document["fill"] == ["Land=UK"]
        assert document["everybody"] == ["department=Research"]
        assert document["date_order"] == ["start_date=dmy"]
        assert document["rule"] == ["bio=fill"]
        assert {"E-mail=email", "Name="} <= set(document["map"])
        assert "ada" not in json.dumps(document).casefold()

    def test_it_never_mails_anybody_by_itself(self, place: Place) -> None:
        run = drafted(place, FILE)
        run.notify = run.notify_existing = True
        assert not {"notify", "notify_existing"} & set(recipes.recipe_of(run))

    def test_it_reads_as_it_was_written(self, place: Place) -> None:
        document = recipes.recipe_of(made(place))
        assert recipes.read_recipe("one", json.dumps(document)) == {
            name: tuple(value) if isinstance(value, list) else value for name, value in document.items()
        }

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "{",
            '{"colour": "red"}',
            '{"map": [1]}',
            '{"overwrite": "yes"}',
            '{"max_change": true}',
            "[" * 9999,
        ],
    )
    def test_what_is_no_recipe_is_refused(self, place: Place, text: str) -> None:
        with pytest.raises(Refused, match=r"^recipe\.unreadable$"):
            recipes.read_recipe("one", text)

    def test_a_name_is_kept_once_and_needed(self, place: Place) -> None:
        actor = place.member.user
        recipes.save_recipe(place.program, " nightly ", {"role": "mentor"}, actor=actor)
        recipes.save_recipe(place.program, "nightly", {"role": "mentee"}, actor=actor)
        assert {"role": "mentee"} == Recipe.objects.get().document
        with pytest.raises(Refused, match=r"^recipe\.nameless$"):
            recipes.save_recipe(place.program, " ", {}, actor=actor)
        recipes.delete_recipe(Recipe.objects.get(), actor=actor)
        said = AuditEntry.objects.filter(action__startswith="recipe.").order_by("pk")
        assert ["recipe.saved", "recipe.saved", "recipe.deleted"] == [entry.action for entry in said]


class TestRecipesInTheWizard:
    @pytest.fixture
    def recipe(self, place: Place, scoped: None) -> Recipe:
        document = {"role": "mentee", "overwrite": True, "split": ["Name=,:2"], "notify": True,
                    "map": ["E-mail=email", "Name=", "Name (1)=last_name", "Name (2)=first_name",
                            "City=location", "Land=country"]}  # fmt: skip
        return recipes.save_recipe(place.program, "monthly", document, actor=place.member.user)

    def test_a_recipe_picked_at_the_upload_makes_every_choice_and_leads_to_the_review(
        self, cast: Cast, recipe: Recipe
    ) -> None:
        walk = walk_as(cast.olga)
        walk.begin(role="mentor")
        assert "monthly" in walk.get("upload").content.decode()
        file = SimpleUploadedFile("people.csv", FILE.encode())
        answer = walk.post("upload", file=file, recipe=str(recipe.pk))
        assert answer.url == walk.step("review")
        run = walk.run()
        assert (run.role, run.overwrite, run.notify, run.counts["create"]) == ("mentee", True, False, 1)
        assert run.settings.get("max_change_percent") is None
        with scopes_disabled():
            bound = {entry["header"]: entry["field"] for entry in run.sources.get().columns}
        assert bound == {"E-mail": "email", "Name": None, "City": "location", "Land": "country",
                         "Name (1)": "last_name", "Name (2)": "first_name"}  # fmt: skip

    def test_a_recipe_for_another_file_is_refused_with_what_is_missing(
        self, cast: Cast, recipe: Recipe
    ) -> None:
        walk = walk_as(cast.olga)
        walk.begin()
        file = SimpleUploadedFile("people.csv", b"E-mail,Town\r\nada@example.org,London\r\n")
        answer = walk.post("upload", file=file, recipe=str(recipe.pk))
        shown = walk.client.get(answer.url) if answer.status_code == 302 else answer
        assert "“Name”" in shown.content.decode()

    def test_without_recipes_none_is_asked_for(self, cast: Cast) -> None:
        walk = walk_as(cast.olga)
        walk.begin()
        assert "Recipe" not in walk.get("upload").content.decode()


def test_a_recipe_holds_exactly_the_options_of_the_command() -> None:
    assert {field.name for field in dataclasses.fields(ImportOptions)} == set(recipes.OPTIONS)


def test_a_recipe_is_saved_downloaded_and_taken_in_again_on_the_page(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(role="mentor")
    address = walk.url("memory/")
    walk.client.post(address, {"do": "save_recipe", "run": walk.run_id, "name": "Spring list"})
    (recipe,) = walk.client.get(address).context["page"].recipes
    file = walk.client.get(walk.url(f"memory/recipes/{recipe.pk}.json"))
    assert "attachment" in file["Content-Disposition"]
    assert recipe.document == json.loads(file.content)
    brought = SimpleUploadedFile("other.json", file.content)
    walk.client.post(address, {"do": "take_in_recipe", "file": brought})
    found = walk.client.get(address).context["page"].recipes
    assert ["Spring list", "other"] == [one.name for one in found]
    assert found[0].document == found[1].document
    walk.client.post(address, {"do": "delete_recipe", "id": recipe.pk})
    assert ["other"] == [one.name for one in walk.client.get(address).context["page"].recipes]
    answer = walk.client.post(
        address, {"do": "take_in_recipe", "file": SimpleUploadedFile("bad.json", b"[]")}, follow=True
    )
    assert "not a JSON object of options" in answer.content.decode()
