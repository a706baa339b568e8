"""Nothing that a browser would run, load or be led astray by survives."""

from __future__ import annotations

import os
import subprocess
import sys

import html5lib
import pytest

from quietpress.clean.sanitize import dress, rebase, sanitize

HARMLESS = frozenset({"http", "https", "mailto", "tel"})
ATTRIBUTES = frozenset(
    "alt cite colspan datetime dir headers height href id lang loading rel reversed rowspan scope "
    "span src start title type value width".split()
)
LIVE_TAGS = frozenset(
    "applet audio base body button embed form frame frameset head html iframe input link math meta "
    "noscript object picture plaintext portal script select source style svg template textarea "
    "title track video xmp".split()
)

PAYLOADS = {
    "script": "<script>go()</script>",
    "script in capitals": "<ScRiPt>go()</sCrIpT>",
    "script from elsewhere": '<script src="//evil.example/x.js"></script>',
    "script that is not closed": "<script>go()",
    "script with a slash": "<script/x>go()</script>",
    "script in a script": "<scr<script>ipt>go()</scr</script>ipt>",
    "script behind a NUL": "<\x00script>go()</script>",
    "onerror": '<img src="media/a.png" onerror="go()">',
    "onerror without quotes": "<img src=x onerror=go()>",
    "onerror with a slash": '<img/src="x"/onerror="go()">',
    "onerror after a form feed": "<img src=x\x0conerror=go()>",
    "onload": '<p onload="go()">x</p>',
    "onclick": '<a href="https://a.example/" onclick="go()">x</a>',
    "onmouseover in capitals": '<b ONMOUSEOVER="go()">x</b>',
    "onfocus of itself": '<details open ontoggle="go()"><summary>x</summary></details>',
    "onanimationstart": '<p style="animation:x" onanimationstart="go()">x</p>',
    "quote that ends an attribute": '<img alt="`><img src=x onerror=go()>`">',
    "backquotes": "<img src=`x` onerror=go()>",
    "javascript:": '<a href="javascript:go()">x</a>',
    "javascript: in capitals": '<a href="JAVASCRIPT:go()">x</a>',
    "javascript: over two lines": '<a href="java\nscript:go()">x</a>',
    "javascript: with a tab as an entity": '<a href="java&Tab;script:go()">x</a>',
    "javascript: in entities": '<a href="&#106;avascript&colon;go()">x</a>',
    "javascript: in entities without semicolons": '<a href="&#0000106avascript:go()">x</a>',
    "javascript: behind a control": '<a href="\x01javascript:go()">x</a>',
    "javascript: behind a space": '<a href=" javascript:go()">x</a>',
    "javascript: in a picture": '<img src="javascript:go()">',
    "javascript: in a citation": '<blockquote cite="javascript:go()">x</blockquote>',
    "vbscript:": '<a href="vbscript:go()">x</a>',
    "data: in a link": '<a href="data:text/html,<script>go()</script>">x</a>',
    "data: in a picture": '<img src="data:image/svg+xml,<svg onload=go()>">',
    "file:": '<a href="file:///etc/passwd">x</a>',
    "blob:": '<a href="blob:https://a.example/1">x</a>',
    "view-source:": '<a href="view-source:https://a.example/">x</a>',
    "scheme of an app": '<a href="intent://x#Intent;end">x</a>',
    "protocol-relative link": '<a href="//evil.example/">x</a>',
    "protocol-relative picture": '<img src="//evil.example/a.png">',
    "backslashes": '<a href="\\\\evil.example">x</a>',
    "relative link": '<a href="/logout">x</a>',
    "link upwards": '<a href="../../admin">x</a>',
    "picture upwards": '<img src="media/../../secret.png">',
    "picture of a kind we do not have": '<img src="media/a.svg">',
    "svg": "<svg onload=go()></svg>",
    "svg script": "<svg><script>go()</script></svg>",
    "svg script with an entity": "<svg><script>&#103;o()</script></svg>",
    "svg link": '<svg><a xlink:href="javascript:go()"><text>x</text></a></svg>',
    "svg animation": '<svg><animate attributeName="href" values="javascript:go()"/></svg>',
    "svg use": '<svg><use href="data:image/svg+xml,x#y"></use></svg>',
    "svg foreign object": "<svg><foreignObject><iframe srcdoc=x></iframe></foreignObject></svg>",
    "svg style mutation": '<svg></p><style><a id="</style><img src=1 onerror=go()>">',
    "svg title mutation": "<svg><title><style><img src=x onerror=go()></style></title></svg>",
    "svg desc mutation": "<svg><desc><noscript><p title='</noscript><img src=x onerror=go()>'>",
    "math": '<math href="javascript:go()">x</math>',
    "math action": '<math><maction actiontype="statusline" href="javascript:go()">x</maction>',
    "math mutation": (
        "<math><mtext><table><mglyph><style><!--</style>"
        "<img title='--&gt;&lt;img src=1 onerror=go()&gt;'>"
    ),
    "math mutation with a form": (
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=go()>"
    ),
    "annotation": (
        '<math><annotation-xml encoding="text/html"><p onclick=go()>x</annotation-xml></math>'
    ),
    "style": "<style>@import '//evil.example/x.css';</style>",
    "style attribute": '<p style="background:url(//evil.example/x)">x</p>',
    "style over the page": '<div style="position:fixed;inset:0">x</div>',
    "class of ours": '<p class="masthead">x</p>',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=//evil.example">',
    "base": '<base href="//evil.example/">',
    "link": '<link rel="stylesheet" href="//evil.example/x.css">',
    "import": '<link rel="import" href="//evil.example/x.html">',
    "form": '<form action="//evil.example"><input name="p"><button>x</button></form>',
    "form from elsewhere": '<button form="x" formaction="javascript:go()">x</button>',
    "text area": "<textarea><img src=x onerror=go()></textarea>",
    "select": "<select><option><style></option></select><img src=x onerror=go()></style>",
    "iframe": '<iframe src="//evil.example"></iframe>',
    "iframe srcdoc": '<iframe srcdoc="&lt;script&gt;go()&lt;/script&gt;"></iframe>',
    "object": '<object data="//evil.example/x.swf"></object>',
    "embed": '<embed src="//evil.example/x.swf">',
    "applet": '<applet code="x"></applet>',
    "frameset": '<frameset onload="go()"><frame src="javascript:go()"></frameset>',
    "portal": '<portal src="//evil.example"></portal>',
    "video": '<video src="//evil.example/x" poster="javascript:go()" onerror="go()"></video>',
    "source": "<video><source onerror=go()></video>",
    "picture": '<picture><source srcset="//evil.example/x"><img src="x"></picture>',
    "srcset": '<img srcset="//evil.example/a.png 1x">',
    "lowsrc": '<img lowsrc="javascript:go()" dynsrc="javascript:go()">',
    "background": '<table background="//evil.example/x"><tr><td background="x">x</td></tr></table>',
    "template": "<template><script>go()</script></template>",
    "shadow root": '<div><template shadowrootmode="open"><script>go()</script></template></div>',
    "slot": "<slot name=x onslotchange=go()></slot>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=go()>"></noscript>',
    "noembed": "<noembed><img title='</noembed><img src=x onerror=go()>'></noembed>",
    "xmp": "<xmp><p title='</xmp><img src=x onerror=go()>'>",
    "plaintext": "<plaintext><script>go()</script>",
    "title": "<title><p title='</title><img src=x onerror=go()>'>",
    "comment": "<!--><img src=x onerror=go()>-->",
    "comment with a bang": "<!--x--!><img src=x onerror=go()>-->",
    "conditional comment": "<!--[if IE]><script>go()</script><![endif]-->",
    "CDATA": "<![CDATA[><img src=x onerror=go()>]]>",
    "processing instruction": "<?xml-stylesheet href='javascript:go()'?><?php go() ?>",
    "doctype": '<!doctype html SYSTEM "//evil.example/x.dtd">',
    "table out of place": "<table><script>go()</script><img src=x onerror=go()></table>",
    "nested links": '<a href="https://a.example/"><table><a href="javascript:go()">x</table>',
    "id that clobbers": '<a id="location" name="location" href="#location">x</a>',
    "ids that clobber twice": '<a id="config"><a id="config" name="url" href="x">',
    "id with our prefix spoofed": '<p id="qp-x"><b id=" qp-y">x</b>',
    "name": '<img name="getElementById" src="media/a.png">',
    "contenteditable": "<p contenteditable autofocus onfocus=go() tabindex=1>x</p>",
    "accesskey": '<a href="https://a.example/" accesskey="x" onclick="go()">x</a>',
    "target": '<a href="https://a.example/" target="_top" ping="//evil.example">x</a>',
    "rel": '<a href="https://a.example/" rel="opener">x</a>',
    "download": '<a href="https://a.example/x.exe" download>x</a>',
    "microdata": '<p itemprop="x" itemscope itemtype="//evil.example">x</p>',
    "data attribute": '<p data-bind="go()" x-on:click="go()" @click="go()" v-html="go()">x</p>',
    "attach in a link": '<a href="{attach}secret.txt">x</a>',
    "static in a picture": '<img src="{static}/secret.png">',
    "filename in bars": '<a href="|filename|../pelicanconf.py">x</a>',
    "filename behind a space": '<a href=" {filename}secret.md">x</a>',
    "attach in entities": '<a href="&#123;attach}secret.txt">x</a>',
    "tag in a link": '<a href="{tag}x">{index}</a>',
}


