"""Hand-made values for pages: a small card of two areas, ranked units, a sheet, a leaf explained."""

import datetime

from parindex.index.results.pages import (
    AreaHead,
    RankedGroup,
    RankedUnit,
    Ranking,
    Score,
    Sheet,
    SheetArea,
    SheetCriterion,
    SheetLeaf,
    TrendPoint,
    UsedFact,
    Why,
)

POINT = 1_000_000
DAY = datetime.date(2023, 10, 15)
AT = datetime.datetime(2023, 10, 15, 1, 0, tzinfo=datetime.UTC)
NAMES = ("Xã Ba Giang", "Xã Ba Dinh", "Thị trấn Ba Tơ", "Xã Ba Động")


def score(points: float, maximum: float, still_open: float = 0) -> Score:
    return Score(*(round(value * POINT) for value in (points, maximum, still_open)))


def ranked(number: int, name: str, points: float, **other) -> RankedUnit:
    total = score(points, 100, 5)
    given = {"rank": number, "rank_class": "good", "rank_class_label": "Hoàn thành tốt", "bonus": 0, "penalty": 0}
    areas = (score(points * 0.4, 40), score(points * 0.6, 60, 5))
    return RankedUnit(number, f"2150{number}", name, f"key{number}", score=total, areas=areas, **{**given, **other})


def ranking(*units: RankedUnit) -> Ranking:
    chosen = units or tuple(ranked(place, name, 90 - 2 * place) for place, name in enumerate(NAMES, start=1))
    heads = (AreaHead("1", "1", "Chỉ đạo, điều hành", 40 * POINT), AreaHead("2", "2", "Thể chế", 60 * POINT))
    groups = (RankedGroup("Huyện Ba Tơ", chosen),)
    return Ranking(1, 2023, "Đợt đánh giá 2023", "commune/2023", DAY, AT, heads, groups)


def leaf(code: str, state: str, points: Score, owner: str = "VP", **other) -> SheetLeaf:
    given = {"evidence": "Kế hoạch", "reference": "", "rule_text": "Đúng hạn: đủ điểm.", "facts": ("tasks.due.x",)}
    return SheetLeaf(f"leaf-{code}", code, f"Tiêu chí {code}", owner, state=state, score=points, **{**given, **other})


LEAVES = (
    leaf("1.1.1", "scored", score(1, 1)),
    leaf("1.1.2", "scored", score(0.25, 1)),
    leaf("1.1.3", "missing", score(0, 2, 2), "TP"),
    leaf("1.1.4", "none_arose", score(1, 1), "MC"),
    leaf("1.1.5", "error", score(0, 1), "MC", problem="Số đã xong lớn hơn số đến hạn."),
)


def sheet(*leaves: SheetLeaf) -> Sheet:
    chosen = leaves or LEAVES
    parts = [leaf.score for leaf in chosen]
    total = Score(sum(p.points for p in parts), sum(p.max for p in parts), sum(p.open for p in parts))
    criteria = (SheetCriterion("1.1", "1.1", "Kế hoạch", total, chosen),)
    areas = (SheetArea("1", "1", "Chỉ đạo, điều hành", total, criteria),)
    head = (1, 2023, "Đợt đánh giá 2023", "commune/2023", DAY, 1, "21500", "Xã Ba Giang", "Huyện Ba Tơ")
    return Sheet(*head, 4, 19, "good", "Hoàn thành tốt", total, 0, 0, areas)


def fact(name: str = "tasks.due.x", state: str = "value", value: str | None = "1234", **other) -> UsedFact:
    given = {"type": "count", "measure": "nhiệm vụ", "definition": "Duties due.", "as_of": DAY, "records": 12}
    source = {"source_kind": "records", "source_ref": ""}
    return UsedFact(name, "Nhiệm vụ đến hạn", state=state, value=value, **{**given, **source, **other})


def why(number: int = 1, *facts: UsedFact) -> Why:
    chosen = LEAVES[number]
    sentences = ("Đã xong 9 trong 12 nhiệm vụ.", "Điểm = 1 × 9 ÷ 12 = 0,75.")
    return Why(sheet(), chosen, "share", "Tỷ lệ nhân điểm tối đa.", "ratio", sentences, facts or (fact(),))


def trend(*shares: int) -> tuple[TrendPoint, ...]:
    return tuple(
        TrendPoint(datetime.date(2023, month, 15), score(share, 100), month) for month, share in enumerate(shares, 1)
    )
