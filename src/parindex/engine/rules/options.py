"""`options`: answers of a survey, each option worth its weight, over all answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from parindex.engine.reader import Reader
from parindex.engine.rounding import divided
from parindex.engine.rules.rule import Edge, Frame, Labels, count, error, known, label_of
from parindex.engine.rules.verdicts import shared
from parindex.engine.values import NONE_AROSE, Evaluate, Facts, Get, Outcome
from parindex.engine.words import percent, points, say, shown


@dataclass(frozen=True)
class Options:
    """Σ nᵢ·wᵢ ÷ Σ nᵢ × điểm tối đa, phương án A–D = 100/60/20/0 %."""

    weights: Mapping[str, Fraction]
    kind: str = "options"

    @classmethod
    def read(cls, reader: Reader, frame: Frame) -> "Options":  # noqa: ARG003 - every primitive reads in a frame
        """Read `{kind: options, facts: {fact: weight}}`."""
        reader.keys(("kind", "facts"))
        weights: dict[str, Fraction] = {}
        for name, weight in reader["facts"].members():
            weights[Reader(name, weight.path, reader.book).fact("count")] = weight.ratio()
            if not 0 <= weights.get(name, Fraction(0)) <= 1:
                weight.fault("Trọng số của một phương án nằm từ 0 đến 1 (100 %).", "", "Viết như 60 %.")
        return cls(dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))))  # a database keeps no order

    def facts(self) -> tuple[str, ...]:
        return tuple(self.weights)

    def compile(self, frame: Frame) -> Evaluate:
        scale = lcm(*(weight.denominator for weight in self.weights.values()))
        weights = [(name, int(weight * scale)) for name, weight in self.weights.items()]
        most, missing, none_arose, rounding = frame.max, frame.missing, frame.when_none_arose, frame.rounding
        if_zero = none_arose if frame.semantics.zero_denominator == "none_arose" else error("zero_denominator")
        negative, is_plain = error("negative"), frame.is_plain

        def evaluate(get: Get) -> Outcome:
            answers, worth, has_occasion, is_negative = 0, 0, False, False
            for name, weight in weights:
                number = get(name)
                if number is None:
                    return missing
                if number is not NONE_AROSE:
                    has_occasion = True
                    answers += number
                    worth += number * weight
                    is_negative |= number < 0
            if not has_occasion:
                return none_arose
            if is_negative:
                return negative
            if not answers:
                return if_zero
            if is_plain:
                return (2 * most * worth + answers * scale) // (2 * answers * scale), "scored", "weighed"
            return divided(most, worth, answers * scale, rounding), "scored", "weighed"

        return evaluate

    def text(self, frame: Frame, labels: Labels) -> str:
        weights = "; ".join(f"{label_of(name, labels)}: {percent(weight)}" for name, weight in self.weights.items())
        return say(
            "Tổng câu trả lời theo trọng số (%(weights)s) ÷ tổng số câu trả lời × %(max)s điểm.",
            weights=weights,
            max=points(frame.max),
        )

    def because(self, branch: str, facts: Facts, frame: Frame, labels: Labels) -> tuple[str, ...]:
        if told := shared(branch, self.facts(), facts, frame, labels):
            return told
        numbers = {name: Fraction(count(facts[name])) for name in self.weights}
        answers = sum(numbers.values(), Fraction(0))
        worth = sum((numbers[name] * weight for name, weight in self.weights.items()), Fraction(0))
        said = [say("%(name)s: %(number)s.", name=label_of(n, labels), number=shown(facts[n])) for n in self.weights]
        words = {"all": shown(int(answers)), "rate": percent(worth / answers), "max": points(frame.max)}
        return (*said, say("%(all)s câu trả lời, đạt %(rate)s × %(max)s điểm.", **words))

    def edges(self, frame: Frame) -> tuple[Edge, ...]:  # noqa: ARG002 - the same in every frame
        names = tuple(self.weights)

        def total(facts: Facts) -> int | Fraction | None:
            return sum(count(facts[name]) for name in names) if known(facts, *names) else None

        def only_best(facts: Facts) -> bool:
            best = max(self.weights, key=lambda name: self.weights[name], default="")
            return bool(total(facts)) and facts[best] == total(facts)

        def mixed(facts: Facts) -> bool:
            return known(facts, *names) and sum(count(facts[name]) > 0 for name in names) > 1

        return (
            Edge("mọi câu trả lời ở mức tốt nhất", only_best),
            Edge("câu trả lời ở nhiều mức", mixed),
            Edge("không có câu trả lời", lambda facts: total(facts) == 0),
        )

    def highest(self, frame: Frame) -> int:
        return frame.max
