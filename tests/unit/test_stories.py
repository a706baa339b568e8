from collections.abc import Callable

import pytest

from quietpress import Article
from quietpress.imprints import Imprint, Usage, words_of
from quietpress.stories import is_same_event, is_update

Compare = Callable[[str, str], tuple[Imprint, Imprint]]

STORM = (
    "Storm closes harbour of Norrhaven|The harbour of Norrhaven was closed on Saturday at 3 a.m. "
    "after gusts of 122 kilometres an hour had torn two ferries from their moorings. The harbour "
    "master, Ingrid Vale, said that the pier had lost forty metres of its rail. The ferry to "
    "Skerry does not run before Monday."
)
REOPENED = (
    "Harbour reopens after the night of the gale|Twelve hours after the gale the first boats left "
    "Norrhaven again. We have been lucky, said harbour master Ingrid Vale. In the night two "
    "ferries broke loose, one of them with a crew of three. On the island of Skerry people wait "
    "for bread. The wind had reached 122 kilometres an hour."
)
WIRE = (
    "Ferries torn loose in gale|(Agency) The harbour of Norrhaven was closed on Saturday at 3 a.m. "
    "after gusts of 122 kilometres an hour had torn two ferries from their moorings. The harbour "
    "master, Ingrid Vale, said that the pier had lost forty metres of its rail."
)
BUDGET = (
    "Norrhaven votes for harbour budget|By nine votes to eight the council of Norrhaven has passed "
    "a budget of 14 million crowns for the harbour. The money is to deepen the basin so that "
    "larger ferries can call. Mayor Ottilie Brandt called the result a good day for the town."
)
FORECAST = (
    "Weather in {}|{} can expect clouds and drizzle today with a high of {} degrees in the "
    "afternoon. Winds are fresh from the west. Tonight temperatures fall to {} degrees. Tomorrow "
    "stays much the same, with a chance of rain of {} per cent. The outlook for the weekend is "
    "unsettled, with showers and sunny spells."
)
NORRHAVEN = FORECAST.format("Norrhaven", "Norrhaven", 9, 4, 60)
ELMSWORTH = FORECAST.format("Elmsworth", "Elmsworth", 11, 5, 40)
QUAKE = (
    "云岭县发生5.8级地震|云岭县周二凌晨发生5.8级地震，震源深度12公里。截至目前，已有43人受伤，310间房屋倒塌。"
    "副县长罗永贵表示，通往山区的公路仍然中断。"
)
AFTER_QUAKE = (
    "310间房屋倒塌 云岭县灾民住进帐篷|家住云岭县的赵秀兰回忆说，床一直在摇。"
    "这次5.8级地震使许多人无家可归。"
    "救援队在操场上搭起帐篷。副县长罗永贵说，学校停课一周。"
)
PANDAS = (
    "大熊猫产下双胞胎|旅居海外的大熊猫周五在赫尔默动物园产下一对双胞胎，两只幼崽体重分别为152克和138克，"
    "母子平安。这是该园首次成功繁育大熊猫。"
)


@pytest.fixture
def compare(article: Callable[..., Article]) -> Compare:
    """Return what makes imprints of two articles, each written as title|text."""

    def compare(one: str, other: str) -> tuple[Imprint, Imprint]:
        usage = Usage(articles_max=100)
        words = []
        for number, report in enumerate((STORM, BUDGET, NORRHAVEN, QUAKE, one, other)):
            title, _, text = report.partition("|")
            words.append(words_of(article(title=title, html=f"<p>{text}</p>")))
            usage.count(number, words[-1].head)
        return usage.weigh(words[-2]), usage.weigh(words[-1])

    return compare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(STORM, STORM, id="the same twice"),
        pytest.param(STORM, REOPENED, id="in other words"),
        pytest.param(STORM, WIRE, id="a copy with a dateline and without its end"),
        pytest.param(WIRE, REOPENED, id="a copy and other words"),
        pytest.param(QUAKE, AFTER_QUAKE, id="in other words, in Chinese"),
    ],
)
def test_two_reports_are_of_one_event(compare: Compare, one: str, other: str) -> None:
    imprints = compare(one, other)

    assert is_same_event(*imprints)
    assert is_same_event(*reversed(imprints))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(STORM, BUDGET, id="of one place"),
        pytest.param(NORRHAVEN, ELMSWORTH, id="one form with other names and numbers"),
        pytest.param(QUAKE, PANDAS, id="in Chinese"),
        pytest.param(STORM, QUAKE, id="in two languages"),
        pytest.param("Fire in Norrhaven|", "Strike in Norrhaven|", id="titles alone"),
        pytest.param("|", "|", id="nothing at all"),
        pytest.param("Live|Follow us here.", "Live|Follow us here.", id="too little to tell"),
    ],
)
def test_two_reports_are_of_two_events(compare: Compare, one: str, other: str) -> None:
    imprints = compare(one, other)

    assert not is_same_event(*imprints)
    assert not is_same_event(*reversed(imprints))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(f"{STORM} A crane fell into the basin.", True, id="more of it"),
        pytest.param(WIRE, True, id="less of it, under another title"),
        pytest.param(REOPENED, False, id="another report of the event"),
    ],
)
def test_an_update_has_the_text_of_the_article(
    compare: Compare, other: str, *, expected: bool
) -> None:
    assert is_update(*compare(STORM, other)) is expected
