"""`parindex verify`: proves the audit chains, the stored runs and the published editions."""

import argparse
from itertools import islice

from django.utils.translation import gettext as _

from parindex.cli.output import Output, Table
from parindex.foundation.audit.queries import prove_chains
from parindex.foundation.files.problems import Problem
from parindex.index.results.proofs import RunProof, prove_runs
from parindex.index.scorecards.queries import altered_editions

SHOWN = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing but the format."""
    parser.set_defaults(what="verify")


def run(_arguments: argparse.Namespace) -> Output:
    """Check everything; exit code 1 if anything does not hold."""
    chains = prove_chains()
    proofs = list(prove_runs())
    altered = altered_editions()
    problems = [
        _problem("broken-chain", _("Nhật ký bị sửa."), f"{link.chain or '–'} #{link.sequence}: {_WHYS()[link.why]}")
        for link in islice(chains.broken, SHOWN)
    ]
    problems += [_broken_run(proof) for proof in proofs if proof.faults]
    problems += [_problem("altered-edition", _("Bộ tiêu chí đã công bố bị sửa."), key) for key in altered]
    counts = {
        "chains": chains.chains,
        "events": chains.events,
        "broken": len(chains.broken),
        "runs": len(proofs),
        "runs_rescored": sum(proof.is_rescored for proof in proofs),
        "runs_matching": sum(proof.is_rescored and not proof.faults for proof in proofs),
        "runs_broken": sum(bool(proof.faults) for proof in proofs),
        "editions_altered": len(altered),
    }
    data = {"schema": "parindex.verify/1", **counts, "problems": [problem.as_json() for problem in problems]}
    return Output(data, exit_code=int(bool(problems)), tables=(_table(counts),))


def _WHYS() -> dict[str, str]:  # noqa: N802 - sentences used as constants, in the reader's language
    return {
        "rewritten": _("nội dung sự kiện khác với mã băm"),
        "removed": _("thiếu sự kiện ở giữa"),
        "unlinked": _("không nối tiếp sự kiện trước"),
    }


def _broken_run(proof: RunProof) -> Problem:
    what = _("Kết quả đã lưu không còn nguyên vẹn.")
    why = _("số liệu khác với mã băm") if "facts" in proof.faults else _("tính lại từ chính số liệu đó ra điểm khác")
    return _problem("broken-run", what, f"{proof.run}: {why}")


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
        (_("Bộ tiêu chí đã công bố bị sửa"), counts["editions_altered"]),
    )
    return Table(("", ""), rows)
