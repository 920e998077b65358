"""A figure that a person states: kept as it was meant, refused with a reason, never changed, taken back as a whole."""

import datetime

import pytest

from cli.desk import ACTOR, AT, made_unit
from parindex.foundation.audit.models import Event
from parindex.foundation.people.policies import NotPossible
from parindex.foundation.rulebook.facts import fact_definitions
from parindex.foundation.units.models import Unit
from parindex.index.observations.actions import record_observation, write_rows
from parindex.index.observations.models import Observation
from parindex.index.observations.periods import parse_period
from parindex.index.observations.queries import history, latest
from parindex.index.observations.rows import Place, Row

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2023, 10, 15)
JUNE, SEPTEMBER = datetime.date(2023, 6, 30), datetime.date(2023, 9, 30)
ACCESS, DIALOGUES, PLAN = "surveys.satisfied_index.access", "activities.held.dialogue", "documents.issued_on.cchc_plan"


@pytest.fixture
def commune() -> Unit:
    return made_unit("21500", "Xã Ba Giang")


@pytest.fixture
def say(commune):
    """State a figure of the commune as somebody types it."""

    def saying(fact: str = ACCESS, value: object = "90", **more: object) -> Observation:
        given = {"period": "2023", "as_of": TODAY, "state": "value", "source": "Báo cáo 12/BC-UBND", "note": ""}
        return record_observation(actor=ACTOR, unit=commune, fact=fact, value=value, at=AT, **{**given, **more})

    return saying


def test_a_figure_is_kept_with_its_source_its_day_and_who_said_it(say):
    made = say(value="87,50 %", note="Phiếu điều tra")
    assert (made.value, made.state, made.as_of, made.source, made.note) == (
        "87.5",
        "value",
        TODAY,
        "Báo cáo 12/BC-UBND",
        "Phiếu điều tra",
    )
    assert (made.recorded_at, made.recorded_by) == (AT, "command:test")
    event = Event.objects.get()
    assert (event.chain, event.before, event.after["value"]) == ("21500", None, "87.5")


def test_the_same_again_is_not_written_again(say):
    assert say() == say()
    assert Observation.objects.count() == Event.objects.count() == 1


def test_another_value_or_source_is_appended_and_the_log_says_what_stood(say):
    first = say()
    second, third = say(value="80"), say(value="80", source="Báo cáo 13")
    assert len({first.pk, second.pk, third.pk}) == 3
    assert Observation.objects.get(pk=first.pk).value == "90"
    events = list(Event.objects.order_by("pk").values_list("before", flat=True))
    assert events == [None, {"state": "value", "value": "90"}, {"state": "value", "value": "80"}]


def test_what_was_said_before_may_be_said_again(say):
    for value in ("90", "80", "90"):
        say(value=value)
    assert Observation.objects.count() == 3


@pytest.mark.parametrize("state", ["none_arose", "missing"])
def test_a_figure_may_be_none_or_not_known(say, state):
    made = say(DIALOGUES, None, state=state)
    assert (made.state, made.value) == (state, "")


def test_a_period_is_kept_as_it_is_called(say):
    assert say(DIALOGUES, 1, period=" 2023-q1 ").period == "2023-Q1"


LEVELS = "Hãy chọn một trong các mức"