def elements(html: str):
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False, treebuilder="etree")
    return [element for element in tree.iter() if isinstance(element.tag, str)][1:]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize(
    "place", ["{}", "<p>a{}b</p>", "<table><tr><td>{}", "<ul><li>{}", "<pre>{}</pre>"]
)
def test_nothing_live_is_left(payload: str, place: str) -> None:
    html = sanitize(place.replace("{}", payload, 1))

    for element in elements(html):
        assert element.tag not in LIVE_TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert element.get("id", "qp-").startswith("qp-")
        for address in filter(None, (element.get(name) for name in ("href", "src", "cite"))):
            scheme = address.partition(":")[0] if ":" in address else ""
            assert scheme in HARMLESS or address.startswith(("#qp-", "media/")), address
            assert not address.startswith(("{", "|"))
    assert "<!--" not in html
    assert sanitize(html) == html


def test_every_payload_is_known_by_its_name() -> None:
    assert len(PAYLOADS) >= 60


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<h2>Tide</h2><p>One <b>two</b> <em>three</em>.</p>", id="prose"),
        pytest.param("<ul><li>One</li></ul>", id="list"),
        pytest.param('<ol start="3" reversed=""><li value="7">x</li></ol>', id="numbered list"),
        pytest.param("<dl><dt>x</dt><dd>y</dd></dl>", id="definitions"),
        pytest.param("<blockquote><p>x</p></blockquote>", id="quotation"),
        pytest.param("<pre><code>if a &lt; b:\n    go()</code></pre>", id="code"),
        pytest.param(
            '<table><caption>x</caption><thead><tr><th scope="col">x</th></tr></thead>'
            '<tbody><tr><td colspan="2" rowspan="1">y</td></tr></tbody></table>',
            id="table",
        ),
        pytest.param("<p>H<sub>2</sub>O, x<sup>2</sup></p>", id="sub and sup"),
        pytest.param('<p dir="rtl" lang="ar">مرحبا</p>', id="direction and language"),
        pytest.param("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>", id="ruby"),
        pytest.param('<time datetime="2026-03-14">Saturday</time>', id="time"),
        pytest.param("<details><summary>x</summary><p>y</p></details>", id="details"),
        pytest.param('<p id="qp-1-note">x</p>', id="id of ours"),
        pytest.param("<p>{attach} and |filename| in words</p>", id="braces in words"),
    ],
)
def test_what_an_article_is_made_of_stays_as_it_is(html: str) -> None:
    assert sanitize(html) == html


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/x?a=1&amp;b=2",
        "http://a.example/",
        "mailto:ada@a.example",
        "tel:+47",
        "#qp-1",
    ],
)
def test_links_that_lead_somewhere_stay(address: str) -> None:
    assert sanitize(f'<a href="{address}">x</a>') == (
        f'<a href="{address}" rel="noopener noreferrer nofollow">x</a>'
    )


