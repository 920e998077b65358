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
_LEAST = 0.1
_NEAR_BEST = 0.5
_MOST = 5
_PAIR_WEIGHT = 2.0
_OF_CRITERION = 0.4  # how much the best leaf of a criterion speaks for the others: duties often serve a whole criterion
_FEWEST_DUTIES = 10  # fewer do not show which words every duty uses
_COMMON_IN_DUTIES = 1.5


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
    """Return proposals for each duty, best first: at most five, none that shares only common words.

    The fit is the weight of the leaf's words found in the duty over the weight of all its words; a word or pair of
    words weighs more the fewer leaves and the fewer of these duties have it. A leaf of an area that neither the heading
    nor the duty names counts half; one of the duty's owner, or beside a fitting leaf of its criterion, a little more.
    """
    duties = list(duties)
    features = {leaf.leaf_id: _features_of_leaf(leaf) for leaf in leaves}
    weight = _weights(features.values(), [_features(duty.text) for duty in duties])
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
    fits: dict[str, float] = {}
    for leaf in leaves:
        theirs = features[leaf.leaf_id]
        whole = sum(weight[word] * share for word, share in theirs.items())
        fit = sum(weight[word] * share for word, share in theirs.items() if word in own) / whole if whole else 0.0
        fit *= 1.0 if duty.area is None or leaf.area in areas else _OTHER_AREA
        fits[leaf.leaf_id] = fit * (_SAME_OWNER if leaf.owner in duty.owners else 1.0)
    best_beside: dict[tuple[str, str], float] = {}
    for leaf in leaves:
        best_beside[_criterion(leaf)] = max(best_beside.get(_criterion(leaf), 0.0), fits[leaf.leaf_id])
    found = [
        Proposal(
            leaf.leaf_id,
            (1 - _OF_CRITERION) * fits[leaf.leaf_id] + _OF_CRITERION * best_beside[_criterion(leaf)],
            _rarest(features[leaf.leaf_id], own, weight),
        )
        for leaf in leaves
    ]
    found.sort(key=lambda proposal: (-proposal.fit, proposal.leaf_id))
    best = found[0].fit if found else 0.0
    return tuple(proposal for proposal in found[:_MOST] if proposal.fit >= max(_LEAST, best * _NEAR_BEST))


def _criterion(leaf: LeafText) -> tuple[str, str]:
    """Return the criterion a leaf stands under; a leaf without one stands alone."""
    return (leaf.area, leaf.criterion) if leaf.criterion else ("", leaf.leaf_id)


def _rarest(theirs: Mapping[str, float], own: frozenset[str], weight: Mapping[str, float]) -> tuple[str, ...]:
    """Return the three words shared that tell most."""
    return tuple(sorted((word for word in theirs if word in own), key=lambda word: -weight[word])[:3])


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


def _weights(all_features: Iterable[Mapping[str, float]], duties: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how much a word tells: the rarer among leaves and duties, the more; pairs more than single words."""
    known = list(all_features)
    counts = Counter(word for features in known for word in features)
    used = Counter(word for duty in duties for word in duty) if len(duties) >= _FEWEST_DUTIES else Counter()
    return {
        word: math.log(1 + len(known) / count)
        * (_PAIR_WEIGHT if " " in word else 1.0)
        * _rarity(used[word], len(duties)) ** _COMMON_IN_DUTIES
        for word, count in counts.items()
    }


def _rarity(count: int, duties: int) -> float:
    """Return 1 for a word that none of the duties uses, the less the more of them do."""
    return math.log(1 + duties / (count + 1)) / math.log(1 + duties) if count else 1.0
