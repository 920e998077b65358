"""What a cell of a table may hold."""

import datetime

Cell = str | int | float | bool | datetime.date | datetime.datetime | None
Row = list[Cell]
