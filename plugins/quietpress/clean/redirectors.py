"""Links that first report to somebody else, and the page in their address that they go on to."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, unquote, unquote_plus, urlsplit

from ..urls import absolute_url

_HOPS_MAX = 5  # one redirector may lead to the next
_PARAMETERS_MAX = 50  # of a URL, that are looked at

# Host without `www.`, the beginning of the path, and the parameters that may hold the target.
# Facts that anybody sees in these links, and that public lists such as ClearURLs (LGPL-3.0) name
# too; none of their text is here. Links that pay the publisher are not among them, nor are
# archives and translators, of which the page is another one than its original.
_REDIRECTORS = [
    (host, path, tuple(names))
    for host, path, *names in map(
        str.split,
        """
        facebook.com /l.php u
        l.facebook.com / u
        lm.facebook.com / u
        l.instagram.com / u
        l.messenger.com / u
        l.threads.com / u
        l.threads.net / u
        l.wl.co / u
        youtube.com /redirect q
        m.youtube.com /redirect q
        t.umblr.com /redirect z
        out.reddit.com / url
        linkedin.com /redir/redirect url
        linkedin.com /safety/go url
        vk.com /away.php to
        m.vk.com /away.php to
        away.vk.com /away.php to
        duckduckgo.com /l/ uddg
        slack-redir.net /link url
        steamcommunity.com /linkfilter u url
        pinterest.com /offsite url
        link.zhihu.com / target
        link.juejin.cn / target
        douban.com /link2/ url
        exit.sc / url
        curseforge.com /linkout remoteUrl
        google.* /url url q
        google.* /imgres imgrefurl
        safelinks.protection.outlook.com / url
        urldefense.proofpoint.com /v1/url u
        ad.doubleclick.net / adurl
        googleadservices.com / adurl
        cdn.embedly.com /widgets/media.html src url
        cdn.iframe.ly /api/iframe url
        """.strip().splitlines(),
    )
]
_BY_HOST = {
    known: [(path, names) for host, path, names in _REDIRECTORS if host == known]
    for known, _, _ in _REDIRECTORS
}
_GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2,3}")
_MANY_HOSTS = ("safelinks.protection.outlook.com", "cdn.ampproject.org")
_AMP_PATH = re.compile(r"/(?:amp|c|v|a)/(s/)?([\w.-]+\.[a-z]{2,}/.*)")  # `s`: of an https page
_PROOFPOINT_3 = re.compile(r"/v3/__(https?):/{1,2}([^*]+?)__;")  # `*`: other characters follow
_YAHOO = re.compile(r"/RU=([^/]+)/")


def unwrapped(url: str) -> str:
    """Return the page that an absolute URL leads to in the end, where the URL itself says so.

    Only http and https are followed, and not for ever; what cannot be read stays as it is.
    """
    for _ in range(_HOPS_MAX):
        target = next(filter(None, map(absolute_url, _targets(url))), "")
        if not target:
            break
        url = target
    return url


def parameter_values(query: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the values of the named parameters of a query, decoded, in the order of the names."""
    pairs = [one.partition("=") for one in query.split("&", _PARAMETERS_MAX)]
    for name in names:
        yield from (unquote_plus(value) for key, _, value in pairs if key == name)


def _targets(url: str) -> Iterator[str]:
    """Yield what may be the target in the URL of a redirector."""
    authority = url.partition("//")[2].partition("/")[0]
    host = _family(authority.partition(":")[0].removeprefix("www."))
    if host not in _BY_HOST and host not in _READERS:  # as nearly all are
        return
    parts = urlsplit(url)
    for path, names in _BY_HOST.get(host, ()):
        if parts.path.startswith(path):
            yield from parameter_values(parts.query, names)
    if read := _READERS.get(host):
        yield read(parts)


@lru_cache(maxsize=4096)  # most links of a page lead to the same few hosts
def _family(host: str) -> str:
    """Return the name that all hosts of a service have here."""
    if _GOOGLE.fullmatch(host):
        return "google.*"
    return next((known for known in _MANY_HOSTS if host.endswith(f".{known}")), host)


def _of_query(parts: SplitResult) -> str:
    return unquote(parts.query) if parts.path in ("/", "/users/outgoing") else ""


def _of_proofpoint_2(parts: SplitResult) -> str:
    value = next(parameter_values(parts.query, ("u",)), "") if parts.path == "/v2/url" else ""
    return unquote(value.replace("-", "%").replace("_", "/"))


def _of_proofpoint_3(parts: SplitResult) -> str:
    found = _PROOFPOINT_3.match(parts.path)
    return f"{found[1]}://{found[2]}" if found else ""


def _of_yahoo(parts: SplitResult) -> str:
    found = _YAHOO.search(parts.path)
    return unquote(found[1]) if found else ""


def _of_bing(parts: SplitResult) -> str:
    """Return the target that stands behind "a1" in base64."""
    value = next(parameter_values(parts.query, ("u",)), "") if parts.path == "/ck/a" else ""
    try:
        return base64.b64decode(value.removeprefix("a1") + "==", altchars=b"-_").decode()
    except ValueError:  # no base64, or no text in it
        return ""


def _of_amp_cache(parts: SplitResult) -> str:
    found = _AMP_PATH.match(parts.path)
    query = f"?{parts.query}" if parts.query else ""
    return f"{'https' if found[1] else 'http'}://{found[2]}{query}" if found else ""


_READERS: dict[str, Callable[[SplitResult], str]] = {
    "href.li": _of_query,
    "deviantart.com": _of_query,
    "urldefense.proofpoint.com": _of_proofpoint_2,
    "urldefense.com": _of_proofpoint_3,
    "r.search.yahoo.com": _of_yahoo,
    "bing.com": _of_bing,
    "google.*": _of_amp_cache,
    "cdn.ampproject.org": _of_amp_cache,
}
