"""Small changes of a module, one at a time: what a slip of the hand might do to a rule."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

_COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Eq: ast.NotEq(), ast.NotEq: ast.Eq(), ast.Lt: ast.LtE(), ast.LtE: ast.Lt(), ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(), ast.In: ast.NotIn(), ast.NotIn: ast.In(), ast.Is: ast.IsNot(), ast.IsNot: ast.Is(),
}  # fmt: skip
_REVERSED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Lt: ast.Gt(), ast.LtE: ast.GtE(), ast.Gt: ast.Lt(), ast.GtE: ast.LtE(),
}  # fmt: skip
_CALCULATED: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(), ast.Sub: ast.Add(), ast.Mult: ast.Div(), ast.Div: ast.Mult(),
    ast.FloorDiv: ast.Mult(), ast.Mod: ast.Mult(), ast.BitOr: ast.BitAnd(), ast.BitAnd: ast.BitOr(),
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NEIGHBOURS = {
    "startswith": "endswith", "endswith": "startswith", "lstrip": "rstrip", "rstrip": "lstrip",
    "partition": "rpartition", "rpartition": "partition", "floor": "ceil", "ceil": "floor", "sin": "cos",
    "cos": "sin", "union": "intersection", "source": "target", "target": "source", "outgoing": "incoming",
    "incoming": "outgoing",
}  # fmt: skip
#: Whether a call checks that two lists are as long as each other, or how much a cache holds, is no rule.
_NO_RULE = ("strict", "maxsize", "encoding", "errors", "ensure_ascii")
#: What takes several values and gives the same in whatever order they come.
_UNORDERED = ("sorted", "min", "max", "set", "frozenset", "any", "all")
#: What puts the members of several values into a set.
_INTO_A_SET = ("union", "intersection")
#: A number so small keeps what rounding leaves from counting: a quarter more of it changes nothing.
_ROUNDING = 1e-3
#: A text or list cut at so much is cut to bound the work: one more or less of it is not to be told.
_BOUND = 1000


@dataclass(frozen=True)
class Mutant:
    """A module with one change; ``lines`` are first and last of the statement around it."""

    path: str
    line: int
    kind: str
    lines: tuple[int, int]
    text: str
    old: str
    new: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the change as long as its line stays as it is."""
        return self.path, self.old, self.new


def mutants(path: str, text: str) -> list[Mutant]:
    """Return every change of a module that the rules know, in the order of the text.

    Annotations, decorators, texts, and what only type checkers run are left alone.
    """
    found: dict[str, Mutant] = {}
    starts = _starts(text)
    tree = ast.parse(text)
    chosen = [each for node in ast.walk(tree) for each in _choices(node)]
    skipped = frozenset((*_bounded(tree), *chosen, *_named_choices(tree, chosen)))
    for node, lines in _nodes(tree, skipped):
        for kind, target, new in _changes(node):
            begin, end = (starts(line, at) for line, at in _span(target))
            changed = text[:begin] + new + text[end:]
            line = target.lineno  # type: ignore[attr-defined]
            old_lines, new_lines = text.splitlines(), changed.splitlines()
            fewer = len(old_lines) - len(new_lines)
            last = target.end_lineno or line  # type: ignore[attr-defined]
            old = " ".join(part.strip() for part in old_lines[line - 1 : last])
            now = " ".join(part.strip() for part in new_lines[line - 1 : last - fewer])
            found.setdefault(changed, Mutant(path, line, kind, lines, changed, old, now))
    found.pop(text, None)
    return list(found.values())


def _starts(text: str) -> Callable[[int, int], int]:
    """Return a function from line and column (bytes, as the parser counts) to the place in the text."""
    lines = text.splitlines(keepends=True)
    before = [0]
    for line in lines:
        before.append(before[-1] + len(line))
    return lambda line, at: before[line - 1] + len(lines[line - 1].encode()[:at].decode())


def _span(node: ast.AST) -> Iterator[tuple[int, int]]:
    yield node.lineno, node.col_offset  # type: ignore[attr-defined]
    yield node.end_lineno, node.end_col_offset  # type: ignore[attr-defined]


