"""What offices do: the verbs that duties begin with, and that end the name of an office."""

import re

# Without diacritics, so no word that also ends a name (`cư` in `khu dân cư` is `cử` here).
_WORK = """
tham muu|to chuc|xay dung|thuc hien|tang cuong|ra soat|day manh|trien khai|ban hanh|tiep tuc|kiem tra|theo doi
|cong khai|nang cao|dam bao|bao dam|chu dong|phoi hop|giao|de nghi|duy tri|cap nhat|hoan thanh|kien toan
|lap (?:danh|ke|du|ho|so|bien|bao)|phan cong|chu tri|huong dan|don doc|bo tri|quan ly|tong hop|bao cao|thuong xuyen
|tuyen truyen|giam sat|phu trach|quan triet|phat huy|nghiem tuc|kip thoi|tich cuc|khan truong|dang tai|cung cap
|truc tiep|chuan bi|van dong|niem yet|gui|nop|ky so|ky ban hanh|tra ket qua|tiep nhan|xu ly|giai quyet|khac phuc
|cham diem|tu danh gia|hoan thien|nghien cuu|de xuat|kien nghi|cai tien|doi moi|phan dau|tap huan|boi duong|dao tao
|cu (?:can bo|cong chuc|nguoi)|so hoa|ra quan|phat dong|cong bo|thanh lap|tham dinh|danh gia|khao sat|lay y kien
|thu thap|ung dung|su dung|khai thac|ket noi|cat giam|don gian hoa|chan chinh|siet chat|xac dinh|chap hanh|tham gia
|dang ky|bien soan|phat hanh|thong bao|cham dut|xoa bo|can doi|trinh (?:ubnd|chu tich|hdnd|ky|lanh)|phat trien|nhan rong
|phe binh|quyet liet|tap trung|khong (?!chuyen)|han che|ngan chan|phat hien|ho tro|tra loi|xin loi|doi thoai|giao ban
|so ket|tong ket|luu tru|bao mat|mua sam|trang bi|chi dao|dieu hanh|yeu cau|quy dinh|cu the hoa|kiem soat|thanh tra
|pho bien|phat (?:thanh|song)|tang (?:thoi|so|them)|mo (?:chuyen|lop|rong|hom)|cam ket|doi chieu|sap xep|dua tin|cai dat
|tao dieu kien|bao ve|rut ngan|dong gop|hop (?:xet|ban|giao|danh)|ap dung|tien hanh|khuyen khich|ket hop
|rut kinh nghiem|quan tam|chu trong|don gian|tu giac
"""
_FIRST_ONLY = "mo|in|gan|giam|tang|lap|trinh|hop|dau tu|thi dua|khen thuong|tu kiem tra|tu cham diem"
_AFTER_ONLY = """
chiu trach nhiem|co trach nhiem|la|can cu|giup|truoc|som|cham nhat|trong viec|de|theo|duoc|phai|khi|deo|nghiem cam|se
|(?:hang|moi|tung) (?:thang|quy|tuan|ngay|nam)|tu (?:cham|kiem|ngay|thang|chiu)|dinh ky|co nhiem vu|phan anh|gop y
|thi hanh|cung (?:phu|phoi|thuc|chiu|tham)
"""
_FLAT_WORK, _FLAT_AFTER = ("".join(words.split("\n")) for words in (_WORK, _AFTER_ONLY))
_FIRST = re.compile(rf"(?:{_FLAT_WORK}|{_FIRST_ONLY})\b")
_AFTER = re.compile(rf"(?<!- )\b(?:{_FLAT_WORK}|{_FLAT_AFTER})\b")


def begins_with_work(key: str) -> bool:
    """Tell whether an aligned key begins with what is to be done."""
    return bool(_FIRST.match(key))


def verb_at(key: str, place: int) -> bool:
    """Tell whether what an office does begins at a place of an aligned key."""
    return bool(_AFTER.match(key, place))


def verb_after(text: str, key: str, start: int, end: int) -> int:
    """Return where the first verb stands between two places; capital letters are those of names (`xã Tân Lập`)."""
    return next((found.start() for found in _AFTER.finditer(key, start, end) if text[found.start()].islower()), end)
