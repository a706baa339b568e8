"""Clutter is known by its words, and ordinary sentences are not clutter."""

from __future__ import annotations

import pytest

from quietpress.clean.blocks import count_words
from quietpress.clean.clutter import clutter_rule, is_share_row, section_opened_by


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        pytest.param("Similar Content", "related_stories", id="English"),
        pytest.param("You may also like", "related_stories", id="English phrase"),
        pytest.param("DON’T MISS", "related_stories", id="typographic apostrophe"),
        pytest.param("May Be Interested In: The old pier", "related_stories", id="with a story"),
        pytest.param("» Related stories «", "related_stories", id="ornament"),
        pytest.param("*** READ NEXT ***", "related_stories", id="stars"),
        pytest.param("Comments (12)", "comments", id="count in brackets"),
        pytest.param("12 Comments", "comments", id="count in front"),
        pytest.param("Comments 3", "comments", id="count behind"),
        pytest.param("Leave a Reply", "comments", id="reply"),
        pytest.param("Kommentare (4)", "comments", id="German"),
        pytest.param("Commentaires :", "comments", id="French"),
        pytest.param("Comentarios", "comments", id="Spanish"),
        pytest.param("Leia também", "related_stories", id="Portuguese"),
        pytest.param("Leggi anche", "related_stories", id="Italian"),
        pytest.param("Lees ook", "related_stories", id="Dutch"),
        pytest.param("Читайте также:", "related_stories", id="Russian"),
        pytest.param("相关阅读", "related_stories", id="Chinese"),
        pytest.param("相关阅读：港口开放", "related_stories", id="Chinese with a story"),
        pytest.param("関連記事", "related_stories", id="Japanese"),
        pytest.param("관련 기사", "related_stories", id="Korean"),
        pytest.param("اقرأ أيضا", "related_stories", id="Arabic"),
        pytest.param("Benzer haberler", "related_stories", id="Turkish"),
        pytest.param("Zobacz także", "related_stories", id="Polish"),
        pytest.param("Share this article", "share_buttons", id="share"),
        pytest.param("Newsletter", "newsletter_box", id="newsletter"),
        pytest.param("Advertisement", "advertisement", id="advertisement"),
        pytest.param("Anzeige", "advertisement", id="German advertisement"),
        pytest.param("Story continues below advertisement", "advertisement", id="goes on"),
    ],
)
def test_a_line_opens_its_section(line: str, rule: str) -> None:
    assert section_opened_by(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Related parties must tell the exchange of the deal",
        "Similar content rules apply in Norway",
        "Comments by the minister angered Paris.",
        "Share prices fell on Monday",
        "Newsletter writers earn more than reporters",
        "Advertisement spending fell by a third",
        "2026",
        "Nothing is related",
        "related " * 50,
    ],
)
def test_a_line_that_only_begins_so_opens_nothing(line: str) -> None:
    assert section_opened_by(line) == ""


