"""Whose frames are part of an article: their names, the pages behind them, and their pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..urls import absolute_url, host_of, without_tracking
from .redirectors import parameter_values, unwrapped

_FRAME_MAX = 2000  # characters of an address that are looked at


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a frame shows, for people."""

    service: str
    url: str  # a page to open, absolute
    poster: str = ""  # URL of a picture of it, absolute


@dataclass(frozen=True, slots=True)
class _Service:
    name: str
    frame: re.Pattern[str]  # of an address without scheme and `www.`, from its beginning
    page: str  # template for `Match.expand`; "": the frame's own address opens
    poster: str


# A line each: name | frame | page | poster. What the services' own embed codes look like and how
# their pages are addressed; a poster only where its address follows from the frame's.
_TABLE = r"""
YouTube | (?:m\.)?youtube(?:-nocookie)?\.com/embed/videoseries\?(?:.*&)?list=([\w-]+) | https://www.youtube.com/playlist?list=\1 |
YouTube | (?:(?:m\.)?youtube(?:-nocookie)?\.com/(?:embed/|v/|shorts/|live/|watch\?(?:.*&)?v=)|youtu\.be/)([\w-]+) | https://www.youtube.com/watch?v=\1 | https://i.ytimg.com/vi/\1/hqdefault.jpg
Vimeo | player\.vimeo\.com/video/(\d+)\?(?:.*&)?h=(\w+) | https://vimeo.com/\1/\2 |
Vimeo | (?:player\.)?vimeo\.com/(?:video/)?(\d+) | https://vimeo.com/\1 |
Dailymotion | (?:dailymotion\.com/(?:embed/)?video/|geo\.dailymotion\.com/player.*[?&]video=)(\w+) | https://www.dailymotion.com/video/\1 | https://www.dailymotion.com/thumbnail/video/\1
Twitch | player\.twitch\.tv/\?(?:.*&)?video=v?(\d+) | https://www.twitch.tv/videos/\1 |
Twitch | player\.twitch\.tv/\?(?:.*&)?channel=(\w+) | https://www.twitch.tv/\1 |
Twitch | clips\.twitch\.tv/embed\?(?:.*&)?clip=([\w-]+) | https://clips.twitch.tv/\1 |
TED | (?:embed(?:-ssl)?\.)?ted\.com/talks/(?:lang/[\w-]+/)?(\w+) | https://www.ted.com/talks/\1 |
Streamable | streamable\.com/(?:[eos]/)?(\w+) | https://streamable.com/\1 |
Loom | loom\.com/(?:embed|share)/(\w+) | https://www.loom.com/share/\1 |
Internet Archive | archive\.org/embed/([\w.-]+) | https://archive.org/details/\1 | https://archive.org/services/img/\1
Bilibili | player\.bilibili\.com/player\.html\?(?:.*&)?bvid=(\w+) | https://www.bilibili.com/video/\1/ |
Rutube | rutube\.ru/play/embed/(\w+) | https://rutube.ru/video/\1/ |
VK | vk\.com/video_ext\.php\?(?:.*&)?oid=(-?\d+)&(?:.*&)?id=(\d+) | https://vk.com/video\1_\2 |
OK | ok\.ru/videoembed/(\d+) | https://ok.ru/video/\1 |
Niconico | embed\.nicovideo\.jp/watch/(\w+) | https://www.nicovideo.jp/watch/\1 |
Coub | coub\.com/embed/(\w+) | https://coub.com/view/\1 |
Giphy | giphy\.com/embed/(\w+) | https://giphy.com/gifs/\1 | https://media.giphy.com/media/\1/giphy.gif
Imgur | imgur\.com/((?:a/)?\w+)/embed | https://imgur.com/\1 |
PeerTube | ([\w.-]+)/videos/embed/([\w-]{22,36})(?![\w-]) | https://\1/w/\2 |
X | platform\.(?:twitter|x)\.com/embed/(?:Tweet|index)\.html\?(?:.*&)?id=(\d+) | https://x.com/i/status/\1 |
X | (?:mobile\.)?(?:twitter|x)\.com/(\w+/status/\d+) | https://x.com/\1 |
Bluesky | embed\.bsky\.app/embed/(did:[\w:.%-]+)/app\.bsky\.feed\.post/(\w+) | https://bsky.app/profile/\1/post/\2 |
Mastodon | ([\w.-]+)/(@[\w.-]+(?:@[\w.-]+)?/\d+)/embed | https://\1/\2 |
Instagram | instagram\.com/(?:[\w.]+/)?(p|reel|tv)/([\w-]+) | https://www.instagram.com/\1/\2/ |
Threads | threads\.(net|com)/(@[\w.]+/post/[\w-]+) | https://www.threads.\1/\2 |
Reddit | (?:embed\.|www\.)?reddit(?:media)?\.com/(r/\w+/comments/[\w/]+) | https://www.reddit.com/\1 |
Telegram | t\.me/(\w+/\d+) | https://t.me/\1 |
LinkedIn | linkedin\.com/embed/(feed/update/urn:li:\w+:\d+) | https://www.linkedin.com/\1 |
Pinterest | assets\.pinterest\.com/ext/embed\.html\?(?:.*&)?id=(\d+) | https://www.pinterest.com/pin/\1/ |
Spotify | open\.spotify\.com/embed(?:-podcast)?/(\w+/\w+) | https://open.spotify.com/\1 |
Apple Podcasts | embed\.podcasts\.apple\.com/([\w/.%-]+(?:\?i=\d+)?) | https://podcasts.apple.com/\1 |
Apple Music | embed\.music\.apple\.com/([\w/.%-]+(?:\?i=\d+)?) | https://music.apple.com/\1 |
Deezer | widget\.deezer\.com/widget/\w+/(\w+/\d+) | https://www.deezer.com/\1 |
Google Maps | google\.[a-z.]{2,6}/maps/d/(?:u/\d/)?embed\?(?:.*&)?mid=([\w.-]+) | https://www.google.com/maps/d/viewer?mid=\1 |
Google Drive | drive\.google\.com/file/d/([\w-]+) | https://drive.google.com/file/d/\1/view |
DocumentCloud | embed\.documentcloud\.org/documents/(\d[\w-]*) | https://www.documentcloud.org/documents/\1 |
Scribd | scribd\.com/embeds/(\d+) | https://www.scribd.com/document/\1 |
Datawrapper | datawrapper\.dwcdn\.net/(\w{5})(?!\w) | https://datawrapper.dwcdn.net/\1/ | https://datawrapper.dwcdn.net/\1/full.png
Flourish | (?:flo\.uri\.sh|public\.flourish\.studio)/(visualisation|story)/(\d+) | https://public.flourish.studio/\1/\2/ | https://public.flourish.studio/\1/\2/thumbnail
Infogram | (?:e\.)?infogram\.com/([\w-]+) | https://infogram.com/\1 |
Observable | observablehq\.com/embed/(@[\w-]+/[\w-]+) | https://observablehq.com/\1 |
CodePen | codepen\.io/([\w-]+)/embed/(?:preview/)?(\w+) | https://codepen.io/\1/pen/\2 |
Brightcove | players\.brightcove\.net/ | |
TikTok | tiktok\.com/(?:embed/|player/|@[\w.]+/video/) | |
Rumble | rumble\.com/embed/ | |
Odysee | odysee\.com/\$/embed/ | |
Wistia | fast\.wistia\.(?:net|com)/embed/ | |
JW Player | (?:cdn\.jwplayer|content\.jwplatform)\.com/players/ | |
ARD | ardmediathek\.de/(?:embed|player)/ | |
ARTE | arte\.tv/(?:embeds|player)/ | |
BBC | (?:player\.bbc\.co\.uk|bbc\.(?:com|co\.uk)/.*embed)  | |
Facebook | facebook\.com/(?:[\w.]+/(?:posts|videos)/|watch/?\?|reel/|share/|permalink\.php|photo) | |
Bandcamp | bandcamp\.com/EmbeddedPlayer | |
Acast | (?:embed|player)\.acast\.com/ | |
Libsyn | html5-player\.libsyn\.com/ | |
Megaphone | play(?:er|list)\.megaphone\.fm/ | |
Simplecast | player\.simplecast\.com/ | |
Podigee | (?:player\.podigee\.com|[\w-]+\.podigee\.io)/ | |
Transistor | share\.transistor\.fm/ | |
Omny | omny\.fm/ | |
Audioboom | embeds\.audioboom\.com/posts/(\d+) | https://audioboom.com/posts/\1 |
Google Maps | (?:maps\.google\.[a-z.]{2,6}/|google\.[a-z.]{2,6}/maps(?:[/?]|$)) | |
OpenStreetMap | (?:openstreetmap\.org/|umap\.openstreetmap\.) | |
Bing Maps | bing\.com/maps/embed | |
Google Docs | docs\.google\.com/(?:document|spreadsheets|presentation)/ | |
SlideShare | slideshare\.net/slideshow/embed_code | |
Speaker Deck | speakerdeck\.com/player/ | |
Issuu | (?:e\.)?issuu\.com/ | |
Our World in Data | ourworldindata\.org/(?:grapher|explorers)/ | |
Tableau | public\.tableau\.com/(?:views|static)/ | |
Plotly | (?:plotly\.com|plot\.ly)/~ | |
Knight Lab | cdn\.knightlab\.com/libs/ | |
ArcGIS | (?:[\w-]+\.)?arcgis\.com/apps/ | |
JSFiddle | jsfiddle\.net/ | |
PDF | [^?#]+\.pdf(?:[?#]|$) | |
"""  # noqa: E501  # a service a line
_SERVICES = tuple(
    _Service(name.strip(), re.compile(frame.strip()), page.strip(), poster.strip())
    for name, frame, page, poster in (line.split(" |") for line in _TABLE.strip().splitlines())
)
# Frames that have the page's address in a parameter, by host and beginning of the path.
_BY_PARAMETER = (
    ("Facebook", re.compile(r"facebook\.com/(?:v[\d.]+/)?plugins/(?:video|post)"), "href"),
    ("SoundCloud", re.compile(r"w\.soundcloud\.com/player"), "url"),
    ("Mixcloud", re.compile(r"(?:player-widget\.)?mixcloud\.com/widget/"), "feed"),
    ("Document", re.compile(r"docs\.google\.com/(?:viewer|gview)"), "url"),
    ("Document", re.compile(r"view\.officeapps\.live\.com/op/embed"), "src"),
)
_BASES = {"Mixcloud": "https://www.mixcloud.com/"}  # of addresses that are relative in a parameter


def embedded(url: str) -> Embedded | None:
    """Return what a frame shows by its address, absolute; None: it is of no service known here.

    The frames of unknown services are mostly advertisements and forms.
    """
    url = unwrapped(url)
    bare = url[:_FRAME_MAX].partition("://")[2].removeprefix("www.")
    for name, frame, parameter in _BY_PARAMETER:
        if frame.match(bare):
            return _in_parameter(name, url, parameter)
    for service in _SERVICES:
        if found := service.frame.match(bare):
            page = found.expand(service.page) or without_tracking(url)
            return Embedded(service.name, page, found.expand(service.poster))
    return None


def _in_parameter(name: str, url: str, parameter: str) -> Embedded:
    value = next(parameter_values(urlsplit(url).query, (parameter,)), "")
    page = absolute_url(value, _BASES.get(name, ""))
    is_page = page and not host_of(page).startswith("api.")
    return Embedded(name, without_tracking(page if is_page else url))
