"""One of every fault a card can have, to plant in the commune card."""

from rulebook.planting import Plant

E, A1, A3, A4, A6, A7 = "edition.yaml", *(f"area-{code}.yaml" for code in (1, 3, 4, 6, 7))
X1, X4 = "examples/area-1.yaml", "examples/area-4.yaml"

ID = "id: commune/2023\n"
TITLE = "title: Bộ tiêu chí xác định Chỉ số cải cách hành chính cấp xã năm 2023 (bản dựng lại)\n"
LEAF = '- id: organisation.staffing.within-quota\n        code: "4.1.1"\n'
WITHIN = "rule: {kind: within, a: staff.in_post, b: staff.quota}"
DEADLINE = "rule: {kind: deadline, fact: documents.issued_on.cchc_plan, due: 2022-12-31, late: [{days: 15, "
FLOOR = 'floor: "0.80", target: null'
LADDER = 'bands:\n            - {at_least: "90", points: "1"}\n            - {at_least: "80", points: "0.75"}\n'
LAST = '            - {at_least: "70", points: "0.5"}'
PARTS = "parts:\n            - {fact: activities.one_stop_check.staffed, "
BANDS = (
    "rule:\n          kind: bands\n          value: {a: procedures.with_post_dossiers, b: procedures.post_eligible}\n"
)
TOP = '          bands:\n            - {at_least: "0.20", points: "1"}\n'
LEVELS = 'points: {no_finding: "1.5", remedied: "0.75"'
CLASSES = 'classes:\n  - {id: excellent, label: Hoàn thành xuất sắc nhiệm vụ, at_least: "90 %"}\n  - {id: good, '
GOOD = 'label: Hoàn thành tốt nhiệm vụ, at_least: "80 %"'
PERIOD = "period: {from: 2023-01-01, to: 2023-12-31}"
RANKING = "ranking: {by: index, method: dense, tie_breaks: []}"
ROUNDING = "rounding: {place: leaf, decimals: 6, mode: half_up}"
FACTS = "facts: {staff.in_post: 33, staff.quota: 34}"
EXAMPLE = '- name: "Ít hơn số được giao: đủ điểm"\n  leaf: organisation.staffing.within-quota\n'
ISSUED = "facts: {documents.issued_on.cchc_plan: 2022-12-21}"


def instead(file: str, old: str, part: str, new: str, says: str) -> Plant:
    """Return a fault told at the first line of `old`, of which a part is replaced."""
    return Plant(file, old, "¶" + old.replace(part, new), says)


def in_within(old: str, new: str, says: str) -> Plant:
    return instead(A4, WITHIN, old, new, says)


def in_deadline(old: str, new: str, says: str) -> Plant:
    return instead(A1, DEADLINE, old, new, says)


def after_ladder(band: str, says: str) -> Plant:
    return Plant(A3, LADDER + LAST, f"¶{LADDER}            - {band}", says)


