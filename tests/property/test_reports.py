"""Reports come back from the store as they went in."""

from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from quietpress.reports import CollectReport, RunReport, SourceReport, as_json, read_report

moments = st.datetimes(timezones=st.just(UTC))
seconds = st.floats(min_value=0, max_value=1e6)
collected = st.builds(
    CollectReport,
    began=moments,
    seconds=seconds,
    sources=st.lists(st.builds(SourceReport, seconds=seconds), max_size=3).map(tuple),
)
reports = st.builds(
    RunReport,
    began=moments,
    seconds=seconds,
    outcome=...,
    problem=st.text(),
    collected=st.none() | collected,
)


@given(report=reports)
def test_a_report_is_read_as_it_was_written(report):
    assert read_report(as_json(report)) == report


@given(body=st.binary() | reports.map(as_json).map(lambda body: body[:-1]))
def test_what_is_no_report_is_passed_over(body):
    assert read_report(body) is None