def _nodes(tree: ast.Module, skipped: frozenset[ast.AST]) -> Iterator[tuple[ast.AST, tuple[int, int]]]:
    """Yield what may be changed, with the lines of the statement around it."""
    for statement in tree.body:
        yield from _within(statement, (statement.lineno, statement.end_lineno or statement.lineno), skipped)


def _within(
    node: ast.AST, lines: tuple[int, int], skipped: frozenset[ast.AST]
) -> Iterator[tuple[ast.AST, tuple[int, int]]]:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr) or _is_text(node) or _is_typing(node):
        return
    if isinstance(node, ast.stmt):
        inner = getattr(node, "body", None)
        last = inner[0].lineno - 1 if inner else node.end_lineno or node.lineno
        lines = (node.lineno, max(node.lineno, last))
    if node not in skipped:
        yield node, lines
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "type_comment", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg in _NO_RULE):
                yield from _within(child, lines, skipped)


def _bounded(tree: ast.Module) -> list[ast.AST]:
    return [each for node in ast.walk(tree) for each in _bounds(node)]


def _named_choices(tree: ast.Module, chosen: list[ast.expr]) -> list[ast.Tuple]:
    """Return the tuples of a module's own constants that are taken in any order wherever they are named."""
    asked = {each.id for each in chosen if isinstance(each, ast.Name)}
    used = [each for each in ast.walk(tree) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)]
    other = {each.id for each in used if not any(each is one for one in chosen)}
    found = []
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Tuple):
            continue
        name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        if name[0] == "_" and name in asked - other:
            found.append(node.value)
    return found


def _choices(node: ast.AST) -> list[ast.expr]:
    """Return the tuples of which something is one, or begins with one, or that are taken in any order.

    What they are called by counts as well.
    """
    found: list[ast.expr] = []
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
        found = node.comparators
    elif isinstance(node, ast.SetComp):
        found = [each.iter for each in node.generators]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        if called in ("startswith", "endswith", "isinstance"):
            found = node.args
        elif called in _UNORDERED and len(node.args) == 1 and not node.keywords:
            inner = node.args[0]
            within = isinstance(inner, ast.GeneratorExp) and called not in ("sorted", "min", "max")
            found = [each.iter for each in inner.generators] if within else [inner]  # type: ignore[attr-defined]
        elif called in _INTO_A_SET:
            sets = [each.value if isinstance(each, ast.Starred) else each for each in node.args]
            found = [each.elt if isinstance(each, ast.GeneratorExp) else each for each in sets]
    return [each for each in found if isinstance(each, ast.Tuple | ast.Name)]


