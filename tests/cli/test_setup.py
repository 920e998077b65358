"""`parindex setup`: makes a database once, changes nothing again, names one that another schema made."""

import shutil
import sqlite3

import psycopg
import pytest
from psycopg import sql

from cli.machine import Machine


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A machine that is set up; tests that change its database take a copy."""
    made = Machine(tmp_path_factory.mktemp("ready"))
    assert made.json("setup")[0] == 0
    return made


@pytest.fixture
def standing(ready, tmp_path):
    """A machine of one's own that is set up."""
    shutil.copytree(ready.home, tmp_path / "home")
    return Machine(tmp_path)


def dump(machine: Machine) -> list[str]:
    with sqlite3.connect(machine.database) as database:
        return list(database.iterdump())


def ask(machine: Machine, question: str) -> list[tuple]:
    with sqlite3.connect(machine.database) as database:
        return database.execute(question).fetchall()


def test_a_machine_is_set_up_with_its_rulebook(machine):
    code, said = machine.json("setup")
    assert (code, said["schema"], said["database"], said["problems"]) == (0, "parindex.setup/1", "made", [])
    assert ask(machine, "SELECT is_demo, stands_on FROM foundation_installation") == [(0, None)]
    assert ask(machine, "SELECT count(*) FROM foundation_unit WHERE code IN ('21500', '21499')") == [(3,)]
    assert ask(machine, "SELECT key FROM index_edition ORDER BY key") == [("commune/2022",), ("commune/2023",)]
    acts = {act for (act,) in ask(machine, "SELECT act FROM foundation_event")}
    assert acts == {"installation.made", "units.loaded", "calendar.loaded", "scorecards.loaded"}
    assert ask(machine, "SELECT count(*) FROM foundation_account") == [(0,)]


def test_again_changes_nothing(ready):
    before = dump(ready)
    code, said = ready.json("setup")
    assert (code, said["database"]) == (0, "kept")
    assert dump(ready) == before


def test_what_people_read_is_a_sentence(ready):
    code, out = ready.run("setup")
    assert code == 0
    assert "Đã sẵn sàng" in out
    assert ready.said == ""


def test_a_database_of_another_schema_is_named_and_left_alone_until_fresh_is_asked_for(standing):
    with sqlite3.connect(standing.database) as database:
        database.execute("UPDATE foundation_installation SET schema = 'another'")
    before = dump(standing)
    code, said = standing.json("setup")
    [problem] = said["problems"]
    assert (code, problem["code"]) == (1, "database")
    assert "lược đồ khác" in problem["what"]
    assert "--fresh" in problem["remedy"]
    assert dump(standing) == before
    code, said = standing.json("setup", "--fresh")
    assert (code, said["database"]) == (0, "made")
    assert standing.json("verify")[0] == 0


@pytest.mark.parametrize(
    "made_by",
    [
        "CREATE TABLE foundation_installation (id integer PRIMARY KEY, version text)",
        "CREATE TABLE foundation_unit (id integer PRIMARY KEY)",
    ],
)
def test_tables_that_look_otherwise_are_another_schemas(machine, made_by):
    machine.home.mkdir()
    with sqlite3.connect(machine.database) as database:
        database.execute(made_by)
    for command in ("setup", "compute", "verify"):
        code, said = machine.json(command)
        assert (code, said["problems"][0]["code"]) == (1, "database")
        assert "--fresh" in said["problems"][0]["remedy"]


def test_a_set_up_that_was_killed_before_its_end_is_finished_by_the_next(standing):
    with sqlite3.connect(standing.database) as database:
        database.execute("DELETE FROM foundation_installation")
    code, said = standing.json("verify")
    assert (code, "parindex setup" in said["problems"][0]["remedy"]) == (1, True)
    assert standing.json("setup")[0] == 0
    assert standing.json("verify")[0] == 0


def test_a_file_that_is_no_database_is_told(machine):
    machine.home.mkdir()
    machine.database.write_text("Đây là một tệp văn bản, không phải cơ sở dữ liệu. " * 40, encoding="utf-8")
    code, said = machine.json("setup")
    assert (code, said["schema"], said["problems"][0]["code"]) == (1, "parindex.setup/1", "database")
    assert "tệp văn bản" in machine.database.read_text(encoding="utf-8")


def test_a_faulty_card_is_told_and_nothing_of_the_cards_is_loaded(machine):
    area = machine.rulebook / "scorecards" / "commune" / "2023" / "area-1.yaml"
    area.write_text(area.read_text(encoding="utf-8").replace("owner: VP", "owner: XX", 1), encoding="utf-8")
    code, said = machine.json("setup")
    assert (code, said["problems"][0]["code"]) == (1, "refused")
    assert "commune/2023" in said["problems"][0]["what"]
    assert ask(machine, "SELECT count(*) FROM index_edition") == [(0,)]


def test_a_wrong_call_is_code_two(ready):
    assert ready.run("setup", "--again") == (2, "")
    assert "--again" in ready.said


def test_on_postgresql_it_sets_up_again_and_starts_over_as_well(tmp_path, postgres_url):
    name = "parindex_setup_test"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        place = postgres_url.rpartition("/")[0] + f"/{name}"
        machine = Machine(tmp_path, PARINDEX_DATABASE_URL=place)
        for did in ("made", "kept"):
            code, said = machine.json("setup")
            assert (code, said["database"], said["problems"]) == (0, did, [])
        with psycopg.connect(place, autocommit=True) as database:
            database.execute("UPDATE foundation_installation SET schema = 'another'")
        assert "--fresh" in machine.json("setup")[1]["problems"][0]["remedy"]
        assert machine.json("setup", "--fresh")[1]["database"] == "made"
        assert machine.json("verify")[0] == 0
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
