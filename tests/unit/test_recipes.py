import pytest

from quietpress import recipes
from quietpress.recipes import cleaning_recipe, source_rules, topic_rules
from quietpress.settings import Following, Source, Topic

PLAIN = Following(sources={"tide": Source()}, topics={"sea": Topic(any=("seal",))})


@pytest.mark.parametrize(
    ("source", "is_another"),
    [
        pytest.param(Source(remove=(".note",)), True, id="remove"),
        pytest.param(Source(keep=("figure",)), True, id="keep"),
        pytest.param(Source(keep=(".note",)), True, id="keep what was removed"),
        pytest.param(Source(name="Daily Tide"), True, id="name"),
        pytest.param(Source(language="en"), True, id="language"),
        pytest.param(Source(topics=("sea",)), False, id="topics"),
        pytest.param(Source(url="https://tide.example/"), False, id="front page"),
    ],
)
def test_documents_of_a_source_are_cleaned_anew_for_another(
    source: Source, *, is_another: bool
) -> None:
    before = cleaning_recipe(Following(sources={"tide": Source(remove=(".note",))}), "tide")
    plain = cleaning_recipe(PLAIN, "tide")

    after = cleaning_recipe(Following(sources={"tide": source}), "tide")

    assert (after != plain) is is_another
    assert (after == before) is (source == Source(remove=(".note",)))


def test_a_source_without_rules_is_like_one_that_is_not_in_the_file() -> None:
    assert cleaning_recipe(PLAIN, "tide") == cleaning_recipe(PLAIN, "gull")


def test_a_recipe_begins_with_the_rules_and_ends_with_the_cleaner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recipes, "cleaner_version", lambda: "newer")

    assert cleaning_recipe(PLAIN, "tide") == f"{source_rules(PLAIN, 'tide')} newer"


@pytest.mark.parametrize(
    ("following", "is_another"),
    [
        pytest.param(Following(topics={"sea": Topic(any=("whale",))}), True, id="a topic"),
        pytest.param(
            Following(topics=PLAIN.topics, default_topic="rest"), True, id="the default topic"
        ),
        pytest.param(
            Following(topics=PLAIN.topics, sources={"tide": Source(topics=("sea",))}),
            True,
            id="topics of a source",
        ),
        pytest.param(
            Following(topics=PLAIN.topics, sources={"tide": Source(remove=("p",))}),
            False,
            id="rules of a source",
        ),
    ],
)
def test_articles_are_given_their_topics_anew_for_another(
    following: Following, *, is_another: bool
) -> None:
    assert (topic_rules(following) != topic_rules(PLAIN)) is is_another


def test_the_versions_of_cleaner_and_readers_are_two() -> None:
    assert recipes.cleaner_version() != recipes.reader_version()
