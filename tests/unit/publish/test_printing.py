"""What many pages have alike, printed once."""

from __future__ import annotations

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from quietpress.publish.printing import Printer


def environment(macros: str, page: str) -> Environment:
    made = Environment(
        loader=DictLoader({"macros.html": macros, "page.html": page}), autoescape=True
    )
    printer = Printer()
    made.globals |= {"printed": printer.printed, "printed_lines": printer.lines}
    return made


def test_a_macro_runs_once_for_the_same_arguments():
    asked: list[str] = []

    def ask(name: str) -> str:
        asked.append(name)
        return f"<{name}>"

    templates = environment(
        "{% macro greeting(name) %}<p>{{ ask(name) }}</p>{% endmacro %}",
        '{% from "macros.html" import greeting %}'
        "{% for name in names %}{{ printed(greeting, name) }}{% endfor %}",
    )
    templates.globals["ask"] = ask
    page = templates.get_template("page.html")

    texts = [page.render(names=names) for names in (["Ada", "Ben", "Ada"], ["Ben"])]

    one, other = "<p>&lt;Ada&gt;</p>", "<p>&lt;Ben&gt;</p>"
    assert texts == [one + other + one, other]
    assert asked == ["Ada", "Ben"]


def test_macros_of_one_name_are_told_apart():
    templates = environment(
        "{% macro item(text) %}<li>{{ text }}</li>{% endmacro %}",
        '{% macro item(text) %}<b>{{ text }}</b>{% endmacro %}{% from "macros.html" import item as'
        ' entry %}{{ printed(item, "x") }}{{ printed(entry, "x") }}',
    )

    text = templates.get_template("page.html").render()

    assert text == Markup("<b>x</b><li>x</li>")


def test_a_list_is_printed_a_line_each():
    templates = environment(
        "{% macro item(text, mark) %}<li>{{ mark }} {{ text }}</li>{% endmacro %}",
        '{% from "macros.html" import item %}<ul>{{ printed_lines(item, texts, "&") }}</ul>',
    )

    text = templates.get_template("page.html").render(texts=["<x>", "y", "<x>"])

    x = "<li>&amp; &lt;x&gt;</li>"
    assert text == f"<ul>{x}\n<li>&amp; y</li>\n{x}</ul>"