def test_a_picture_keeps_what_it_needs_and_loads_late() -> None:
    html = sanitize('<img src="media/0a-1.webp" alt="A boat" title="x" width="3" height="2">')

    (image,) = elements(html)
    assert dict(image.attrib) == {
        "src": "media/0a-1.webp",
        "alt": "A boat",
        "title": "x",
        "width": "3",
        "height": "2",
        "loading": "lazy",
    }


def test_words_in_dead_elements_go_with_them_or_stay_as_words() -> None:
    html = sanitize("<p>a<script>go()</script><blink>b</blink><custom-tag>c</custom-tag></p>")

    assert html == "<p>abc</p>"


def test_a_place_is_put_before_relative_addresses_alone() -> None:
    html = (
        '<p id="qp-1"><a href="#qp-1" rel="noopener noreferrer nofollow">x</a>'
        '<a href="https://a.example/" rel="noopener noreferrer nofollow">y</a>'
        '<img src="media/a.png"></p>'
    )

    based = rebase(html, media="https://paper.example/", page="https://paper.example/a/")

    addresses = [e.get("href") or e.get("src") for e in elements(based)][1:]
    assert addresses == [
        "https://paper.example/a/#qp-1",
        "https://a.example/",
        "https://paper.example/media/a.png",
    ]


