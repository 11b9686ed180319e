"""What drawings say, in Indonesian and English."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alur.diagnostics import Language

_WORDS: dict[str, tuple[str, str]] = {
    "kept": ("memenuhi", "kept"),
    "broken": ("melanggar", "broken"),
    "undetermined": ("tidak dapat ditentukan", "undetermined"),
    "open": ("belum selesai", "not ended"),
    "minutes": ("menit waktu kerja", "minutes of office time"),
    "hours": ("jam waktu kerja", "hours of office time"),
    "working time": ("Waktu kerja setiap langkah", "Office time of each step"),
    "half": ("separuh kegiatan yang di tengah", "the middle half of the acts"),
    "median": ("nilai tengah", "median"),
    "nine": ("sampai sembilan dari sepuluh", "up to nine in ten"),
    "nine over": ("… yang melewati waktu baku", "… where that is over the standard"),
    "standard": ("waktu baku menurut SOP", "standard of the SOP"),
    "compliance": ("Kepatuhan menurut bulan mulainya berkas", "Compliance by month of beginning"),
    "of cases": ("persen dari berkas", "percent of the cases"),
    "spectrum": ("Perjalanan berkas dari langkah ke langkah", "Cases on their way, step by step"),
    "in time": ("tepat waktu", "in time"),
    "late": ("terlambat", "late"),
    "thinned": ("digambar satu dari setiap {0} berkas", "one in {0} cases is drawn"),
    "variants": (
        "Urutan langkah yang terbanyak, dari {0} berkas",
        "The most frequent courses of {0} cases",
    ),
    "first time": ("pertama kali", "first time"),
    "again": ("dikerjakan lagi", "done again"),
    "unknown": ("tidak ada dalam SOP", "not in the SOP"),
    "others": ("{0} urutan lain: {1} berkas", "{0} other courses: {1} cases"),
    "flow": ("Alur berkas, dengan banyaknya", "The flow of cases, with counts"),
    "start": ("mulai", "start"),
    "end": ("selesai", "end"),
    "rare": (
        "{0} jalan yang jarang tidak digambar ({1} kali)",
        "{0} rare ways are not drawn ({1} times)",
    ),
    "nothing": ("tidak ada data", "no data"),
}
_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def say(what: str, lang: Language, *more: object) -> str:
    return _WORDS[what][lang == "en"].format(*more)


def month_of(text: str, lang: Language) -> str:
    year, month = text.split("-")
    return f"{_MONTHS[lang][int(month) - 1]} {year}"


def date_of(day: float, lang: Language) -> str:
    at = datetime(1970, 1, 1) + timedelta(days=day)
    return f"{at.day} {_MONTHS[lang][at.month - 1]}"


def count(number: int, lang: Language) -> str:
    text = f"{number:,}"
    return text if lang == "en" else text.replace(",", ".")


def percent(part: int, whole: int, lang: Language) -> str:
    return decimal(f"{100 * part / whole:.1f} %", lang)


def decimal(text: str, lang: Language) -> str:
    return text if lang == "en" else text.replace(".", ",")
