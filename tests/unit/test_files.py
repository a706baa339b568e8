import pytest

from quietpress.article import Picture
from quietpress.errors import PublishError
from quietpress.files import write_articles


def written(folder) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def titles(articles) -> str:
    return ", ".join(article.title for article in articles)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        pytest.param(["Rain at last"], ["rain-at-last"], id="one"),
        pytest.param(["Rain", "RAIN", "rain!"], ["rain", "rain-2", "rain-3"], id="same"),
        pytest.param(["Rain", "Rain 2", "Rain"], ["rain", "rain-2", "rain-3"], id="has-number"),
        pytest.param(["Rain 2", "Rain", "Rain"], ["rain-2", "rain", "rain-3"], id="number-first"),
        pytest.param(["…", "", "Article"], ["article", "article-2", "article-3"], id="nameless"),
        pytest.param(["../../etc/passwd"], ["etc-passwd"], id="way-out"),
        pytest.param(["/etc/\0passwd"], ["etc-passwd"], id="absolute"),
        pytest.param(["rain " * 5000], ["-".join(["rain"] * 16)], id="long"),
        pytest.param(["阿弗港"], ["a-fu-gang"], id="other-script"),
    ],
)
def test_each_article_has_a_file_of_its_own_named_after_its_title(tmp_path, article, given, names):
    articles = [article(title=title) for title in given]

    write_articles(articles, tmp_path / "out", titles, ".txt")

    assert written(tmp_path) == {
        f"out/{name}.txt": title for name, title in zip(names, given, strict=True)
    }


def test_pictures_are_where_the_article_looks_for_them(tmp_path, article):
    picture = Picture(data=b"pixels", suffix=".png")

    write_articles([article(pictures={"media/a.png": picture})], tmp_path, titles, ".txt")

    assert (tmp_path / "media" / "a.png").read_bytes() == b"pixels"


def test_file_of_an_earlier_run_is_replaced_and_no_link_is_followed(tmp_path, article):
    (tmp_path / "diary.txt").write_text("secret")
    out = tmp_path / "out"
    out.mkdir()
    (out / "rain.txt").symlink_to(tmp_path / "diary.txt")
    (out / "snow.txt").write_text("old")

    write_articles([article(title="Rain"), article(title="Snow")], out, titles, ".txt")

    assert written(tmp_path) == {
        "diary.txt": "secret",
        "out/rain.txt": "Rain",
        "out/snow.txt": "Snow",
    }


def test_folder_that_cannot_be_written_to_is_named(tmp_path, article):
    (tmp_path / "out").write_text("a file")

    with pytest.raises(PublishError, match=r"out: cannot be written: File exists"):
        write_articles([article()], tmp_path / "out", titles, ".txt")