def test_rebasing_on_the_page_itself_changes_the_pictures_alone() -> None:
    html = sanitize('<p id="qp-1"><a href="#qp-1">x</a><img src="media/a.png"></p>')

    assert rebase(html, media="../") == html.replace("media/", "../media/")


def test_rebasing_sanitises_again() -> None:
    assert rebase("<script>go()</script><p onclick=go()>x</p>", media="") == "<p>x</p>"


OURS = (
    '<img src="media/a-960.webp" srcset="media/a-480.webp 480w, media/a-960.webp 960w" '
    'sizes="(min-width: 880px) 880px, 100vw" decoding="async" class="transparent">'
)


def test_a_page_says_more_of_its_pictures_than_a_feed() -> None:
    (shown,) = elements(dress(OURS, media="../"))
    (told,) = elements(rebase(OURS, media="../"))

    assert shown.attrib == {
        "src": "../media/a-960.webp",
        "srcset": "../media/a-480.webp 480w, ../media/a-960.webp 960w",
        "sizes": "(min-width: 880px) 880px, 100vw",
        "decoding": "async",
        "class": "transparent",
    }
    assert told.attrib == {"src": "../media/a-960.webp", "loading": "lazy"}


def test_dressing_twice_is_dressing_once() -> None:
    assert dress(dress(OURS, media=""), media="") == dress(OURS, media="")


@pytest.mark.parametrize(
    "attribute",
    [
        'srcset="https://evil.example/x.png 480w"',
        'srcset="media/a-480.webp 480w, https://evil.example/x.png 960w"',
        'srcset="media/a-480.webp 480w,https://evil.example/x.png 960w"',
        'srcset="media/../../x.webp 480w"',
        'srcset="media/a-480.webp 480w, //evil.example/x.webp 1x"',
        'srcset="data:image/svg+xml,x 1x"',
        'srcset=""',
        'sizes="(min-width: 1px) url(https://evil.example/), 100vw"',
        'sizes="9999999999px"',
        'class="masthead"',
        'loading="eager"',
        'decoding="sync"',
        'style="background: url(https://evil.example/)"',
        'onerror="go()"',
    ],
)
def test_a_page_says_nothing_of_its_pictures_but_what_we_wrote(attribute: str) -> None:
    (image,) = elements(dress(f'<img alt="x" {attribute}>', media=""))

    assert {name: value for name, value in image.attrib.items() if value} == {"alt": "x"}


@pytest.mark.parametrize("seed", ["1", "2", "77"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    html = (
        '<p dir="rtl" lang="ar" id="qp-1">x<img src="media/a.png" alt="y" width="3" height="2" '
        'title="z"><a title="t" href="https://a.example/">z</a></p>'
    )
    program = (
        "import sys; from quietpress.clean.sanitize import sanitize; print(sanitize(sys.argv[1]))"
    )

    other = subprocess.run(
        [sys.executable, "-c", program, html],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert other.stdout.removesuffix("\n") == sanitize(html)
