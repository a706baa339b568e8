"""Parameters that follow readers are known by their names, and no others."""

from __future__ import annotations

import pytest

from quietpress.tracking import is_tracking


@pytest.mark.parametrize(
    "name",
    [
        *("utm_source utm_id UTM_Medium mtm_campaign pk_kwd piwik_campaign hsa_cam".split()),
        *("ga_source ns_campaign at_medium at_custom1 itm_source hmb_campaign".split()),
        *("gclid gbraid fbclid igshid twclid ttclid msclkid yclid li_fat_id srsltid".split()),
        *("mc_cid mc_eid _hsenc hsCtaTracking mkt_tok vero_id oly_enc_id elqTrackId".split()),
        *("_ga _gl xtor wt_mc s_cid guccounter __twitter_impression ref_src Echobox".split()),
    ],
)
def test_a_parameter_that_follows_the_reader_is_known(name: str) -> None:
    assert is_tracking(name)


@pytest.mark.parametrize(
    "name",
    [
        *("id q p page v list t s lang ref tag source from src cid si feature key".split()),
        *("utm utmost xutm_source mc gl ga at_home pk_id ns_id itm fb_id campaign medium".split()),
        "",
    ],
)
def test_a_parameter_that_may_mean_something_is_left(name: str) -> None:
    assert not is_tracking(name)
