"""Why a text is not YAML, in the words of someone who does not know YAML, and the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .arrows import colon_left_out, not_an_effect, parts
from .names import quoted, shown

#: Lines longer than this are not taken apart.
_LONG = 2000
_ITEM = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<rest>.*)")
_KEY = re.compile(r"(?P<key>[^:{}\[\],\"'#]{1,120}?) *:(?: +|$)(?P<value>.*)")
_ARROWS = re.compile(r"[-=]>|[→⇒]")
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser stumbled over: lines and columns from 0; where what it was reading began, or -1."""

    line: int
    column: int
    words: str
    began_line: int = -1
    began_column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a text; ``line`` and ``column`` count from 0."""

    line: int
    column: int
    message: str
    expected: str = ""
    example: str = ""
    code: str = "CG108"


def explain(lines: list[str], fault: Fault) -> Finding | None:
    """Return what is probably meant by a fault, or None when nothing typical is seen."""
    line = _line(lines, fault.line)
    if len(line) > _LONG:
        return None
    for look in _LOOKS:
        found = look(lines, fault)
        if found:
            return found
    return None


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _cut(line: str) -> tuple[str, str, str]:
    """Return a line as what stands before its value (indentation, dashes, key), the key, and the value."""
    item = _ITEM.fullmatch(line)
    if item is None:
        return "", "", line
    before = item["indent"] + item["dashes"]
    pair = _KEY.fullmatch(item["rest"])
    if pair is None:
        return before, "", item["rest"]
    start = pair.start("value")
    return before + item["rest"][:start], pair["key"].strip(), pair["value"]


# ---- tabs and bullets ------------------------------------------------------------------------------------


def _tab(lines: list[str], fault: Fault) -> Finding | None:
    number = fault.line
    line = _line(lines, number)
    match = re.match(r" *(?:-(?=[ \t]))?[ \t]*", line)
    if match is None or "\t" not in match[0]:
        return None
    more = sum(bool(re.match(r" *-?\t", other)) for other in lines) - 1
    also = f" (and of {more} more lines)" if more > 1 else " (and of one more)" if more == 1 else ""
    mended = match[0].replace("-\t", "- ").replace("\t", "  ") + line[match.end() :]
    message = f"a tab stands at the start of the line{also}"
    return Finding(number, line.index("\t"), message, "spaces, two for each level", mended, "CG111")


def _fence(lines: list[str], fault: Fault) -> Finding | None:
    for number in {fault.line, max(fault.began_line, 0)}:
        if _line(lines, number).lstrip().startswith("```"):
            return Finding(number, _indent(lines[number]), "``` belongs to Markdown, not to a graph",
                           "the line taken out")  # fmt: skip
    return None


def _wide_space(lines: list[str], fault: Fault) -> Finding | None:
    """A no-break space after a colon, as web pages and word processors set it."""
    for number in (fault.line, _above(lines, fault.line)):
        match = re.search("(?<=:)[\u00a0\u202f]+", _line(lines, number))
        if match:
            mended = f"{lines[number][: match.start()]} {lines[number][match.end() :]}"
            message = "a no-break space follows the colon"
            return Finding(number, match.start(), message, "a plain space", mended)
    return None


def _bullet(lines: list[str], fault: Fault) -> Finding | None:
    for number in (fault.line, fault.line - 1):
        match = re.match(r"( *)([•·▪●○◦‣▸➢➤■]|[*–—](?= ))[ \t]*", _line(lines, number))
        if match:
            mended = f"{match[1] or '  '}- {lines[number][match.end() :]}"
            message = f"{match[2]!r} does not begin an item of a list"
            return Finding(number, len(match[1]), message, "a dash and a space", mended)
    return None


def _dash(lines: list[str], fault: Fault) -> Finding | None:
    """A dash without its blank, beside items that have one."""
    for number in (fault.line, fault.line - 1, fault.began_line):
        match = re.match(r"( *)-(?=[^\s>-])", _line(lines, number))
        beside = rf"{match[1]}- " if match else ""
        near = (_line(lines, number - 1), _line(lines, number + 1), _line(lines, fault.began_line))
        if match and any(other.startswith(beside) for other in near):
            mended = f"{match[1]}- {lines[number][match.end() :]}"
            return Finding(number, match.end(), "no space follows the dash", "a space after the dash", mended)
    return None


# ---- quotation marks -------------------------------------------------------------------------------------

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": '"', "’": '"', "‚": '"'})


def _curly(lines: list[str], fault: Fault) -> Finding | None:
    before, _, value = _cut(_line(lines, fault.line))
    if not re.match("[“„«‘‚”»]", value):
        return None
    mended = before + quoted(value.strip().strip("“”„«»‘’‚"))
    message = f"{value[0]} is not a quotation mark here"
    return Finding(fault.line, len(before), message, 'straight quotation marks, as in "text"', mended)


def _open_quote(lines: list[str], fault: Fault) -> Finding | None:
    """A quotation mark that was not closed on its line, or closed by one that was to open another text."""
    if "quoted scalar" in fault.words and "end of stream" in fault.words:
        start = fault.began_line, fault.began_column
    else:
        start = _opened_before(lines, fault.line)
    if start[0] < 0:
        return None
    line = _line(lines, start[0])
    mark = line[start[1] : start[1] + 1]
    mended = _closed(line, start[1], mark)
    message = f"the quotation mark {mark} that opens here is never closed"
    return Finding(start[0], start[1], message, "a closing quotation mark", mended)


def _closed(line: str, at: int, mark: str) -> str:
    match = (
        re.match(r"[^\]}]*?(?=\s*[\]}]+\s*$)", line[at:]) if at and re.search(r"[{\[]", line[:at]) else None
    )
    end = at + match.end() if match else len(line.rstrip())
    return f"{line[:end]}{mark}{line[end:]}"


def _opened_before(lines: list[str], last: int) -> tuple[int, int]:
    """Return where a text of several lines opens whose closing mark is followed by more words."""
    number = 0
    while number <= last and number < len(lines):
        opened = _opens(lines[number])
        if opened < 0:
            number += 1
            continue
        mark = lines[number][opened]
        begun = number
        number += 1
        while number < len(lines) and mark not in lines[number]:
            number += 1
        if number > last or number >= len(lines):
            return begun, opened
        after = lines[number].partition(mark)[2].strip()
        if after and not re.match(r"[,}\]:#]", after):
            return begun, opened
        number += 1
    return -1, 0


_OPENING = re.compile(r"(?:^ *(?:- +)*|: +)([\"'])")
_OPENING_IN_BRACKETS = re.compile(r"(?:^ *(?:- +)*|: +|[\[{,] *)([\"'])")


def _opens(line: str) -> int:
    """Return the column of a quotation mark that begins a value and is not closed on its line, or -1."""
    at = 0
    opening = _OPENING_IN_BRACKETS if re.search(r"[\[{]", line) else _OPENING
    while at < len(line):
        match = opening.search(line, at)
        if match is None or "#" in line[at : match.start()]:
            return -1
        end = _end_of_quote(line, match.end())
        if end < 0:
            return match.start(1)
        at = end
    return -1


def _end_of_quote(line: str, at: int) -> int:
    """Return where the text ends that a quotation mark before ``at`` opens, or -1."""
    mark = line[at - 1]
    while at < len(line):
        if line[at] == "\\" and mark == '"':
            at += 1
        elif line[at] == mark:
            if mark == '"' or line[at + 1 : at + 2] != "'":
                return at + 1
            at += 1
        at += 1
    return -1


def _after_quote(lines: list[str], fault: Fault) -> Finding | None:
    """Words after a closing quotation mark: inner marks, an apostrophe, or a name in quotation marks."""
    line = _line(lines, fault.line)
    before, _, value = _cut(line)
    if value[:1] not in ('"', "'"):
        return None
    end = _end_of_quote(value, 1)
    rest = value[end:].strip() if end > 0 else ""
    if not rest or rest[0] in ",]}:#":
        return None
    where = len(before) + end
    if _ARROWS.search(rest):
        name = value[1 : end - 1]
        mended = f"{before}{name}{value[end:]}"
        return Finding(fault.line, where, "words follow the closing quotation mark",
                       "no quotation marks around a name before an arrow", mended)  # fmt: skip
    whole = value.strip()
    inner = whole[1:-1] if whole[-1] == whole[0] else whole[1:]
    return Finding(fault.line, where, f"words follow the closing quotation mark {value[0]}",
                   "quotation marks of the other kind around the whole", before + quoted(inner))  # fmt: skip


def _escape(lines: list[str], fault: Fault) -> Finding | None:
    if "escape" not in fault.words:
        return None
    before, _, value = _cut(_line(lines, fault.line))
    mended = before + quoted(value.strip()[1:-1]) if value[:1] == '"' and value.rstrip()[-1:] == '"' else ""
    return Finding(fault.line, fault.column, "a backslash has a meaning of its own between these marks",
                   "single quotation marks, or two backslashes", mended)  # fmt: skip


# ---- colons ----------------------------------------------------------------------------------------------


def _colon(lines: list[str], fault: Fault) -> Finding | None:
    """A second colon in a line outside brackets."""
    if "mapping values are not allowed" not in fault.words:
        return None
    line = _line(lines, fault.line)
    before, key, value = _cut(line)
    if not key or fault.column < len(before):
        return None
    where = len(before)
    if key == "effects" and _ARROWS.search(value):
        return Finding(fault.line, where, "an effect stands on the line of effects:",
                       "each effect on a line of its own", f"effects:\n  - {value.strip()}")  # fmt: skip
    text, comment = _without_comment(value)
    mended = f"{before}{quoted(text.strip())}{comment}"
    return Finding(fault.line, where, f"the text after {key!r} holds a colon itself",
                   "quotation marks around it", mended)  # fmt: skip


def _without_comment(value: str) -> tuple[str, str]:
    at = value.find(" #")
    return (value, "") if at < 0 else (value[:at], value[at:])


def _colon_in_brackets(lines: list[str], fault: Fault) -> Finding | None:
    """A second colon within one pair of a section in brackets."""
    line = _line(lines, fault.line)
    if "flow" not in fault.words or line[fault.column : fault.column + 1] != ":":
        return None
    start = max(line.rfind(mark, 0, fault.column) for mark in "{[,") + 1
    pair = line[start : fault.column]
    key, colon, _ = pair.partition(": ")
    if not colon or '"' in pair or "'" in pair:
        return None
    at = start + len(key) + 2
    rest = re.match(r"[^,}\]]*", line[at:])
    text = rest[0] if rest else ""
    mended = f"{line[:at]}{quoted(text.strip().strip('“”„«»‘’‚'))}{line[at + len(text) :]}"
    return Finding(fault.line, at, f"the text after {key.strip()!r} holds a colon itself",
                   "quotation marks around it", mended)  # fmt: skip


def _no_colon(lines: list[str], fault: Fault) -> Finding | None:
    """A line without a colon, which is read as one text with the next."""
    above = _above(lines, fault.line)
    line, last = _line(lines, fault.line), _line(lines, above)
    if above < 0 or not re.search("mapping values|could not find expected ':'", fault.words):
        return None
    if "could not find" in fault.words and fault.began_line >= 0:
        above, last = fault.began_line, _line(lines, fault.began_line)
    before, key, value = _cut(last)
    words = value.rstrip()
    over = _line(lines, _above(lines, above))
    equals = re.match(r"( *[\w -]{1,40}?) *= *(.*)", last)
    if equals and not _ARROWS.search(last):
        return Finding(above, len(equals[1]), "= does not give a value", "a colon and a space",
                       f"{equals[1]}: {equals[2].rstrip()}")  # fmt: skip
    if key or not words or words[:1] in "\"'{[#|>" or (_cut(over)[2] and _indent(over) < _indent(last)):
        return None
    if before.rstrip().endswith("-") and _ARROWS.search(words) and _indent(line) > _indent(last):
        return None
    end = len(last.rstrip())
    if _ARROWS.search(words):
        read = parts(words)
        slip = colon_left_out(read[0], read[1], ()) if read else None
        example = f"{before.replace('- ', '')}{slip.example}" if slip else f"{last.rstrip()}: words"
        if read and slip:
            end = last.rfind(read[1]) + slip.at if last.rfind(read[1]) > 0 else end
        return Finding(above, end, "no colon stands between the target and its words",
                       "source -> target: words", example)  # fmt: skip
    slip = not_an_effect(words, ())
    if slip.example:
        return Finding(above, len(before), f"{shown(words)} is neither a key nor an effect",
                       "effects as items of a list", f"effects:\n  {slip.example}")  # fmt: skip
    return Finding(above, end, f"no colon follows {words[:60]!r}", "a colon", f"{last.rstrip()}:")


# ---- indentation -----------------------------------------------------------------------------------------


def _indentation(lines: list[str], fault: Fault) -> Finding | None:
    if not re.search("expected key|'-' indicator|mapping values|block sequence entries", fault.words):
        return None
    line = _line(lines, fault.line)
    here = _indent(line)
    levels = _levels(lines, fault.line)
    above = _above(lines, fault.line)
    if not line.strip() or above < 0:
        return None
    first = _line(lines, fault.began_line)
    if here == 0 and first.startswith("- "):
        return Finding(fault.began_line, 0, "a list begins here that has no name",
                       "effects: above it", f"effects:\n  {first.strip()}")  # fmt: skip
    item = bool(re.match(" *- ", line))
    if here in levels and not (here == levels[-1] and here > _indent(_line(lines, above))):
        dashed = any(
            re.match(rf" {{{here}}}- ", lines[at]) for at in range(fault.began_line, fault.line) if at >= 0
        )
        if dashed and not item and fault.column == here:
            mended = f"{' ' * here}- {line.strip()}"
            if _ARROWS.search(line):
                return Finding(fault.line, here, "the items above begin with a dash, this line does not",
                               "a dash and a space before it", mended)  # fmt: skip
            mended = f"{' ' * (here + 2)}{line.strip()}"
            return Finding(fault.line, here, _indented(here), f"{_spaces(here + 2)}, as the keys above it",
                           mended)  # fmt: skip
        return None
    wanted = _wanted(lines, fault.line, levels, item)
    if wanted == here:
        return None
    mended = " " * wanted + line.strip()
    return Finding(fault.line, here, f"{_indented(here)}, which fits no line above it",
                   f"{_spaces(wanted)} before it", mended)  # fmt: skip


def _wanted(lines: list[str], number: int, levels: list[int], item: bool) -> int:
    """Return the indentation that a line was probably to have: that of the nearest of its kind above."""
    here = _indent(lines[number])
    for at in range(number - 1, max(number - 200, -1), -1):
        line = lines[at]
        if line.strip() and bool(re.match(" *- ", line)) == item and abs(_indent(line) - here) <= 2:
            return _indent(line)
        match = re.match(" *- ", line)
        if match and not item and abs(match.end() - here) <= 2:
            return match.end()
    return min(levels, key=lambda level: abs(level - here))


def _levels(lines: list[str], last: int) -> list[int]:
    """Return the indentations that are open above a line, outermost first; a dash opens one after it."""
    levels: list[int] = []
    for line in lines[max(0, last - 5000) : last]:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        here = _indent(line)
        while levels and levels[-1] > here:
            levels.pop()
        match = re.match(r" *(?:- +)+", line)
        levels += [level for level in (here, match.end() if match else here) if level not in levels]
    return levels or [0]


def _above(lines: list[str], number: int) -> int:
    """Return the nearest line above that says something, or -1."""
    at = number - 1
    while at >= 0 and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at -= 1
    return at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "1 space" if count == 1 else f"{count} spaces"


def _indented(count: int) -> str:
    return "the line has no space before it" if count == 0 else f"the line is indented by {_spaces(count)}"


# ---- brackets --------------------------------------------------------------------------------------------


def _bracket(lines: list[str], fault: Fault) -> Finding | None:
    """A bracket that is never closed, or within which a comma or quotation marks are wanting."""
    if "flow" not in fault.words or fault.began_line < 0:
        return None
    line, here = _line(lines, fault.began_line), _line(lines, fault.line)
    mark = line[fault.began_column : fault.began_column + 1]
    if mark not in _CLOSING:
        return None
    closing = _CLOSING[mark]
    remark = re.search(rf": +(#[^,{closing}]*)", line[fault.began_column :])
    if remark:
        at, text = fault.began_column + remark.start(1), remark[1].rstrip()
        mended = f"{line[:at]}{quoted(text)}{line[at + len(text) :]}"
        return Finding(fault.began_line, at, "# begins a comment here", "quotation marks around it", mended)
    if fault.line == fault.began_line and here[fault.column : fault.column + 1] not in "]}":
        message = f"no comma stands before this, within {mark}{closing}"
        return Finding(fault.line, fault.column, message, "a comma")
    closed = any(closing in other for other in lines[fault.line : fault.line + 200])
    if fault.line > fault.began_line and closed and _indent(here) > _indent(line):
        above = _above(lines, fault.line)
        text = _line(lines, above).rstrip()
        message = f"no comma stands here, within {mark}{closing}"
        return Finding(above, len(text), message, "a comma", f"{text},")
    mended = ""
    if fault.line > fault.began_line:
        text, comment = _without_comment(line)
        mended = f"{text.rstrip().rstrip(',')}{closing}{comment}"
    message = f"the bracket {mark} that opens here is never closed"
    return Finding(fault.began_line, fault.began_column, message, f"a closing {closing}", mended)


def _special(lines: list[str], fault: Fault) -> Finding | None:
    """A text that begins with a character that means something to YAML."""
    before, _, value = _cut(_line(lines, fault.line))
    if re.match("- +\\S", value):
        item = f"{' ' * (_indent(before) + 2)}{value.strip()}"
        return Finding(fault.line, len(before), "an item of a list stands on the line of its key",
                       "each item on a line of its own", f"{before.rstrip()}\n{item}")  # fmt: skip
    if value.strip() == "-":
        return Finding(
            fault.line, len(before), "a lone dash begins a list", "quotation marks", f'{before}"-"'
        )
    if value[:1] in ("@", "`", "%", "*", "&", "!", "|", ">") and fault.column <= len(before) + 1:
        text, comment = _without_comment(value)
        return Finding(fault.line, len(before), f"a text cannot begin with {value[0]}",
                       "quotation marks around it", f"{before}{quoted(text.strip())}{comment}")  # fmt: skip
    return None


#: From what is sure to what is likely.
_LOOKS: tuple[Callable[[list[str], Fault], Finding | None], ...] = (
    _tab,
    _fence,
    _wide_space,
    _bullet,
    _curly,
    _escape,
    _open_quote,
    _after_quote,
    _special,
    _dash,
    _colon,
    _colon_in_brackets,
    _bracket,
    _no_colon,
    _indentation,
)
