"""Half-typed lines of bash: how they are read."""

from __future__ import annotations

import pytest

from bpo_cli.command_line import bash_line


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("bpo", ()),
        ("bpo ", ("",)),
        ("bpo  define\ta", ("define", "a")),
        ('bpo a\\ b \'c\\ d\' "e\\ \\"f"', ("a b", "c\\ d", 'e\\ "f')),
        ("bpo a'b'\"c\"d", ("abcd",)),
        ("bpo '' \"", ("", "")),
        ("bpo a\\", ("a",)),
    ],
)
def test_a_line_of_bash_is_read_as_bash_reads_it(line: str, words: tuple[str, ...]) -> None:
    assert bash_line.read(line, "").words == words
