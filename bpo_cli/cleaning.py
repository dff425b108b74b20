"""Takes out of a text whatever could steer a terminal or hide from a reader: control characters, escape
sequences, bidirectional overrides. What the program itself sends to style a text is added after this.
"""

from __future__ import annotations

# Every pattern is possessive or fails at the next control character: time grows with the text's length alone.
_CONTROL_SEQUENCE = r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
_CONTROL_STRING = (
    r"(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]*+(?:\x07|\x1b\\|\x9c)"
)
_SHORT_SEQUENCE = r"\x1b[ -/]*+[0-OQ-WYZ\\`-~]"
_SEQUENCES = f"{_CONTROL_STRING}|{_CONTROL_SEQUENCE}|{_SHORT_SEQUENCE}"
_LINE_ENDS = r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_BLANKS = r"[\t\x1f]"
_UNWANTED = (
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    r"\xad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # invisible
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # change the direction or the shape of what follows
    r"\U000e0000-\U000e007f]"  # invisible doubles of ASCII
)
_SURROGATES = r"[\ud800-\udfff]"


def clean(text: str) -> str:
    """The text with `\\n` as its only control character and without escape sequences.

    Every kind of line end becomes `\\n`, a tab a blank, a lone surrogate U+FFFD. Cleaning a clean text changes
    nothing, and takes no longer than looking at it.
    """
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    # Imported here because few texts come this far, and the import costs half as much as starting Python.
    import re

    text = re.sub(_SEQUENCES, "", text)
    text = re.sub(_LINE_ENDS, "\n", text)
    text = re.sub(_BLANKS, " ", text)
    text = re.sub(_UNWANTED, "", text)
    return re.sub(_SURROGATES, "\ufffd", text)


def clean_line(text: str) -> str:
    """The clean text in one line: all white space collapsed to single blanks, none at the ends."""
    text = clean(text)
    if text.isprintable() and "  " not in text:  # of all blanks only the usual one is printable
        return text.strip(" ")
    return " ".join(text.split())
