"""Runs program.py against tests, and reports line by line how far it came.

Standard input holds a secret word, the name of the function that is tested, and the tests, a line
each for the first two. The tests are asserts, or a function check(candidate) with asserts in it.
Every line of the report begins with the word, so that what the program prints is no report:

  WORD tests N               before anything of the program runs
  WORD stopped CLASS TEXT    it does not parse, or does not load
  WORD pass                  a test passed
  WORD fail CLASS TEXT       a test failed, the first that did
  WORD fail                  another one did
  WORD end                   all tests were run
  WORD unusable TEXT         the tests do not parse

CLASS is a constant of FailureClass. In TEXT, line ends and backslashes are escaped.
"""

import ast
import builtins
import os
import sys
import types

# What the program does to builtins reaches neither this script nor the tests.
OWN_BUILTINS = dict(vars(builtins))
__builtins__ = OWN_BUILTINS

PROGRAM = "program.py"
LONGEST = 300
# Names in the tests' own variables that no program can write.
WATCH, SEEN = "<watch>", "<seen>"


def main():
    word, entry, tests = received()
    report = reporter(word)
    suite = Suite(report)
    try:
        number, code = suite.compiled(tests, entry)
    except SyntaxError as broken:
        report("unusable", said(broken))
        return
    del tests
    report("tests", str(number))
    sys.setrecursionlimit(sys.getrecursionlimit() + depth())
    program = loaded(report)
    if program is None:
        return
    if entry not in program:
        report("stopped", "NAME_OR_TYPE", "NameError: name '%s' is not defined" % entry)
        return
    names = {name: value for name, value in program.items() if name not in OWN_BUILTINS}
    names.update({"__builtins__": dict(OWN_BUILTINS), WATCH: suite.watch, SEEN: suite.seen})
    names[entry] = guarded(program[entry], program)
    try:
        exec(code, names)
    except BaseException as error:
        report("fail", failure_class(error), told(error))
    report("end")


def received():
    """The input is used up and closed, so that the program cannot read it again."""
    pieces = []
    while piece := os.read(0, 1 << 16):
        pieces.append(piece)
    return b"".join(pieces).decode().split("\n", 2)


def reporter(word):
    """What the program prints goes nowhere; the report has a descriptor of its own."""
    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in 0, 1, 2:
        os.dup2(nowhere, descriptor)
    write = os.write

    def report(*fields):
        line = " ".join((word,) + fields)
        line = line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        write(out, (line + "\n").encode("utf-8", "replace"))

    return report


def depth():
    """How much deeper a test stands here than in a script of its own, where it does two deep."""
    frame, frames = sys._getframe(1), 1
    while frame.f_code.co_name != "<module>":
        frame, frames = frame.f_back, frames + 1
    return frames + 2  # exec counts as a call, and so does the guard of the program


def loaded(report):
    """The variables of the program after it has run, or None."""
    with open(PROGRAM, encoding="utf-8", newline="") as file:
        source = file.read()
    try:
        code = compile(source, PROGRAM, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as broken:
        report("stopped", "SYNTAX", said(broken))
        return None
    if "random" in source:
        import random

        random.seed(0)
    module = types.ModuleType("__main__")
    module.__file__ = PROGRAM
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    try:
        exec(code, vars(module))
    except BaseException as error:
        report("stopped", failure_class(error), told(error))
        return None
    return vars(module)


def guarded(function, program):
    """Refuses a result whose class says itself what it equals."""
    if not isinstance(function, types.FunctionType):
        return function

    def call(*arguments, **named):
        result = function(*arguments, **named)
        equality = getattr(type(result), "__eq__", None)
        if getattr(equality, "__globals__", None) is program:
            raise TypeError("the result has a class with an __eq__ of its own")
        return result

    return call


class Suite:
    """The tests, made such that each is counted."""

    def __init__(self, report):
        self.report = report
        self.tests = []
        self.left = []
        self.failed = False

    def compiled(self, source, entry):
        """How many tests there are, and code that runs them all, whichever of them fail."""
        tree = ast.parse(source)
        check = next((node for node in tree.body if is_check(node)), None)
        if check and not any(is_call_of_check(node) for node in tree.body):
            tree.body.append(ast.parse("check(%s)" % entry).body[0])
        calls = sum(is_call_of_check(node) for node in tree.body)
        split = check is not None and calls == 1 and not leaves(check)
        body = []
        for node in tree.body:
            if node is check:
                if split:
                    check.body = [self.watched(inner) for inner in check.body]
                body.append(node)
            elif is_call_of_check(node) and not split:
                body.append(self.within(node))
            else:
                body.append(self.watched(node))
        tree.body = body
        return len(self.tests), compile(ast.fix_missing_locations(tree), "tests", "exec")

    def watched(self, node):
        """A statement without an assert is no test, but prepares some."""
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            return node
        return self.within(node) if any(isinstance(n, ast.Assert) for n in ast.walk(node)) else node

    def within(self, node):
        self.tests.append(node)
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Compare):
            seen = ast.Compare(call_of(SEEN, node.test.left), node.test.ops, node.test.comparators)
            node = ast.Assert(seen, node.msg)
        watch = call_of(WATCH, ast.Constant(len(self.tests) - 1))
        return ast.With(items=[ast.withitem(context_expr=watch)], body=[node])

    def seen(self, value):
        self.left.append(value)
        return value

    def watch(self, number):
        self.left.clear()
        return Watch(self, self.tests[number])

    def fail(self, test, error):
        """Of the first one it is told how, which takes longer than to run it."""
        if self.failed:
            self.report("fail")
            return
        self.failed = True
        lines = [cut(ast.unparse(test)), told(error)]
        if type(error) is AssertionError and self.left:
            lines[1:] = ["it gave " + shown(self.left[0])]
        self.report("fail", failure_class(error), "\n".join(lines))


class Watch:
    """Reports one test and goes on behind it."""

    def __init__(self, suite, test):
        self.suite = suite
        self.test = test

    def __enter__(self):
        pass

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.suite.report("pass")
        else:
            self.suite.fail(self.test, error)
        return True


def is_check(node):
    return isinstance(node, ast.FunctionDef) and node.name == "check" and len(node.args.args) == 1


def is_call_of_check(node):
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "check"


def leaves(check):
    """Whether a statement may end the function, so that those behind it are no tests then."""
    return any(
        isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)) for node in ast.walk(check)
    )


def call_of(name, argument):
    return ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[argument], keywords=[])


def failure_class(error):
    if isinstance(error, ImportError):
        return "IMPORT"
    if isinstance(error, (NameError, TypeError, AttributeError)):
        return "NAME_OR_TYPE"
    return "TIMEOUT" if isinstance(error, MemoryError) else "WRONG_ANSWER"


def told(error):
    """An error, behind the line of the program where it came up."""
    place, trace = "", error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PROGRAM:
            place = "line %d: " % trace.tb_lineno
        trace = trace.tb_next
    return place + said(error)


def said(error):
    return cut(type(error).__name__ + ": " + shown(error, str))


def shown(value, words=repr):
    """What the program itself says of a value, which may fail in every way."""
    try:
        return cut("".join(words(value)))
    except BaseException:
        return "a value that cannot be shown"


def cut(text):
    return text if len(text) <= LONGEST else text[: LONGEST // 2] + " … " + text[-LONGEST // 2 :]


main()
os._exit(0)
