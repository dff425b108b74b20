"""Questions and answers that a label stands before: `Spørsmål: Hva er X?`, `**Q:** ...`, `A: ...`, `Q. ...`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bpo_cli.parsing.text_repair import BOLD, END_BOLD, QUESTION_MARKS, is_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpo_cli.language import Language

# With what may stand before it.
_LONGEST_LABEL = 60
# Of the pieces that a text comes in: a mark of bold, and the label.
_PIECES_OF_LABEL = 3
_NUMBER = r"(?:\d{1,3}[.)]\s)?"
# What ends a label. A full stop does so before a blank: `A.B.` are initials.
_COLON, _FULL_STOP = r"(?:\*\*|__)?\s?:", rf"(?:\*\*|__)?\.(?![^\s*_{BOLD}{END_BOLD}])"
_SIGN = f"(?:{_COLON}|{_FULL_STOP})"


class QuestionLabels:
    """Tells what stands behind the labels of a language."""

    def __init__(self, questions: tuple[str, ...], answers: tuple[str, ...]) -> None:
        question, answer = _pattern(questions, _SIGN), _pattern(answers, _SIGN)
        self._line = re.compile(rf"[\s>*_{BOLD}-]*+{_NUMBER}(?:(?P<question>{question})|{answer})", re.IGNORECASE)
        self._question = re.compile(rf"{_NUMBER}{question}\s*+(?=\S)", re.IGNORECASE)
        self._answer = re.compile(rf"\s*+(?:- )?{answer}\s*+(?=\S)", re.IGNORECASE)
        within = rf"\s(?:{_pattern(answers, _COLON)}|(?<=[.!?]\s){_pattern(answers, _FULL_STOP)})\s++(?=\S)"
        self._answer_within = re.compile(within, re.IGNORECASE)
        self._names = frozenset(name.lower() for name in (*questions, *answers))

    def begin(self, line: str) -> bool:
        """Whether a line begins with a label; it may be Markdown, or have marks of bold."""
        # Few lines have such a sign there, and a pattern takes its time.
        beginning = line[:_LONGEST_LABEL]
        return (":" in beginning or "." in beginning) and self._line.match(line) is not None

    def part(self, pieces: Sequence[str], source: bytes, next_line: int) -> bool:
        """Whether both the paragraph that begins with these pieces and the line at that place of the source, its next
        one, begin with a label: then they are not one text."""
        following = self._line.match(source[next_line : next_line + _LONGEST_LABEL].decode(errors="ignore"))
        first = self._line.match("".join(pieces[:_PIECES_OF_LABEL])) if following else None
        if not first or not following:
            return False
        # `A. Berg` and `A. Dahl` are people.
        return bool(first["question"] or following["question"]) or first[0][-1] == following[0][-1] == ":"

    def asked(self, text: str) -> tuple[str, str]:
        """A question without its label, and what of the text is its answer; two empty texts if no label is there."""
        found = self._question.match(text)
        if not found:
            return "", ""
        first, _, others = text[found.end() :].partition("\n\n")
        answer = self._answer_within.search(first)
        if answer:
            question, rest = first[: answer.start()], first[answer.end() :]
        else:
            question, rest = _up_to_question_mark(first)
        if not is_visible(question):
            return "", ""
        paragraphs = [rest, *(self.answered(each, asked_by_label=True) for each in others.split("\n\n"))]
        return question.strip(), "\n\n".join(filter(is_visible, paragraphs))

    def answered(self, text: str, *, asked_by_label: bool) -> str:
        """An answer without its label. asked_by_label: whether the question has one; if not, `A:` may well be text."""
        found = self._answer.match(text)
        if not found or not (asked_by_label or found[0].strip("- ")[1:].rstrip(" :").isalpha()):
            return text
        return text[found.end() :] if is_visible(text[found.end() :]) else text

    def others(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Those of the bold labels of a text that are none of these."""
        return tuple([label for label in labels if label.rstrip(" 0123456789").lower() not in self._names])


def question_labels(language: Language) -> QuestionLabels:
    """The labels that people use who write in that language."""
    return _cached(language.question_labels, language.answer_labels)


@lru_cache
def _cached(questions: tuple[str, ...], answers: tuple[str, ...]) -> QuestionLabels:
    return QuestionLabels(questions, answers)


def _pattern(labels: Iterable[str], sign: str) -> str:
    """`Spørsmål:`, `**Q**:`, `Svar 2:`, `Q1.`; sign: what ends them, as a pattern."""
    words = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return rf"(?:{words})\s?\d{{0,3}}{sign}"


def _up_to_question_mark(text: str) -> tuple[str, str]:
    """The text up to its last question mark, and what stands behind that; all of it if it has none."""
    end = max(text.rfind(mark) for mark in QUESTION_MARKS) + 1
    return (text[:end], text[end:].lstrip()) if end and is_visible(text[end:]) else (text, "")
