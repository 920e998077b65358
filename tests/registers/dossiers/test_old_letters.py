"""Lists written before Unicode, in the letters of TCVN3 and VNI fonts."""

from pathlib import Path

import pytest

from parindex.foundation.files.old_letters import from_tcvn3, from_vni
from registers.dossiers.conftest import Reader
from registers.dossiers.lists import code, write_csv, write_xlsx

TCVN3 = [
    ["Sè hå s¬", "Ngµy tiÕp nhËn", "Ngµy hÑn tr¶", "Ngµy kÕt thóc xö lý", "C¬ quan/®¬n vÞ", "Tr¹ng th¸i hå s¬"],
    [code(), "01/02/2023", "06/02/2023", "06/02/2023", "UBND x· Ba Giang", "§· tr¶ kÕt qu¶"],
    [code(number=2), "01/02/2023", "06/02/2023", None, "UBND x· Ba Giang", "§ang xö lý"],
]
VNI = [
    [
        "Soá hoà sô",
        "Ngaøy tieáp nhaän",
        "Ngaøy heïn traû",
        "Ngaøy keát thuùc xöû lyù",
        "Cô quan/ñôn vò",
        "Traïng thaùi",
    ],
    [code(), "01/02/2023", "06/02/2023", "06/02/2023", "UBND xaõ Ba Giang", "Ñaõ traû keát quaû"],
    [code(number=2), "01/02/2023", "06/02/2023", None, "UBND xaõ Ba Giang", "Ñang xöû lyù"],
]


@pytest.mark.parametrize("rows", [TCVN3, VNI])
def test_a_list_in_old_letters_is_read(tmp_path: Path, read: Reader, rows: list[list[str | None]]) -> None:
    found = read(write_xlsx(tmp_path / "a.xlsx", {"A": [["DANH S¸CH"], *rows]}), as_of="2023-02-06")
    assert (found["rows"]["accepted"], found["figures"]["on_time"], found["figures"]["open_in_time"]) == (2, 1, 1)
    assert len(found["by_unit"]) == 1
    assert [(problem["code"], problem["line"]) for problem in found["problems"]] == [("old_letters", 2)]


def test_a_text_file_in_old_letters_is_read(tmp_path: Path, read: Reader) -> None:
    path = write_csv(tmp_path / "a.csv", TCVN3)
    text = path.read_text(encoding="utf-8-sig")
    path.write_bytes(text.encode("latin-1"))
    assert read(path)["figures"]["on_time"] == 1


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("giÊy chøng nhËn quyÒn sö dông ®Êt", "giấy chứng nhận quyền sử dụng đất"),
        ("Hộ tịch", "Hộ tịch"),
    ],
)
def test_tcvn3_becomes_unicode(old: str, text: str) -> None:
    assert from_tcvn3(old) == text


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("ÑOÄC LAÄP TÖÏ DO", "ĐỘC LẬP TỰ DO"),
        ("Hộ tịch", "Hộ tịch"),
    ],
)
def test_vni_becomes_unicode(old: str, text: str) -> None:
    assert from_vni(old) == text
