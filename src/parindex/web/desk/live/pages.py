"""What the notice of points being computed again shows: still waiting, or what came of it."""

import datetime
from dataclasses import dataclass

from django_tasks import TaskResultStatus

from parindex.index.results.changes import Change, change_since, newer_run
from parindex.index.results.jobs import last_asked
from parindex.web.desk.data_in.jobs import is_being_written
from parindex.web.desk.live.watching import Waiting

WAITED_LONG = 60  # seconds


@dataclass(frozen=True)
class LiveNotice:
    """`state`: waiting, slow, failed, changed or same; `change` where the person's unit is in the round."""

    state: str
    change: Change | None = None

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.state not in ("waiting", "slow")


def live_notice(waiting: Waiting, waited: int, today: datetime.date) -> LiveNotice:
    """Return how the points somebody waits for stand."""
    is_written = waiting.batch is None or not is_being_written(waiting.batch)
    status = last_asked(waiting.round) if is_written else TaskResultStatus.READY
    if status in (TaskResultStatus.READY, TaskResultStatus.RUNNING):
        return LiveNotice("slow" if waited > WAITED_LONG else "waiting")
    if status == TaskResultStatus.FAILED:
        return LiveNotice("failed")
    newer = newer_run(waiting.round, waiting.run, today)
    if newer is None:
        return LiveNotice("same")
    return LiveNotice("changed", change_since(waiting.run, newer, waiting.unit) if waiting.unit else None)
