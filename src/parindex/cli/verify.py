"""`parindex verify`: proves the audit chains, the stored runs and the published editions."""

import argparse
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from parindex.cli.output import Output, Table
from parindex.foundation.audit.queries import ChainsProof, prove_chains
from parindex.foundation.files.problems import Problem
from parindex.index.results.proofs import RunProof, RunsProof, prove_runs
from parindex.index.scorecards.queries import altered_editions

SHOWN = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but the format."""
    parser.set_defaults(what="verify")


def run(_arguments: argparse.Namespace) -> Output:
    """Check everything; what does not hold is an error."""
    chains, runs, altered = prove_chains(), prove_runs(), altered_editions()
    problems = [
        *islice(_broken_chains(chains), SHOWN),
        *islice(_broken_runs(runs), SHOWN),
        *(_problem("altered-edition", _("Bộ tiêu chí đã công bố bị sửa."), key) for key in altered),
    ]
    counts = _counts(chains, runs, altered)
    data = {"schema": "parindex.verify/1", **counts, "problems": [problem.as_json() for problem in problems]}
    return Output(data, tables=(_table(counts),))


def _counts(chains: ChainsProof, runs: RunsProof, altered: tuple[str, ...]) -> dict[str, int]:
    proofs = runs.proofs
    return {
        "chains": chains.chains,
        "events": chains.events,
        "broken": len(chains.broken),
        "runs": len(proofs),
        "runs_rescored": sum(proof.is_rescored for proof in proofs),
        "runs_matching": sum(proof.is_rescored and not proof.faults for proof in proofs),
        "runs_broken": sum(bool(proof.faults) for proof in proofs),
        "runs_lost": len(runs.lost),
        "editions_altered": len(altered),
    }


def _broken_chains(chains: ChainsProof) -> Iterator[Problem]:
    whys = {
        "rewritten": _("nội dung sự kiện khác với mã băm"),
        "removed": _("thiếu sự kiện ở giữa"),
        "unlinked": _("không nối tiếp sự kiện trước"),
    }
    for link in chains.broken:
        why = f"{link.chain or '–'} #{link.sequence}: {whys[link.why]}"
        yield _problem("broken-chain", _("Nhật ký bị sửa."), why)


def _broken_runs(runs: RunsProof) -> Iterator[Problem]:
    for proof in runs.proofs:
        if proof.faults:
            yield _problem("broken-run", _("Kết quả đã lưu không còn nguyên vẹn."), _why(proof))
    for lost in runs.lost:
        why = _("nhật ký ghi một lần tính đến ngày %(day)s, nay không còn") % {"day": lost.get("as_of", "–")}
        yield _problem("lost-run", _("Một lần tính điểm đã bị xóa."), why)


def _why(proof: RunProof) -> str:
    """Say which run it is, what does not hold, and which units show it."""
    whys = {
        "log": _("khác với nhật ký"),
        "facts": _("số liệu khác với mã băm"),
        "results": _("kết quả khác với mã băm trong nhật ký"),
        "points": _("tính lại từ chính số liệu đó ra điểm khác"),
    }
    units = _(" (đơn vị %(units)s)") % {"units": ", ".join(proof.units)} if proof.units else ""
    return f"{proof.run}: {'; '.join(whys[fault] for fault in proof.faults)}{units}"


def _problem(code: str, what: str, why: str) -> Problem:
    remedy = _("Dừng công bố, đối chiếu với bản sao lưu gần nhất và tìm ai đã sửa cơ sở dữ liệu.")
    return Problem("error", code, what, why, remedy)


def _table(counts: dict[str, int]) -> Table:
    rows = (
        (_("Chuỗi nhật ký"), counts["chains"]),
        (_("Sự kiện"), counts["events"]),
        (_("Mắt xích hỏng"), counts["broken"]),
        (_("Lần tính điểm"), counts["runs"]),
        (_("Tính lại được, khớp từng điểm"), counts["runs_matching"]),
        (_("Lần tính bị sửa"), counts["runs_broken"]),
        (_("Lần tính bị xóa"), counts["runs_lost"]),
        (_("Bộ tiêu chí đã công bố bị sửa"), counts["editions_altered"]),
    )
    return Table(("", ""), rows)
