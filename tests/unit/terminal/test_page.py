from quietpress.clean.examination import Examination, Verdict
from quietpress.clean.kinds import PageVerdict
from quietpress.terminal.page import cleaned, listing


def test_listing_tells_how_much_each_rule_took_the_greediest_first(shown):
    verdicts = (
        Verdict("Rain", "h1", "title"),
        Verdict("It rained for days.", "p", ""),
        Verdict("Ad", "p", "advertisement"),
        Verdict("Share", "p", "share_links"),
        Verdict("Share", "p", "share_links"),
    )

    lines = shown(listing("rain.html", Examination(None, "", verdicts)))

    assert lines[-5:] == [
        "removed by     pieces  characters",
        "share links         2          10",
        "advertisement       1           2",
        "",
        "Kept 66% of 35 characters.",
    ]


def test_listing_cuts_long_text_to_the_width_of_the_terminal(shown):
    verdicts = (Verdict("It rained. " * 30, "p", "share_links"),)

    lines = shown(listing("rain.html", Examination(None, "", verdicts)), width=40)

    assert lines[2].endswith("… p share links")
    assert len(lines[2]) == 40


def test_listing_says_how_surely_a_block_is_of_the_article_and_why(shown):
    verdicts = (
        Verdict("It rained.", "p", "", 0.97, ("in the main text", "few links")),
        Verdict("Share", "p", "share_links", 0.03, ("all\x1b links",)),
        Verdict("Ad", "p", "advertisement"),
    )

    lines = shown(listing("rain.html", Examination(None, "", verdicts)), width=100)

    assert [" ".join(line.split()) for line in lines[2:5]] == [
        "█ It rained. p 97% in the main text, few links",
        "░ Share p share links 3% all� links",
        "░ Ad p advertisement",
    ]


def test_cleaning_of_several_documents_is_counted():
    assert cleaned(1, 0) == "Cleaned 1 article, left out 0 documents."
    assert cleaned(2, 1) == "Cleaned 2 articles, left out 1 document."


def test_listing_of_an_empty_page_is_its_problem(shown):
    lines = shown(listing("rain.html", Examination(None, "it is empty", ())))

    assert lines == ["rain.html", "", "it is empty", ""]


def test_listing_tells_what_the_page_is_and_where_the_text_is_from(shown, article):
    page = PageVerdict("article", 0.71, ("55 words of text",))
    taken = article(title="Rain", text_from="amp", text_reason="the page has only 55 of its words")

    lines = shown(listing("rain.html", Examination(taken, "", (), page=page)), width=100)

    assert lines == [
        "rain.html · Rain",
        "",
        "the text is from its AMP page: the page has only 55 of its words",
        "an article: 55 words of text, 71% sure",
        "",
    ]
