"""What a made-up host is, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked for."""

    path: str  # with its query
    headers: Mapping[str, str]  # names in lower case
    visit: int  # which request for this path it is, counted from 1
    body: bytes = b""  # over HTTP/1.1 alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server sends, which is honest unless something here says otherwise."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)  # beside the honest ones, or instead
    delay: float = 0.0  # seconds until it begins
    hangs: bool = False  # it takes the request and never answers
    drops: bool = False  # it takes the request and hangs up
    drips: bytes = b""  # after the body, again and again without an end
    hangs_up: bool = False  # it ends the connection afterwards, without having said so


Answer = Callable[[Request], Reply]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A made-up host."""

    host: str
    answer: Answer
    speaks_http2: bool = False  # where the client can, too
    addresses: tuple[str, ...] = ()  # one for each look-up, the last for ever; (): a public one


def pages(replies: Mapping[str, Reply | Answer]) -> Answer:
    """Return what answers each path with its reply, and every other one with 404."""

    def answer(request: Request) -> Reply:
        reply = replies.get(request.path, Reply(status=404, body=b"Not here."))
        return reply if isinstance(reply, Reply) else reply(request)

    return answer


def in_turn(*replies: Reply) -> Answer:
    """Return what gives one reply for each visit, and the last one for ever."""

    def answer(request: Request) -> Reply:
        return replies[min(request.visit, len(replies)) - 1]

    return answer


def unless_known(reply: Reply) -> Answer:
    """Return what answers 304 to a client that has the reply already (RFC 9110, section 13.1)."""

    def answer(request: Request) -> Reply:
        for asked, stated in (("if-none-match", "ETag"), ("if-modified-since", "Last-Modified")):
            value = reply.headers.get(stated)
            if value and request.headers.get(asked) == value:
                return Reply(status=304, headers={stated: value})
        return reply

    return answer


def chunks(body: bytes, size: int) -> Iterator[bytes]:
    """Yield a body in pieces."""
    for start in range(0, len(body), size):
        yield body[start : start + size]
