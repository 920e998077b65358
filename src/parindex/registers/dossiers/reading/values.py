"""What one row of a list says, in plain values ready to be kept: no owner's name, phone or id in clear."""

from typing import NamedTuple


class ReadDossier(NamedTuple):
    """One accepted row. Days are ISO texts, moments local `YYYY-MM-DD HH:MM:SS`; None: not in the file.

    `unit`, `receiving_unit` and `supporting_unit` are places in the list of units met (None: the file names none).
    """

    sheet: int
    line: int
    unit: int | None
    receiving_unit: int | None
    supporting_unit: int | None
    code: str
    procedure_code: str
    procedure_name: str
    procedure_key: str
    field: str
    office: str
    officer: str
    owner_masked: str
    state: int
    raw_state: str
    channel: str
    received_at: str | None
    received_on: str
    due_at: str | None
    due_on: str | None
    finished_at: str | None
    finished_on: str | None
    returned_on: str | None
    returned_by_post: bool | None
    apology_on: str | None
    in_system_on: str | None
    is_offered_online: bool | None
    has_fee: bool | None
    paid_online_on: str | None
    has_digitised_components: bool | None
    has_electronic_result: bool | None
