"""Many pictures at once, in processes that can be killed."""

import io
import sys

import pytest
from PIL import Image

from quietpress.errors import OUR_ERROR, PictureError, SettingsError
from quietpress.imaging import Limits, Rendered, develop, developers, require_pillow
from quietpress.imaging.developing import _prepare
from quietpress.workers import Workers

LIMITS = Limits(width_max=1600, bytes_max=300_000)


def png(width: int = 64) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, 32), (90, 60, 30)).save(file, "PNG")
    return file.getvalue()


def hang_or_crash_or_fail(data: bytes) -> str:
    if data == b"hang":
        while True:
            pass
    if data == b"fail":
        raise LookupError(data)
    return "fine"


def take_memory(data: bytes) -> str:
    try:
        return f"{len(bytearray(int(data) * 100_000_000)) // 1_000_000} MB"
    except MemoryError:
        return "no more"


def test_a_file_that_is_no_picture_leaves_the_others() -> None:
    crew = developers(LIMITS, 1)
    try:
        first, second, third = develop(crew, [png(64), b"<svg onload='alert(1)'/>", png(80)])
    finally:
        crew.close()

    assert isinstance(first, Rendered)
    assert isinstance(second, PictureError)
    assert isinstance(third, Rendered)
    assert [each.width for each in third.mirror.renditions] == [80]


def test_what_hangs_or_fails_costs_one_picture(caplog: pytest.LogCaptureFixture) -> None:
    crew = Workers(hang_or_crash_or_fail, jobs=1, timeout=1.5)
    try:
        outcomes = [*develop(crew, [b"hang", b"fail", b""])]
    finally:
        crew.close()

    assert [str(each) for each in outcomes] == ["takes longer than 1.5 s", OUR_ERROR, "fine"]
    assert "LookupError" in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound memory")
def test_a_picture_has_so_much_memory_and_no_more() -> None:
    crew = Workers(take_memory, jobs=1, timeout=120.0, prepare=_prepare)
    try:
        outcomes = [*develop(crew, [b"4", b"20"])]
    finally:
        crew.close()

    assert outcomes == ["400 MB", "no more"]


def test_without_pillow_the_setting_is_refused_with_the_fix(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quietpress.imaging.developing.find_spec", lambda _: None)

    with pytest.raises(SettingsError, match=r"images = 'mirrored': needs Pillow: pip install"):
        require_pillow("QUIETPRESS: images = 'mirrored'")
