"""Web addresses: which are usable, what in them only tracks, and which are the same page."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote_plus, urljoin, urlsplit

from .tracking import is_tracking

_LENGTH_MAX = 4096  # characters; longer ones are data, not addresses

# WHATWG URL, section 4.4: leading and trailing C0 controls and spaces go, tab and newline anywhere.
_EDGE = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")

_AMP_SUFFIX = re.compile(r"/amp/?$|\.amp(?=\.html?$)|\.amp$", re.IGNORECASE)
_AMP_PARAMETER = re.compile(r"amp(?:=(?:1|true|amp)?)?|outputtype=amp", re.IGNORECASE)


def absolute_url(address: str, base: str = "", schemes: tuple[str, ...] = ("http", "https")) -> str:
    """Return an address of a document as an absolute URL, or "" where it is not usable.

    Args:
        address: as it stands in the document.
        base: absolute URL that relative addresses resolve against; "": they are not usable.
        schemes: what the address may begin with; never let `javascript` or `data` in.
    """
    address = address.strip(_EDGE)
    if _is_plain(address) and address.partition(":")[0] in schemes:
        return address
    address = address.translate(_INSIDE)
    if not address or len(address) > _LENGTH_MAX:
        return ""
    try:
        url = urljoin(base, address) if base else address
        parts = urlsplit(url)
        if parts.scheme not in schemes:
            return ""
        if parts.scheme in ("http", "https"):
            return _web_url(parts)
        return _quoted(url, _SAFE)
    except ValueError:  # a port that is no number, an unclosed IPv6 address, half a character
        return ""


# RFC 3986, section 2.2, and "%", which is there because something is encoded already.
_SAFE = "%:/?#[]@!$&'()*+,;=~-._"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
# An absolute address with nothing in it to repair or to leave out, but for a stray "%". Four in
# five on a page are such, and taking one apart and putting it together again takes ten times
# as long.
_PLAIN = re.compile(
    r"https?://[a-z0-9._-]*[a-z0-9_-]/[\w.~:/@!$&'()*+,=%-]*"
    r"(?:\?[\w.~:/?@!$&'()*+,;=%\[\]-]+)?(?:#[\w.~:/?#@!$&'()*+,;=%\[\]-]+)?",
    re.ASCII,
)


def _is_plain(address: str) -> bool:
    return (
        len(address) <= _LENGTH_MAX
        and _PLAIN.fullmatch(address) is not None
        and ("%" not in address or _STRAY_PERCENT.search(address) is None)
    )


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe)


def _web_url(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host or parts.username is not None:  # `https://bank.example@evil.example` misleads
        return ""
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = host.encode("idna").decode("ascii")  # UnicodeError is a ValueError
    if not re.fullmatch(r"[\w.-]+|\[[\w:.%-]+\]", host, re.ASCII):
        return ""
    default_port = {"http": 80, "https": 443}[parts.scheme]
    port = "" if parts.port in (None, default_port) else f":{parts.port}"
    path = _quoted(parts.path or "/", _SAFE.replace("[", "").replace("]", ""))
    query = f"?{_quoted(parts.query, _SAFE)}" if parts.query else ""
    fragment = f"#{_quoted(parts.fragment, _SAFE)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{path}{query}{fragment}"


def without_tracking(url: str) -> str:
    """Return the URL without the parameters that only follow the reader.

    The others stay as the publisher wrote them: a page in GBK has its
    parameters in GBK.
    """
    parts = urlsplit(url)
    parameters = parts.query.split("&")
    kept = [
        parameter
        for parameter in parameters
        if not is_tracking(unquote_plus(parameter.partition("=")[0]))
    ]
    return url if kept == parameters else parts._replace(query="&".join(kept)).geturl()


def page_key(url: str) -> str:
    """Return what all known variants of a page's URL have in common.

    http and https, fragment, tracking parameters, AMP and a trailing slash
    make no difference. The key is a URL to compare, not one to open.
    """
    parts = urlsplit(without_tracking(url))
    path = _AMP_SUFFIX.sub("", parts.path).rstrip("/")
    query = "&".join(
        parameter for parameter in parts.query.split("&") if not _AMP_PARAMETER.fullmatch(parameter)
    )
    return f"https://{parts.netloc.lower()}{path}{query and '?'}{query}"


def host_of(url: str) -> str:
    """Return the host that a person knows a site by: lower case, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
