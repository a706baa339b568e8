"""A link leads to its page and not by way of somebody who counts."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.clean.redirectors import unwrapped
from quietpress.urls import absolute_url

PAGE = "https://tide.example/news?id=7"
ENCODED = quote(PAGE, safe="")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"https://www.google.com/url?sa=t&url={ENCODED}&usg=x", id="Google"),
        pytest.param(f"https://www.google.co.uk/url?q={ENCODED}", id="Google elsewhere"),
        pytest.param(f"https://www.google.de/imgres?imgrefurl={ENCODED}", id="Google Images"),
        pytest.param("https://www.google.com/amp/s/tide.example/news?id=7", id="Google AMP"),
        pytest.param(
            "https://tide-example.cdn.ampproject.org/c/s/tide.example/news?id=7", id="AMP cache"
        ),
        pytest.param(f"https://l.facebook.com/l.php?u={ENCODED}&h=x", id="Facebook"),
        pytest.param(f"https://l.instagram.com/?u={ENCODED}&e=x", id="Instagram"),
        pytest.param(f"https://www.youtube.com/redirect?event=x&q={ENCODED}", id="YouTube"),
        pytest.param(f"https://t.umblr.com/redirect?z={ENCODED}&t=x", id="Tumblr"),
        pytest.param(f"https://out.reddit.com/t3_x?url={ENCODED}&token=x", id="Reddit"),
        pytest.param(
            f"https://eur01.safelinks.protection.outlook.com/?url={ENCODED}&data=x", id="Outlook"
        ),
        pytest.param(f"https://vk.com/away.php?to={ENCODED}", id="VK"),
        pytest.param(f"https://duckduckgo.com/l/?uddg={ENCODED}&rut=x", id="DuckDuckGo"),
        pytest.param(f"https://www.linkedin.com/redir/redirect?url={ENCODED}", id="LinkedIn"),
        pytest.param(f"https://steamcommunity.com/linkfilter/?u={ENCODED}", id="Steam"),
        pytest.param(f"https://link.zhihu.com/?target={ENCODED}", id="Zhihu"),
        pytest.param(f"https://href.li/?{PAGE}", id="href.li"),
        pytest.param(f"https://www.deviantart.com/users/outgoing?{PAGE}", id="DeviantArt"),
        pytest.param(f"https://urldefense.proofpoint.com/v1/url?u={ENCODED}", id="Proofpoint 1"),
        pytest.param(
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__tide.example_news-3Fid-3D7&d=x",
            id="Proofpoint 2",
        ),
        pytest.param(
            f"https://r.search.yahoo.com/_ylt=x/RV=2/RO=10/RU={ENCODED}/RK=2/RS=x", id="Yahoo"
        ),
        pytest.param(
            "https://www.bing.com/ck/a?!&&p=x&u=a1aHR0cHM6Ly90aWRlLmV4YW1wbGUvbmV3cz9pZD03&ntb=1",
            id="Bing",
        ),
        pytest.param(
            "https://l.facebook.com/l.php?u="
            + quote(f"https://www.google.com/url?q={ENCODED}", safe=""),
            id="one behind the other",
        ),
    ],
)
def test_a_redirector_gives_way_to_its_target(url: str) -> None:
    assert unwrapped(url) == PAGE


def test_an_address_inside_a_path_is_a_target_too() -> None:
    url = "https://urldefense.com/v3/__https://tide.example/news__;!!x"

    assert unwrapped(url) == "https://tide.example/news"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(PAGE, id="page"),
        pytest.param(f"https://tide.example/url?q={ENCODED}", id="parameter of another host"),
        pytest.param(f"https://google.com.evil.example/url?q={ENCODED}", id="look-alike"),
        pytest.param(f"https://www.google.com/search?q={ENCODED}", id="search"),
        pytest.param("https://www.google.com/url?q=javascript:go()", id="script"),
        pytest.param("https://www.google.com/url?q=data:text/html,x", id="data"),
        pytest.param("https://www.google.com/url?q=/search", id="relative target"),
        pytest.param("https://www.google.com/url?q=https://u:p@evil.example/", id="password"),
        pytest.param("https://l.facebook.com/l.php", id="no target"),
        pytest.param("https://www.bing.com/ck/a?u=a1%FF", id="no base64"),
        pytest.param("https://www.bing.com/ck/a?u=a1_____w", id="no text in base64"),
        pytest.param("https://urldefense.com/v3/__https://a.example/*x__;Iw!!x", id="cut out"),
        pytest.param(f"https://web.archive.org/web/2020/{PAGE}", id="archive"),
        pytest.param(f"https://translate.google.com/translate?u={ENCODED}", id="translation"),
        pytest.param(f"https://go.skimresources.com/?url={ENCODED}", id="pays the publisher"),
        pytest.param("https://www.youtube.com/watch?v=abc&q=x", id="video"),
        pytest.param("mailto:ada@tide.example", id="mail"),
    ],
)
def test_any_other_link_stays(url: str) -> None:
    assert unwrapped(url) == url


def test_redirectors_are_not_followed_for_ever() -> None:
    url = PAGE
    for _ in range(9):
        url = f"https://l.facebook.com/l.php?u={quote(url, safe='')}"

    assert unwrapped(url).startswith("https://l.facebook.com/l.php?u=")


wrappers = st.sampled_from(
    [
        "https://www.google.com/url?q={}",
        "https://l.facebook.com/l.php?u={}",
        "https://urldefense.proofpoint.com/v2/url?u={}",
        "https://www.bing.com/ck/a?u=a1{}",
        "https://href.li/?{}",
        "https://r.search.yahoo.com/RU={}/RK=2",
        "https://www.google.com/amp/s/{}",
    ]
)


@given(wrappers, st.text(max_size=30) | st.just("javascript:go()"))
def test_whatever_a_redirector_holds_the_link_is_one_for_the_web(wrapper: str, held: str) -> None:
    url = absolute_url(wrapper.format(held))

    assert url == "" or absolute_url(unwrapped(url)) == unwrapped(url)
