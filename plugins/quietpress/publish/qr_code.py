"""Addresses as pictures that the camera of a telephone reads (ISO/IEC 18004)."""

from __future__ import annotations

from io import BytesIO

_QUIET_ZONE = 4  # modules around the code (section 6.3.8)


def qr_code(url: str) -> bytes:
    """Return a QR code as an SVG file, dark on white in every colour scheme.

    It is as large as its container; the same address gives the same bytes.
    """
    import segno  # noqa: PLC0415  # it takes its time to load, and codes seldom change

    picture = BytesIO()
    segno.make_qr(url, error="m").save(
        picture,
        kind="svg",
        border=_QUIET_ZONE,
        light="#fff",
        omitsize=True,
        svgclass=None,
        lineclass=None,
        xmldecl=False,
    )
    return picture.getvalue()
