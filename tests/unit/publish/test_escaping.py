from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from quietpress.publish.escaping import inert


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet=st.sampled_from("<>&\"'abc;=/lgtquoam# ")))
def test_inert_text_stays_inert_when_a_theme_strips_tags_from_it(text):
    shown = inert(text)

    for printed in (shown, Markup(shown).striptags()):  # noqa: S704  # what themes do
        assert not set(printed) & set("<>\"'")
