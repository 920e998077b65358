"""`parindex plan read`: the contract's keys, the exit codes, the JSON printed whatever the file is."""

from plans_in_word import BA_GIANG, PLANS

KEYS = {
    "plan": {"title", "number", "issuer", "issued_on", "issued_precision", "year"},
    "targets": {"kind", "value", "of", "text", "line"},
    "tasks": {
        "id", "section", "kind", "area", "owners", "support", "due_on", "recurrence", "product", "papers", "text",
        "line", "line_end",
    },
    "reports": {"period", "due_on", "recipients", "line"},
    "papers": {"number", "kind", "issuer", "issued_on", "state", "replaced_by", "lines"},
    "recipients": {"text", "line"},
    "signer": {"title", "name", "line"},
    "unplaced": {"line", "text", "why"},
    "lines": {"total", "blank", "placed", "unplaced"},
}  # fmt: skip


def test_every_key_of_the_contract_is_there(call):
    code, plan = call("plan", "read", BA_GIANG)
    assert (code, plan["schema"], plan["problems"]) == (0, "parindex.plan/1", [])
    for name, keys in KEYS.items():
        entries = plan[name] if isinstance(plan[name], list) else [plan[name]]
        assert all(entry.keys() >= keys for entry in entries)


def test_a_line_left_over_says_why(call):
    code, plan = call("plan", "read", PLANS / "tan-hoa-2024-attributes.txt")
    assert code == 0
    assert plan["unplaced"][0].keys() == KEYS["unplaced"]


def test_a_file_that_is_no_plan_ends_with_1_and_a_sentence(call, tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"%PDF-1.7\n1 0 obj")
    code, plan = call("plan", "read", path)
    assert code == 1
    assert plan["tasks"] == []
    assert plan["problems"][0]["file"] == "plan.docx"
    assert "PDF" in plan["problems"][0]["what"]


def test_a_file_that_is_not_there_ends_with_1(call, tmp_path):
    code, answer = call("plan", "read", tmp_path / "none.txt")
    assert code == 1
    assert answer["schema"] == "parindex.plan/1"
    assert answer["problems"][0]["level"] == "error"


def test_a_plan_with_only_warnings_ends_with_0(call, tmp_path):
    text = (PLANS / "tan-hoa-2024-attributes.txt").read_text(encoding="utf-8")
    path = tmp_path / "undated.txt"
    path.write_text(text.replace("ngày 10 tháng 01 năm 2024", "ngày … tháng … năm 2024"), encoding="utf-8")
    code, plan = call("plan", "read", path)
    assert code == 0
    assert [problem["level"] for problem in plan["problems"]] == ["warning"]
    assert {paper["state"] for paper in plan["papers"]} == {"unknown"}
