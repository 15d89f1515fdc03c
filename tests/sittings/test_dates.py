"""The day of an interview, as people type it."""

from __future__ import annotations

import pytest

from trainer.sittings.dates import BadDate, interview_day
from trainer.sittings.days import day_of, days_between, said

TODAY = "2026-11-21"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30 Nov", "2026-11-30"),
        ("Nov 30", "2026-11-30"),
        ("30th November", "2026-11-30"),
        ("30 november 2026", "2026-11-30"),
        ("2026-11-30", "2026-11-30"),
        ("9", "2026-11-30"),
        ("in 9 days", "2026-11-30"),
        ("1 day", "2026-11-22"),
        ("tomorrow", "2026-11-22"),
        ("today", TODAY),
        ("0", TODAY),
        ("3 Feb", "2027-02-03"),
        ("", ""),
        ("  ", ""),
        ("none", ""),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: str) -> None:
    assert interview_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["soon", "31 Feb", "9.5.2026x", "400", "2025-01-01", "99999", "-3", "30 30 Nov", "٣ Nov x", "9" * 300],
)
def test_what_is_no_day_is_told_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadDate, match=r"\."):
        interview_day(typed, TODAY)


def test_a_day_begins_at_four_in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    midnight = 1_795_305_600.0  # 2026-11-22 00:00 UTC
    assert day_of(midnight) == "2026-11-21"
    assert day_of(midnight + 3.99 * 3600) == "2026-11-21"
    assert day_of(midnight + 4 * 3600) == "2026-11-22"
    assert days_between("2026-11-21", "2026-11-30") == 9
    assert said("2026-11-26") == "Thu 26 Nov"