KEYS = {
    "an unknown key of the edition": Plant(E, "level: commune", "level: commune\n¶colour: red", "“colour”"),
    "an unknown key of an area": Plant(A4, 'code: "4"', 'code: "4"\n¶colour: red', "“colour”"),
    "an unknown key of a criterion": Plant(A4, 'code: "4.1"', 'code: "4.1"\n    ¶colour: red', "“colour”"),
    "an unknown key of a leaf": Plant(A4, "owner: VP", "owner: VP\n        ¶colour: red", "“colour”"),
    "an unknown key of a rule": in_within("}", ", floor: null}", "“floor”"),
    "a key twice": Plant(A4, "none_arose: full", "none_arose: full\n        ¶none_arose: zero", "hai lần"),
    "a lacking key of the edition": Plant(E, ID + TITLE, "¶" + ID, "“title”"),
    "a lacking key of a leaf": Plant(A4, LEAF, "¶- id: organisation.staffing.within-quota\n", "“code”"),
    "a lacking key of a rule": Plant(A1, FLOOR, '¶floor: "0.80"', "“target”"),
}
NUMBERS = {
    "a criterion's sum": Plant(A4, '    points: "2.5"', '    ¶points: "3"', "tổng điểm"),
    "an area's sum": Plant(A4, 'points: "5"\n', '¶points: "6"\n', "tổng điểm"),
    "the card's sum": Plant(E, 'max: "100"', '¶max: "101"', "tổng điểm"),
    "a leaf's points that are no number": Plant(A4, 'points: "1.5"', '¶points: "nhiều"', "số điểm"),
    "points above the maximum": Plant(
        A3, '{at_least: "80", points: "0.75"}', '¶{at_least: "80", points: "7"}', "lớn hơn"
    ),
    "points with seven decimals": Plant(A3, '"80", points: "0.75"}', '"80", ¶points: "0.7500001"}', "số điểm"),
    "a rule that never gives the maximum": Plant(
        A7, BANDS + TOP, "¶" + BANDS + TOP.replace('"1"', '"0.75"'), "điểm tối đa"
    ),
    "parts that do not add up": Plant(
        A3, PARTS + 'points: "0.25"', "¶" + PARTS + 'points: "0.5"', "Tổng điểm các phần"
    ),
    "a floor above 100 %": Plant(A1, FLOOR, '¶floor: "80", target: null', "tỷ lệ"),
    "a floor above its target": Plant(A1, FLOOR, '¶floor: "0.80", target: "0.5"', "Sàn cao hơn"),
    "days that are no number": in_deadline("15", "nhiều", "số nguyên"),
    "steps of lateness that go back": in_deadline("[", '[{days: 20, points: "0.3"}, ', "tăng dần"),
}
LADDERS = {
    "bands that overlap": after_ladder('{at_least: "85", points: "0.5"}', "chồng lên nhau"),
    "a band twice": after_ladder('{at_least: "80", points: "0.5"}', "chồng lên nhau"),
    "bands that run both ways": after_ladder('{below: "70", points: "0.5"}', "cùng một chiều"),
    "a band without an edge": Plant(A3, LAST, '            - ¶{points: "0.5"}', "at_least"),
    "an edge that is no number": Plant(A3, LAST, '            - ¶{at_least: cao, points: "0.5"}', "một số"),
}
NAMES = {
    "an unknown fact": in_within("staff.quota", "staff.quotas", "“staff.quotas”"),
    "a fact of a wrong type": in_within("staff.quota", "staff.position_scheme_ready", "không hợp"),
    "an unknown kind of rule": in_within("within", "inside", "loại quy tắc"),
    "an unknown policy": Plant(A4, "none_arose: full", "¶none_arose: half", "“half”"),
    "an unknown owner": Plant(A4, "owner: VP", "¶owner: XX", "“XX”"),
    "an unknown level": Plant(A6, LEVELS, '¶points: {clean: "1.5", no_finding: "1.5", remedied: "0.75"', "“clean”"),
    "a level without points": Plant(A6, LEVELS, '¶points: {no_finding: "1.5"', "“remedied”"),
    "an id twice": Plant(A4, "id: organisation.staffing.downsizing-plan", "¶id: steering.plan.carried-out", "hai lần"),
    "a code twice": Plant(A4, 'code: "4.1.2"', '¶code: "4.1.1"', "hai lần"),
    "a tie-break that is nothing": instead(E, RANKING, "[]", "[digital.nothing]", "“digital.nothing”"),
    "a parameter that is not declared": in_deadline("2022-12-31", "{parameter: due}", "tham số"),
}
VALUES = {
    "a day that is none": in_deadline("2022-12-31", "2022-02-30", "một ngày"),
    "a period that ends before it begins": instead(E, PERIOD, "2023-12-31", "2022-12-31", "kết thúc trước"),
    "a switch that is a word": Plant(E, "floor_earns: true", "¶floor_earns: có", "true hoặc false"),
    "a choice there is not": Plant(E, "above_denominator: error", "¶above_denominator: ignore", "“ignore”"),
    "a list where a mapping belongs": instead(A4, WITHIN, WITHIN, "rule: [within]", "loại quy tắc"),
    "a text where a list belongs": Plant(A1, "requirement: [S1]", "¶requirement: S1", "danh sách"),
    "an empty label": Plant(A4, "label: Cải cách tổ chức bộ máy", "¶label:", "dòng chữ"),
    "a label too long to keep": Plant(A4, "label: Thực hiện quy chế", "¶label: " + "rất " * 130, "quá dài"),
    "rounding to seven decimals": instead(E, ROUNDING, "6", "7", "sáu số lẻ"),
    "classes that do not go down": instead(E, CLASSES + GOOD, "80 %", "95 %", "từ cao xuống thấp"),
    "two classes of one id": instead(E, CLASSES, "id: good", "id: excellent", "trùng"),
}
FILES = {
    "a reference by sign": Plant(A4, "none_arose: full", "none_arose: ¶*that", "“*”"),
    "a file named by another code": Plant(A4, 'code: "4"', "¶code: 4x", "tên tệp"),
    "a file nobody reads": Plant("area4.yaml", "", "id: x\n", "không thuộc về đâu"),
    "a broken line": Plant(A4, "        reference: S\n", "        reference: ¶[S\n", "cú pháp"),
}
EXAMPLES = {
    "an unknown key of an example": Plant(X4, "  state: scored", "  state: scored\n  ¶colour: red", "“colour”"),
    "an example of a leaf there is not": Plant(
        X4, "leaf: organisation.staffing.within-quota", "¶leaf: organisation.none", "“organisation.none”"
    ),
    "a fact that the leaf does not use": instead(X4, FACTS, "staff.in_post", "staff.officials", "“staff.officials”"),
    "a state there is not": Plant(X4, "state: scored", "¶state: good", "“good”"),
    "a day that is none in an example": instead(X1, ISSUED, "2022-12-21", "2022-21-12", "một ngày"),
    "an example twice its key": Plant(X4, "  state: scored", "  state: scored\n  ¶state: scored", "hai lần"),
    "points that the rule does not give": instead(
        X4, f'{EXAMPLE}  {FACTS}\n  points: "1.5"', '"1.5"', '"1"', "không khớp"
    ),
}
ALL = KEYS | NUMBERS | LADDERS | NAMES | VALUES | FILES | EXAMPLES

# Of those, a choice that may stand side by side: none is a consequence of another, none hides another.
TOGETHER = (
    *("an unknown key of the edition", "a lacking key of the edition", "the card's sum", "a choice there is not"),
    *("rounding to seven decimals", "two classes of one id", "a tie-break that is nothing", "a switch that is a word"),
    *("a day that is none", "a text where a list belongs", "a floor above its target", "a band without an edge"),
    *("points with seven decimals", "parts that do not add up", "an unknown key of an area", "an unknown policy"),
    *("an unknown key of a leaf", "a code twice", "a criterion's sum", "an unknown fact", "an empty label"),
    *(
        "an unknown level",
        "a rule that never gives the maximum",
        "a file nobody reads",
        "a day that is none in an example",
    ),
)
