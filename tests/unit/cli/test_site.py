import json

from quietpress.cli import main

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Paper</title></head>'
    '<body><h1>The Paper</h1><p><a href="{address}">All of it</a></p></body></html>'
)


def test_check_tells_what_is_wrong_rule_by_rule_and_what_to_do(tmp_path, capsys):
    (tmp_path / "index.html").write_text(PAGE.format(address="gone.html"))

    status = main(["check", str(tmp_path)])

    assert status == 1
    shown = capsys.readouterr().out
    assert "other pages     1" in shown
    assert "links (RFC 3986, 5.2): 1 finding\n  index.html: 'gone.html' leads nowhere\n" in shown
    assert "  What to do: mend it where it is written" in shown


def test_check_of_a_sound_site_says_what_it_has_looked_at(tmp_path, capsys):
    (tmp_path / "index.html").write_text(PAGE.format(address="index.html"))

    status = main(["check", str(tmp_path)])

    assert status == 0
    assert capsys.readouterr().out.endswith("All is well.\n")


def test_check_tells_what_is_wrong_and_may_be_published(tmp_path, capsys):
    (tmp_path / "index.html").write_text(PAGE.format(address="#part"))

    status = main(["check", str(tmp_path)])

    assert status == 0
    shown = capsys.readouterr().out
    assert "'#part' leads to no part of the page" in shown
    assert shown.endswith("None of it keeps the site from being published.\n")


def test_check_reports_as_json(tmp_path, capsys):
    (tmp_path / "index.html").write_text(PAGE.format(address="gone.html"))

    status = main(["check", "--json", str(tmp_path)])

    assert status == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"]["links on pages"] == 1
    assert [finding["rule"] for finding in report["findings"]] == ["links"]


def test_check_looks_at_new_files_as_they_will_lie_over_the_published_ones(tmp_path):
    new, live = tmp_path / "new", tmp_path / "live"
    for folder in (new, live):
        folder.mkdir()
    (new / "index.html").write_text(PAGE.format(address="old.html"))
    (live / "old.html").write_text(PAGE.format(address="index.html"))

    alone = main(["check", str(new)])
    over = main(["check", str(new), "--over", str(live)])

    assert (alone, over) == (1, 0)


def test_check_leaves_alone_what_no_build_has_put_there(tmp_path):
    (tmp_path / "index.html").write_text(PAGE.format(address="index.html"))
    (tmp_path / "own.html").write_text("<p>Mine")
    (tmp_path / ".quietpress-files").write_text('["index.html"]')

    assert main(["check", str(tmp_path)]) == 0


def test_check_misses_a_page_that_was_published_and_is_gone(tmp_path, capsys):
    (tmp_path / "index.html").write_text(PAGE.format(address="index.html"))
    (tmp_path / ".quietpress-files").write_text('["articles/tide/fog.html", "index.html"]')

    assert main(["check", str(tmp_path)]) == 1
    assert "articles/tide/fog.html: it is not there" in capsys.readouterr().out


def test_check_of_a_folder_without_a_site_says_so(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert main(["check", str(tmp_path / "none")]) == 1

    written = capsys.readouterr()
    assert "build the site first: quietpress build" in written.out
    assert "none is not there" in written.err