@pytest.mark.parametrize(
    "row",
    [
        "share facebook pinterest whatsapp x print",
        "Share on Facebook",
        "Share this article on Facebook!",
        "Facebook Twitter LinkedIn",
        "Tweet · Pin it · Email",
        "Teilen | Facebook | WhatsApp | Drucken",
        "Partager Facebook Twitter Imprimer",
        "分享 微信 微博",
        "مشاركة فيسبوك تويتر",
        "FACEBOOK • TWITTER • WHATSAPP",
    ],
)
def test_a_share_row_is_known(row: str) -> None:
    assert is_share_row(row)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Share",
        "Facebook fell by four per cent on Monday.",
        "She wrote on Twitter that the pier was lost.",
        "Send the page to print by Monday.",
        "Like the sea, this story goes on.",
        "Reddit and Pinterest reported their figures",
        "Instagram, a part of Meta, opened an office in Norrhaven.",
        "Follow the story",
    ],
)
def test_words_about_networks_are_no_share_row(text: str) -> None:
    assert not is_share_row(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Sign up for our weekly letter and never miss a tide.", "newsletter_box"),
        ("Subscribe to our newsletter for more.", "newsletter_box"),
        ("Was this forwarded to you? Sign up here", "newsletter_box"),
        ("From our shop: the linen apron, now in blue", "advertisement"),
        ("Except where otherwise noted, this work is licensed under CC BY 4.0.", "page_footer"),
        ("Sofern nicht anders angegeben, gilt die Lizenz CC BY 4.0", "page_footer"),
        ("By clicking Sign up, you agree to our terms and to letters.", "newsletter_box"),
        ("By Bo Ek · Nov 21, 2026 · 6 min read", "post_details"),
        ("Sofern nicht anders ausgewiesen, steht alles unter CC-BY", "page_footer"),
        ("Last updated: 17 January 2026", "post_details"),
        ("Updated on Jan. 17, 2026", "post_details"),
        ("Aktualisiert am 17.01.2026.", "post_details"),
        ("Published on: January 17, 2026", "post_details"),
        ("Veröffentlicht am 17.01.2026", "post_details"),
        ("Written by Bo Ek", "author_box"),
        ("If you enjoyed reading this post, tell the captain.", "call_to_action"),
        ("Fact-checked by Ida Holm, harbour desk", "author_box"),
        ("Click to enlarge", "call_to_action"),
        ("View image in gallery", "call_to_action"),
        ("Bild anzeigen Bild schließen", "call_to_action"),
        ("Share your story", "comments"),
        ("Share your thoughts in the comments below!", "comments"),
        ("Page 2 of 8", "navigation"),
        ("Loading more stories…", "navigation"),
        ("Other posts you may enjoy", "related_stories"),
        ("You might also be interested in these stories:", "related_stories"),
        ("Join our Facebook group – it is free", "call_to_action"),
        ("Sponsor this newsletter", "call_to_action"),
        ("The best stories, delivered to your inbox every Friday.", "newsletter_box"),
        ("We use cookies to give you the best experience.", "consent_notice"),
        ("This website uses cookies.", "consent_notice"),
        ("© 2026 Daily Tide. All rights reserved.", "page_footer"),
        ("Alle Rechte vorbehalten", "page_footer"),
        ("Required fields are marked *", "comments"),
        ("You must be logged in to post a comment.", "comments"),
        ("The post Harbour opens appeared first on Daily Tide.", "related_stories"),
        ("Read more: The pier that was lost", "related_stories"),
        ("Lire aussi : le port rouvre", "related_stories"),
        ("À lire aussi » Le port rouvre", "related_stories"),
        ("Lesen Sie hier: Der Hafen öffnet", "related_stories"),
        ("★★★★★ (189)", "ratings"),
        ("4.5 ★★★★☆", "ratings"),
        ("Follow us on every sea and shore", "call_to_action"),
        ("This slideshow requires JavaScript.", "hidden_text"),
        ("This photo gallery requires JavaScript to be enabled.", "hidden_text"),
        ("Please enable JavaScript to view the comments.", "hidden_text"),
        ("JavaScript must be enabled to see this map.", "hidden_text"),
        ("Your browser does not support the video tag.", "hidden_text"),
        ("Your browser doesn’t support HTML5 audio.", "hidden_text"),
        ("Diese Karte benötigt JavaScript.", "hidden_text"),
        ("Bitte aktivieren Sie JavaScript in Ihrem Browser.", "hidden_text"),
        ("Veuillez activez JavaScript pour lire la vidéo.", "hidden_text"),
        ("Su navegador no soporta la etiqueta de vídeo.", "hidden_text"),
    ],
)
def test_a_sentence_that_only_clutter_says_is_known(text: str, rule: str) -> None:
    assert clutter_rule(text, count_words(text)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Hotel ★★★★★ (189)",
        "À lire aussi, ces lettres que le capitaine écrivait au port.",
        "Share prices fell on Monday, and the harbour paid for it.",
        "He signed up for the army at nineteen.",
        "Comments by the minister angered Paris.",
        "They subscribe to the view that ships are slow.",
        "The post of harbour master appeared vacant for years.",
        "She follows the tide on foot every morning.",
        "Like us, the gulls were hungry.",
        "Join us, the strikers called to the dockers.",
        "By clicking his tongue the captain told you that rain was near.",
        "The last page is a 6 min read.",
        "Updated rules for the harbour come in May.",
        "Updated 12 times since the war, the chart still shows a pier that is long gone.",
        "Open the image of the chart before you leave the pier.",
        "Bild und Ton fielen am Abend aus.",
        "Unless otherwise noted, all prices are for one person and a night.",
        "Share your story with the harbour master, the old captain said to me.",
        "Page 2 of the log was torn out.",
        "Loading the boat took until noon.",
        "Other stories you may have heard of the pier are older.",
        "You may be interested in boats. I am not.",
        "Join the group on the pier at noon.",
        "From our partners we heard of the storm a day before it came.",
        "Related crimes rose by a tenth, the police said.",
        "Most read the letter twice before they signed it.",
        "The cookie crumbled in his hand.",
        "The bakery sells sweet cookies.",
        "We baked cookies for the children.",
        "She reads the newsletter every morning.",
        "Never give your email address to strangers.",
        "The letter landed in your inbox, he told the court.",
        "Click here, said the teacher, and nothing happened.",
        "This course requires JavaScript and a little patience.",
        "JavaScript is required reading for whoever builds such a page.",
        "The map requires JavaScript, which is why he prints it each Sunday before the tide.",
        "Your browser does not support you when the network fails.",
        "Enable JavaScript, restart, and read the tide table.",
        "Le navigateur solitaire ne supporte pas le bruit.",
        "Recommended: a visit to the pier at dawn, before the tourists come.",
        "“All rights reserved” is a phrase he hated.",
        "Inscrivez-vous sur les listes avant mars, rappelle la mairie.",
        "Wir backen Cookies und setzen Tee auf.",
        "The advertisement ran for eleven years.",
        "All rights to the pier belong to the town.",
        "A copyright case over the song goes to court.",
        "Recommended doses are lower for children.",
        "Print runs have halved since the war.",
        "More than two hundred boats lay in the harbour.",
        "More on this morning’s storm was not to be learned.",
        "Trending downwards for a decade, catches rose at last.",
        "If you enjoyed the crossing, the captain will hear of it.",
        "Written by hand, the harbour's log is hard to read.",
        "Published by Bo Ek in 1926, the book is rare.",
        "Er meldete sich zur Marine und kam nie zurück.",
        "Die Anzeige gegen den Kapitän wurde fallen gelassen.",
        "Teilen fällt den Fischern leicht, sagt die Wirtin.",
        "La publicité pour le tabac est interdite depuis 1991.",
        "Les commentaires du maire ont fâché les pêcheurs.",
        "Los comentarios del alcalde enfadaron a los pescadores.",
        "Compartir la mesa era costumbre en el puerto.",
        "I commenti del sindaco hanno fatto arrabbiare i pescatori.",
        "De reacties uit de haven waren verdeeld.",
        "Популярное мнение о шторме оказалось ошибочным.",
        "分享食物是渔民的习惯。",
        "広告の仕事を辞めて漁師になった。",
        "댓글을 달던 시장이 항구에 나타났다.",
        "شارك الصيادون في إصلاح الميناء.",
    ],
)
def test_an_ordinary_sentence_stays(text: str) -> None:
    assert clutter_rule(text, count_words(text)) == ""


def test_a_long_paragraph_may_say_such_a_sentence_in_passing() -> None:
    text = "The mayor spoke of the harbour and of the storm. " * 7 + "We use cookies."

    assert clutter_rule(text, count_words(text)) == ""