def _bounds(node: ast.AST) -> list[ast.Constant]:
    """Return numbers that bound how much work there is, or that keep rounding from counting."""
    found = node.upper if isinstance(node, ast.Slice) else node
    if not isinstance(found, ast.Constant) or isinstance(found.value, bool):
        return []
    if isinstance(found.value, float):
        return [found] if 0 < found.value <= _ROUNDING else []
    bounds = isinstance(node, ast.Slice) and isinstance(found.value, int) and found.value >= _BOUND
    return [found] if bounds else []


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_typing(node: ast.AST) -> bool:
    """Whether only type checkers look at a statement: their imports, names of types, overloads."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp):
        return ast.unparse(node.targets[0])[0].isupper() and "[" in ast.unparse(node.value)
    return False


Change = tuple[str, ast.AST, str]


def _changes(node: ast.AST) -> Iterator[Change]:
    """Yield kind, node and the text that takes its place."""
    if isinstance(node, ast.expr):
        for kind, new in _expressions(node):
            yield kind, node, f"({ast.unparse(new)})" if _is_compound(new) else ast.unparse(new)
    elif isinstance(node, ast.If):
        yield "branch emptied", node.test, f"False and ({ast.unparse(node.test)})"
        yield "branch always taken", node.test, f"True or ({ast.unparse(node.test)})"
    elif isinstance(node, ast.AugAssign) and type(node.op) in _CALCULATED:
        other = ast.AugAssign(node.target, _CALCULATED[type(node.op)], node.value)
        yield "calculation", node, ast.unparse(other)
    elif isinstance(node, ast.Break | ast.Continue):
        yield "loop", node, "continue" if isinstance(node, ast.Break) else "break"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call dropped", node, "pass"


def _is_compound(node: ast.expr) -> bool:
    return isinstance(node, ast.Compare | ast.BinOp | ast.BoolOp | ast.UnaryOp | ast.IfExp)


def _expressions(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Compare):
        yield from _comparisons(node)
    elif isinstance(node, ast.BinOp) and _is_calculated(node):
        yield "calculation", ast.BinOp(node.left, _CALCULATED[type(node.op)], node.right)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and/or", ast.BoolOp(other, node.values)
        yield "condition dropped", node.values[0]
        yield "condition dropped", node.values[-1]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield "not dropped" if isinstance(node.op, ast.Not) else "sign dropped", node.operand
    elif isinstance(node, ast.IfExp):
        yield "branch always taken", node.body
        yield "branch emptied", node.orelse
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    else:
        yield from _names(node)


def _names(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Yield the neighbours of what is called, asked for or given back."""
    if isinstance(node, ast.Name) and node.id in _CALLED:
        yield "neighbour", ast.Name(_CALLED[node.id])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sorted":
        yield "order dropped", ast.Call(ast.Name("list"), node.args[:1], [])
    elif isinstance(node, ast.Attribute) and node.attr in _NEIGHBOURS:
        yield "neighbour", ast.Attribute(node.value, _NEIGHBOURS[node.attr])
    elif _is_pair(node):
        yield "swapped", ast.Tuple([node.elts[1], node.elts[0]])


def _is_pair(node: ast.expr) -> TypeGuard[ast.Tuple]:
    if not isinstance(node, ast.Tuple) or len(node.elts) != 2 or not isinstance(node.ctx, ast.Load):
        return False
    alike = ast.dump(node.elts[0]) == ast.dump(node.elts[1])
    return not alike and not any(isinstance(each, ast.Slice) for each in node.elts)


def _comparisons(node: ast.Compare) -> Iterator[tuple[str, ast.expr]]:
    for index, operator in enumerate(node.ops):
        met = not any(_is_rounded(side) for side in (node.left, *node.comparators))
        for table in (_COMPARED, _REVERSED):
            if type(operator) in table and (met or table is _REVERSED or type(operator) not in _REVERSED):
                operators = [*node.ops[:index], table[type(operator)], *node.ops[index + 1 :]]
                yield "comparison", ast.Compare(node.left, operators, node.comparators)


def _is_rounded(side: ast.expr) -> bool:
    """Whether a limit is moved by less than counts: no number meets it, so `<` and `<=` are the same."""
    if isinstance(side, ast.BinOp) and isinstance(side.op, ast.Add | ast.Sub):
        side = side.right
    return isinstance(side, ast.Constant) and isinstance(side.value, float) and 0 < side.value <= _ROUNDING


def _constants(node: ast.Constant) -> Iterator[tuple[str, ast.expr]]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int):
        yield "constant", ast.Constant(value + 1)
        if value > 0:
            yield "constant", ast.Constant(value - 1)
    elif isinstance(value, float):
        yield "constant", ast.Constant(round(value * 1.25, 9) if value else 0.5)


def _is_calculated(node: ast.BinOp) -> bool:
    """Whether another operator may give another number: not where texts are joined or only a sign turns."""
    return type(node.op) in _CALCULATED and not _joins_texts(node) and not _turns_a_sign(node)


def _turns_a_sign(node: ast.BinOp) -> bool:
    """Whether a number is multiplied by 1 or -1: to divide by it is the same."""
    side = node.right
    if not isinstance(node.op, ast.Mult) or not isinstance(side, ast.IfExp):
        return False
    return {ast.unparse(side.body), ast.unparse(side.orelse)} == {"1", "-1"}


def _joins_texts(node: ast.BinOp) -> bool:
    """Whether texts are put together: taking them from each other fails at once."""
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )
