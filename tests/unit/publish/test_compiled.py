from pathlib import Path

from jinja2 import DictLoader, Environment

from quietpress.publish.compiled import CompiledTemplates


def printed(folder: Path, source: str, **options: object) -> str:
    environment = Environment(  # noqa: S701 -- what it does without escaping is the question
        loader=DictLoader({"page.html": source}),
        bytecode_cache=CompiledTemplates(folder, options),
        **options,
    )
    return environment.get_template("page.html").render(title="<b>")


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    printed(tmp_path, "{{ title }} before")

    assert printed(tmp_path, "{{ title }} after") == "<b> after"


def test_a_template_is_compiled_anew_with_other_settings(tmp_path: Path) -> None:
    printed(tmp_path, "{{ title }}", autoescape=False)

    assert printed(tmp_path, "{{ title }}", autoescape=True) == "&lt;b&gt;"


def test_each_template_has_one_file_whatever_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "compiled"

    for number in range(3):
        printed(folder, f"{{{{ title }}}} {number}")

    assert len([*folder.iterdir()]) == 1


def test_nobody_else_may_look_into_what_will_be_run(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"

    printed(folder, "{{ title }}")

    assert folder.stat().st_mode & 0o077 == 0
