"""Who may look at the wizard, who may use it, and who must not learn that it is there."""

from __future__ import annotations

import pytest

from muster.imports.steps import STEPS
from tests.imports.wizard_walk import walk_as

pytestmark = pytest.mark.any_database

SLUGS = [step.slug for step in STEPS]


@pytest.fixture
def run_id(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    return walk.run_id


@pytest.mark.parametrize("slug", [*SLUGS, "undo", "progress"])
def test_a_viewer_may_look_and_not_touch(cast, run_id, slug):
    vera = walk_as(cast.vera)
    vera.run_id = run_id
    assert vera.get(slug).status_code in {200, 204, 302}
    if slug != "progress":
        assert 403 == vera.post(slug).status_code


@pytest.mark.parametrize(("who", "is_offered"), [("vera", False), ("chen", True)])
def test_an_import_is_offered_to_whoever_may_begin_one(cast, who, is_offered):
    walk = walk_as(getattr(cast, who))
    page = walk.client.get(walk.url())
    assert 200 == page.status_code
    assert is_offered == (f'action="{walk.url("new/")}"' in page.content.decode())


def test_a_viewer_can_not_start_cancel_or_fill(cast, run_id):
    vera = walk_as(cast.vera)
    vera.run_id = run_id
    assert 200 == vera.client.get(vera.url("new/")).status_code
    assert 403 == vera.client.post(vera.url("new/"), {"role": "sheet"}).status_code
    assert 403 == vera.client.post(vera.url("sample/")).status_code
    assert 403 == vera.post("cancel").status_code


@pytest.mark.parametrize("slug", [*SLUGS, "undo", "progress"])
def test_a_stranger_finds_nothing(cast, run_id, slug):
    for place in ({}, {"organisation": "southwind", "program": "autumn"}):
        sam = walk_as(cast.sam, **place)
        sam.run_id = run_id
        assert 404 == sam.get(slug).status_code
        if slug != "progress":
            assert 404 == sam.post(slug).status_code


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5000, "\u0663"])
def test_numbers_that_nobody_has_break_nothing(cast, run_id, digits):
    walk = walk_as(cast.olga)
    walk.run_id = run_id
    assert 200 == walk.client.get(walk.url(), {"before": digits}).status_code
    assert walk.post("confirm", plan_revision=digits).status_code == 302
    assert walk.run().state == "planned"
    assert walk.post("header", **{"sheet-0-row": digits}).status_code < 400
    fields = "/o/northwind/p/spring/fields/"
    assert walk.client.post(fields, {"action": "up", "field": digits}).status_code in {302, 404}
