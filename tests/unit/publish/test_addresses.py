from quietpress.publish.addresses import source_slugs


def test_sources_that_spell_alike_do_not_share_a_page():
    slugs = source_slugs(["Tide", "tide", "../tide"])

    assert slugs["tide"] == "tide"
    assert len(set(slugs.values())) == 3


def test_a_source_has_one_slug_however_often_it_is_named():
    assert source_slugs(["tide", "gull", "tide"]) == {"gull": "gull", "tide": "tide"}
