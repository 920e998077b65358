"""Builds a small demo in a home of its own and serves it: `python small_demo.py PORT`; the environment says where."""

import datetime
import sys

import django

SCALE = 0.02  # of the dossiers


def main(port: int) -> int:
    django.setup()
    from django.utils import timezone  # noqa: PLC0415 - after set-up

    from parindex.cli.serve import serve  # noqa: PLC0415 - after set-up
    from parindex.cli.setup import prepare  # noqa: PLC0415 - after set-up
    from parindex.demo.build import build  # noqa: PLC0415 - after set-up
    from parindex.demo.stage import LAST_YEAR, STANDS_ON, THIS_YEAR  # noqa: PLC0415 - after set-up

    days = {LAST_YEAR: (datetime.date(2022, 12, 31),), THIS_YEAR: (datetime.date(2023, 6, 30), STANDS_ON)}
    prepare(fresh=False, at=timezone.now(), is_demo=True, stands_on=STANDS_ON)
    build(lambda _sentence: None, scale=SCALE, run_days=days)
    return serve("127.0.0.1", port)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