@pytest.mark.parametrize(
    ("fact", "value", "more", "word"),
    [
        ("không.có", "1", {}, "Không có số liệu"),
        (ACCESS, "90", {"period": "năm 2023"}, "Kỳ phải viết"),
        (ACCESS, "90", {"as_of": datetime.date(2023, 10, 16)}, "tương lai"),
        (ACCESS, "90", {"as_of": datetime.date(1999, 12, 31)}, "chưa thành lập"),
        (ACCESS, "90", {"state": "chưa rõ"}, "Hãy chọn"),
        (ACCESS, "90", {"source": "  "}, "văn bản hay hệ thống nào"),
        (ACCESS, "90", {"source": "a" * 301}, "dài 300 chữ"),
        (ACCESS, "90", {"note": "a" * 501}, "ghi chú 500 chữ"),
        (ACCESS, "90", {"state": "missing"}, "không kèm giá trị"),
        (ACCESS, "90", {"state": "none_arose"}, "không kèm giá trị"),
        (ACCESS, "", {}, "chỉ số"),
        (ACCESS, "cao", {}, "chỉ số"),
        (ACCESS, "100,1", {}, "quá 100"),
        (ACCESS, "-1", {}, "không thể âm"),
        (DIALOGUES, "1,5", {}, "số nguyên"),
        (DIALOGUES, "-1", {}, "không thể âm"),
        (DIALOGUES, "1" * 19, {}, "quá lớn"),
        (PLAN, "2023-10-16", {}, "sau ngày của số liệu"),
        (PLAN, "31/02/2023", {}, "một ngày"),
        ("dossiers.progress_published", "có", {}, "1 (có) hoặc 0"),
        ("finance.spending_findings", "mức lạ", {}, LEVELS),
        ("finance.spending_findings", "a" * 61, {}, "mã của một mức"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_written(say, fact, value, more, word):
    with pytest.raises(NotPossible) as refusal:
        say(fact, value, **more)
    assert word in refusal.value.reason
    assert not Observation.objects.exists()
    assert not Event.objects.exists()


def test_a_unit_that_has_merged_says_nothing_of_later_days(commune, say):
    Unit.objects.filter(pk=commune.pk).update(closed_on=SEPTEMBER)
    commune.refresh_from_db()
    say(as_of=SEPTEMBER - datetime.timedelta(1))
    with pytest.raises(NotPossible, match="đã sáp nhập"):
        say(as_of=SEPTEMBER)


def observed(unit: Unit, as_of: datetime.date = TODAY, period: str = "2023"):
    """Return what is known of a unit's period on a day, by fact: its state and value, and the day of it."""
    asked = parse_period(period)
    assert asked is not None
    known = latest([unit.pk], asked, as_of).get(unit.pk, {})
    return {fact: (one.state, one.value, one.as_of) for fact, one in known.items()}


def test_the_latest_day_not_after_the_asked_one_is_known(commune, say):
    say(value="50", as_of=JUNE)
    say(value="75", as_of=SEPTEMBER)
    assert observed(commune)[ACCESS] == ("value", "75", SEPTEMBER)
    assert observed(commune, SEPTEMBER - datetime.timedelta(1))[ACCESS] == ("value", "50", JUNE)
    assert observed(commune, JUNE - datetime.timedelta(1)) == {}


def test_of_one_day_the_last_word_counts(commune, say):
    say(value="50", as_of=JUNE)
    say(value="60", as_of=JUNE)
    assert observed(commune)[ACCESS] == ("value", "60", JUNE)


def test_what_was_taken_back_is_not_known(commune, say):
    say(value="50", as_of=JUNE)
    wrong = say(value="99")
    Observation.objects.filter(pk=wrong.pk).update(is_withdrawn=True)
    assert observed(commune)[ACCESS] == ("value", "50", JUNE)


def test_saying_that_it_is_not_known_takes_a_value_back(commune, say):
    say(value="50", as_of=JUNE)
    say(value=None, state="missing")
    assert observed(commune)[ACCESS] == ("missing", "", TODAY)


def test_quarters_of_a_flow_add_up_while_none_is_skipped(commune, say):
    for period, value in (("2023-Q1", "1"), ("2023-Q2", "2")):
        say(DIALOGUES, value, period=period, as_of=JUNE)
    assert observed(commune, JUNE)[DIALOGUES] == ("value", "3", JUNE)
    assert DIALOGUES not in observed(commune, SEPTEMBER)  # the third is over, and nobody said how many
    say(DIALOGUES, None, period="2023-Q3", as_of=SEPTEMBER, state="none_arose")
    assert observed(commune, SEPTEMBER)[DIALOGUES] == ("value", "3", SEPTEMBER)
    say(DIALOGUES, "9", as_of=SEPTEMBER)
    assert observed(commune, SEPTEMBER)[DIALOGUES] == ("value", "9", SEPTEMBER)  # said of the very period


def test_one_quarter_not_known_leaves_the_sum_unknown(commune, say):
    say(DIALOGUES, "1", period="2023-Q1", as_of=JUNE)
    say(DIALOGUES, None, period="2023-Q2", as_of=JUNE, state="missing")
    assert observed(commune, JUNE)[DIALOGUES][:2] == ("missing", "")


def test_quarters_in_which_nothing_arose_are_a_year_in_which_nothing_arose(commune, say):
    for quarter, day in (("Q1", JUNE), ("Q2", JUNE), ("Q3", SEPTEMBER)):
        say(DIALOGUES, None, period=f"2023-{quarter}", as_of=day, state="none_arose")
    assert observed(commune)[DIALOGUES][:2] == ("none_arose", "")


def test_what_is_true_on_a_day_is_taken_from_the_latest_part(commune, say):
    stock = "procedures.applicable"
    assert fact_definitions()[stock].nature == "stock"
    say(stock, "110", period="2023-Q1", as_of=JUNE)
    say(stock, "120", period="2023-9M", as_of=SEPTEMBER)
    assert observed(commune)[stock] == ("value", "120", SEPTEMBER)


def test_a_distinct_count_is_never_added_up(commune, say):
    distinct = "activities.channels.communication"
    assert fact_definitions()[distinct].nature == "distinct"
    say(distinct, "2", period="2023-Q1", as_of=JUNE)
    say(distinct, "3", period="2023-Q2", as_of=JUNE)
    assert distinct not in observed(commune, JUNE)
    say(distinct, "4", period="2023-H1", as_of=JUNE)
    assert observed(commune, JUNE)[distinct] == ("value", "4", JUNE)


def test_another_years_figures_say_nothing(commune, say):
    say(period="2022")
    assert observed(commune) == {}


def test_the_history_tells_all_that_was_ever_said_latest_first(commune, say):
    say(value="50", as_of=JUNE)
    wrong = say(value="99", as_of=SEPTEMBER)
    say(value="75", as_of=SEPTEMBER)
    say(DIALOGUES, "1")
    say(value="10", period="2022")
    Observation.objects.filter(pk=wrong.pk).update(is_withdrawn=True)
    told = [(each.value, each.is_withdrawn) for each in history(commune, [ACCESS], 2023)]
    assert told == [("75", False), ("99", True), ("50", False)]


def line(value: str, **more: object) -> Row:
    said = {"unit": "21500", "fact": ACCESS, "period": "2023", "as_of": JUNE, "state": "value"} | more
    return Row(**said, value=value, source="", note="", place=Place("a.csv", None, 2))


def test_rows_that_say_nothing_new_are_not_written(commune):
    units = {"21500": commune}
    first = write_rows([line("50"), line("1", fact=DIALOGUES)], lambda row: units.get(row.unit), by="an", at=AT)
    again = write_rows([line("50"), line("2", fact=DIALOGUES)], lambda row: units.get(row.unit), by="an", at=AT)
    assert (first.new, first.unchanged) == (2, 0)
    assert again.unchanged == 1
    assert Observation.objects.count() == 3
    assert first.digest != again.digest


def test_a_row_of_no_unit_is_left_out(commune):
    units = {"21500": commune}
    written = write_rows([line("50", unit="99999"), line("60")], lambda row: units.get(row.unit), by="an", at=AT)
    assert (written.new, Observation.objects.get().value) == (1, "60")
