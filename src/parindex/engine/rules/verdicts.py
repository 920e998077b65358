"""Sentences for the branches that every rule shares: missing, none arose, and facts that cannot be."""

from parindex.engine.rules.rule import Frame, Labels, label_of
from parindex.engine.values import Facts
from parindex.engine.words import points, say, shown

NONE_AROSE_MEANS = {
    "full": "không phát sinh thì được đủ điểm",
    "zero": "không phát sinh thì được 0 điểm",
    "exclude": "không phát sinh thì tiêu chí được loại khỏi điểm tối đa",
    "impossible": "tiêu chí này không thể “không phát sinh”",
}


def shared(branch: str, names: tuple[str, ...], facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...] | None:
    """Return the sentences of a shared branch; None if the branch is the rule's own."""
    if branch == "missing":
        absent = ", ".join(label_of(name, labels) for name in names if facts.get(name) is None)
        open_ = frame.semantics.missing == "open"
        rest = say("%(max)s điểm còn để ngỏ.", max=points(frame.max)) if open_ else say("Tính 0 điểm.")
        return say("Chưa có số liệu: %(names)s.", names=absent), rest
    if branch == "none_arose":
        means = NONE_AROSE_MEANS[frame.none_arose]
        return say("Không phát sinh."), say("Theo bộ tiêu chí, %(means)s.", means=means)
    if branch in _ERRORS:
        values = "; ".join(f"{label_of(name, labels)}: {shown(facts.get(name))}" for name in names)
        rest = say("Số liệu không thể như vậy: 0 điểm cho đến khi được sửa.")
        return say(_ERRORS[branch]), say("%(values)s.", values=values), rest
    return None


_ERRORS = {
    "negative": "Có số liệu nhỏ hơn 0.",
    "above": "Tử số lớn hơn mẫu số.",
    "zero_denominator": "Mẫu số bằng 0.",
    "not_a_flag": "Số liệu có/không chỉ nhận 1 hoặc 0.",
    "unknown_level": "Mức này không có trong bộ tiêu chí.",
    "out_of_range": "Chỉ số nằm ngoài khoảng cho phép.",
    "not_a_value": "Giá trị không đúng loại của số liệu.",
}
