"""Editions in the database: loaded once, changed only while unpublished, and whoever alters them is found out."""

import datetime

import pytest

from parindex.foundation.audit.models import Event
from parindex.foundation.people.policies import NotPossible
from parindex.index.scorecards.actions import load_editions
from parindex.index.scorecards.loader import load_edition
from parindex.index.scorecards.models import Edition, Leaf
from parindex.index.scorecards.published import lock, published
from parindex.index.scorecards.queries import altered_editions, card_of, codes_by_fact, leaves_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rulebook")]
AT = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
LATER = datetime.datetime(2023, 2, 1, tzinfo=datetime.UTC)


@pytest.fixture
def edition():
    load_editions(at=AT)
    return Edition.objects.get(key="commune/2023")


def test_loading_writes_the_edition_and_its_leaves_in_order(edition):
    leaves = list(leaves_of(edition))
    assert len(leaves) == 94
    assert [leaf.code for leaf in leaves[:3]] == ["1.1.1", "1.1.2", "1.1.3"]
    third = leaves[2]
    assert (third.leaf_id, third.area, third.owner, third.max_points) == (
        "steering.plan.carried-out",
        "1",
        "VP",
        2_000_000,
    )
    assert edition.title.startswith("Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã năm 2023")
    assert sum(leaf.max_points for leaf in leaves) == 100_000_000


def test_loading_again_changes_nothing_and_tells_nothing(edition):
    events = Event.objects.count()
    loaded = load_editions(at=LATER)
    assert (loaded.editions, loaded.created, loaded.changed) == (1, (), ())
    assert Edition.objects.get(pk=edition.pk).loaded_at == AT
    assert Event.objects.count() == events


def test_an_unpublished_edition_may_change_and_its_leaves_stay_the_same_rows(edition, edit):
    before = {leaf.leaf_id: leaf.pk for leaf in leaves_of(edition)}
    edit("label: Ban hành kế hoạch CCHC đúng thời hạn", "label: Kế hoạch đúng hạn", "area-1.yaml")
    edit("id: steering.plan.carried-out", "id: steering.plan.done", "area-1.yaml")
    assert load_editions(at=LATER).changed == ("commune/2023",)
    after = {leaf.leaf_id: leaf for leaf in leaves_of(edition)}
    assert after["steering.plan.issued-on-time"].pk == before["steering.plan.issued-on-time"]
    assert after["steering.plan.issued-on-time"].label == "Kế hoạch đúng hạn"
    assert "steering.plan.carried-out" not in after
    assert after["steering.plan.done"].place == 2
    event = Event.objects.get(act="scorecards.loaded", at=LATER)
    assert event.before == {"commune/2023": edition.fingerprint}


def test_a_published_edition_that_changed_is_refused_in_words(edition, edit):
    assert lock(load_edition("commune/2023"))
    edit("level: commune", "level: ward")
    with pytest.raises(NotPossible, match="commune/2023 đã công bố nên không được sửa"):
        load_editions(at=LATER)
    assert Edition.objects.get(pk=edition.pk).fingerprint == edition.fingerprint


def test_a_faulty_edition_is_refused_with_its_place_and_nothing_is_loaded(edit):
    edit("none_arose: full", "none_arose: half", "area-4.yaml")
    with pytest.raises(NotPossible, match=r"1 lỗi.*area-4\.yaml, dòng 31: “half”"):
        load_editions(at=AT)
    assert not Edition.objects.exists()
    assert not Leaf.objects.exists()


def test_publishing_twice_keeps_one_fingerprint_and_another_is_refused(edit):
    file = load_edition("commune/2023")
    assert [lock(file), lock(file)] == [True, False]
    assert published() == {"commune/2023": file.fingerprint}
    edit("level: commune", "level: ward")
    with pytest.raises(NotPossible):
        lock(load_edition("commune/2023"))


def test_a_faulty_edition_cannot_be_published(edit):
    edit("level: commune\n", "")
    with pytest.raises(NotPossible, match="còn lỗi"):
        lock(load_edition("commune/2023"))
    assert published() == {}


def test_the_card_is_read_from_what_was_loaded_not_from_the_files(edition, edit):
    edit("due: 2022-12-31", "due: 2022-11-30", "area-1.yaml")
    rule = card_of(edition).leaf("1.1.1").rule
    assert rule.due == datetime.date(2022, 12, 31)
    assert card_of(edition) is card_of(Edition.objects.get(pk=edition.pk))


def test_content_altered_in_the_database_is_found_out(edition):
    assert altered_editions() == ()
    edition.content["areas"][0]["criteria"][0]["leaves"][0]["points"] = "5"
    edition.save()
    assert altered_editions() == ("commune/2023",)


def test_a_published_edition_altered_in_its_file_is_found_out(edition, edit):
    lock(load_edition(edition.key))
    assert altered_editions() == ()
    edit("level: commune", "level: ward")
    assert altered_editions() == ("commune/2023",)


def test_a_loaded_card_that_can_no_longer_be_read_is_told_in_words(edition):
    edition.content, edition.fingerprint = {**edition.content, "max": "7"}, "0" * 64
    with pytest.raises(NotPossible, match="không còn đọc được"):
        card_of(edition)


def test_each_fact_knows_the_leaves_that_use_it():
    codes = codes_by_fact()
    assert codes["documents.sent_electronic"] == ("7.2.1", "7.2.2")
    assert codes["staff.officials"] == ("5.1.2", "5.5.1")
    assert codes["documents.issued_on.cchc_plan"] == ("1.1.1",)
    assert len(codes) == 143
