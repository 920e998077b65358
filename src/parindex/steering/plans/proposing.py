"""Which leaves a duty serves, proposed by the rare words that both share; a person keeps or drops each proposal."""

import dataclasses
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from parindex.foundation.text.search import search_key
from parindex.steering.plans.reading.meaning import area_of

# Usual abbreviations of administrative papers; both sides are compared written out.
_SHORT = {
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "vbqppl": "van ban quy pham phap luat",
    "qppl": "quy pham phap luat",
    "thpl": "thi hanh phap luat",
    "pbgdpl": "pho bien giao duc phap luat",
    "pakn": "phan anh kien nghi",
    "dtbd": "dao tao boi duong",
    "cqdt": "chinh quyen dien tu",
    "cds": "chuyen doi so",
    "dvctt": "dich vu cong truc tuyen",
    "dvc": "dich vu cong",
    "bcci": "buu chinh cong ich",
    "ttdt": "thong tin dien tu",
    "cntt": "cong nghe thong tin",
    "vtvl": "vi tri viec lam",
    "kt-xh": "kinh te xa hoi",
}
# Words of every plan and every card: they tell nothing apart.
_COMMON_WORDS = """
va cua cho cac theo voi trong den tai tu la ve duoc co de khi nhu mot nhung hoac thi bi phai tren duoi nay do
thuc hien to chuc xa ubnd uy ban nhan dan tham muu xay dung trien khai dam bao quy dinh hieu qua tiep tuc
cong tac nang cao tang cuong day manh ban hanh nam hang so ty le
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[a-z0-9][a-z0-9-]*")
_OTHER_AREA = 0.5
_SAME_OWNER = 1.15
_LEAST = 0.17
_NEAR_BEST = 0.5
_MOST = 4
_PAIR_WEIGHT = 2.0


@dataclasses.dataclass(frozen=True, slots=True)
class Duty:
    """What is known of a plan's item."""

    key: str
    text: str
    area: int | None
    owners: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class LeafText:
    """What is known of a leaf: the words of its card."""

    leaf_id: str
    area: str
    label: str
    criterion: str = ""
    evidence: str = ""
    owner: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """A leaf proposed for a duty, how well it fits (0 to 1), and the words that say so."""

    leaf_id: str
    fit: float
    words: tuple[str, ...]


def propose(duties: Iterable[Duty], leaves: Sequence[LeafText]) -> Mapping[str, tuple[Proposal, ...]]:
    """Return proposals for each duty, best first: at most four, none that shares only common words.

    The fit is the weight of the leaf's words found in the duty over the weight of all its words; a word or pair of
    words weighs more the fewer leaves have it. A leaf of an area that neither the heading nor the duty names counts
    half, one of the duty's owner a little more.
    """
    features = {leaf.leaf_id: _features_of_leaf(leaf) for leaf in leaves}
    weight = _weights(features.values())
    return {duty.key: _best(duty, leaves, features, weight) for duty in duties}


def _best(
    duty: Duty,
    leaves: Sequence[LeafText],
    features: Mapping[str, Mapping[str, float]],
    weight: Mapping[str, float],
) -> tuple[Proposal, ...]:
    """Return the leaves that fit a duty best."""
    own = _features(duty.text)
    areas = {str(duty.area), str(area_of(duty.text))}  # a duty may stand under one heading and speak of another area
    found = []
    for leaf in leaves:
        theirs = features[leaf.leaf_id]
        shared = [word for word in theirs if word in own]
        whole = sum(weight[word] * share for word, share in theirs.items())
        fit = sum(weight[word] * theirs[word] for word in shared) / whole if whole else 0.0
        fit *= 1.0 if duty.area is None or leaf.area in areas else _OTHER_AREA
        fit *= _SAME_OWNER if leaf.owner in duty.owners else 1.0
        rarest = sorted(shared, key=lambda word: -weight[word])[:3]
        found.append(Proposal(leaf.leaf_id, fit, tuple(rarest)))
    found.sort(key=lambda proposal: (-proposal.fit, proposal.leaf_id))
    best = found[0].fit if found else 0.0
    return tuple(proposal for proposal in found[:_MOST] if proposal.fit >= max(_LEAST, best * _NEAR_BEST))


def _features_of_leaf(leaf: LeafText) -> dict[str, float]:
    """Return a leaf's words and pairs of words with how much each part of the card counts."""
    counted: dict[str, float] = {}
    for text, share in ((leaf.label, 1.0), (leaf.criterion, 0.5), (leaf.evidence, 0.25)):
        for word in _features(text):
            counted[word] = max(counted.get(word, 0.0), share)
    return counted


def _features(text: str) -> frozenset[str]:
    """Return the words of a text and the pairs of neighbours, without what is common."""
    key = search_key(text).replace("–", "-")
    words = [part for word in _WORD.findall(key) for part in _SHORT.get(word, word).split()]
    pairs = {f"{left} {right}" for left, right in itertools.pairwise(words) if not {left, right} <= _COMMON}
    return frozenset(pairs | {word for word in words if word not in _COMMON and len(word) > 1})


def _weights(all_features: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return how much a word tells: the rarer among leaves, the more; pairs of words more than single ones."""
    known = list(all_features)
    counts = Counter(word for features in known for word in features)
    return {
        word: math.log(1 + len(known) / count) * (_PAIR_WEIGHT if " " in word else 1.0)
        for word, count in counts.items()
    }
