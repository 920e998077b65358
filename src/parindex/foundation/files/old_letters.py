"""Vietnamese letters as before Unicode (TCVN3 “ABC”, VNI): fonts drew them over the signs of Western Europe."""

import re
from collections.abc import Callable

_NOT_OLD = re.compile("[\u1e00-\u1eff]")  # letters that only Unicode has: such a text is no old one
# Each sign of the upper half of the Western table, and the letter that TCVN3 fonts draw for it.
_TCVN3_SIGNS = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§"
_TCVN3_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ"
# Signs that the Vietnamese Windows table puts in the place of Western ones: a text file may have been read by it.
_WINDOWS_1258 = dict(zip("ĂĐƠƯăđơư₫\u0300\u0309\u0303\u0301\u0323", "ÃÐÕÝãðõýþÌÒÞìò", strict=True))
_TCVN3 = dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True))
_TCVN3_TABLE = str.maketrans(_TCVN3 | {sign: _TCVN3.get(west, west) for sign, west in _WINDOWS_1258.items()})

_MARKS = "ùøûõï"  # acute, grave, hook, tilde, dot: after the letter
_VNI_LETTERS = {  # letter and marks as typed → letters with acute, grave, hook, tilde, dot
    "a": "áàảãạ", "e": "éèẻẽẹ", "o": "óòỏõọ", "u": "úùủũụ", "y": "ýỳỷỹỵ", "ô": "ớờởỡợ", "ö": "ứừửữự",
}  # fmt: skip
_VNI_MARKED = {
    "aâ": "â", "aá": "ấ", "aà": "ầ", "aå": "ẩ", "aã": "ẫ", "aä": "ậ", "aê": "ă", "aé": "ắ", "aè": "ằ", "aú": "ẳ",
    "aü": "ẵ", "aë": "ặ", "eâ": "ê", "eá": "ế", "eà": "ề", "eå": "ể", "eã": "ễ", "eä": "ệ", "oâ": "ô", "oá": "ố",
    "oà": "ồ", "oå": "ổ", "oã": "ỗ", "oä": "ộ", "ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI = _VNI_MARKED | {
    letter + mark: drawn for letter, row in _VNI_LETTERS.items() for mark, drawn in zip(_MARKS, row, strict=True)
}
_VNI |= {typed.upper(): drawn.upper() for typed, drawn in _VNI.items()} | {
    typed.capitalize(): drawn.upper() for typed, drawn in _VNI.items()
}
_VNI_TYPED = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Return a text of TCVN3 fonts in Unicode; capitals drawn by a font of capitals stay small."""
    return text if _NOT_OLD.search(text) else text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """Return a text of VNI fonts in Unicode."""
    return text if _NOT_OLD.search(text) else _VNI_TYPED.sub(lambda found: _VNI[found[0]], text)


OLD_LETTERS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}
