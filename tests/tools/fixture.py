"""What the scripts that show the fixture to a tool have in common: which lines correspond, which differences have a reason, and
the tables. A tool says something of each line, such as how often it has run; it is right where it says that of the same line in
plain Rust."""

import fnmatch
import operator
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

FIXTURE = Path(__file__).resolve().parent
ROOT = FIXTURE.parent.parent
PAGE = ROOT / "docs/tools.md"
REASONS = FIXTURE / "differences"
# The files in `src` with plain Rust, and for each those that write the same in another way: how, in the scripts and on the page.
PLAIN = {
    "plain": {
        "async_gen": "`#[async_gen]`",
        "boxed": "`#[async_gen(boxed)]`",
        "coroutine": "`#[async_gen(resume(..))]`",
        "try_async_gen": "`#[try_async_gen]`",
        "stream": "`stream! { .. }`",
        "stream_in_parentheses": "`stream!({ .. })`",
        "try_stream": "`try_stream! { .. }`",
        "async_stream": "async-stream's `stream! { .. }`",
        "async_try_stream": "async-stream's `try_stream! { .. }`",
    },
    "plain_loop": {
        "async_for": "`async_for!(x in s { .. })`",
        "async_for_for": "`async_for!(for x in s { .. })`",
        "async_for_angles": "`async_for!(x in s < .. >)`",
    },
}
SPELLINGS = [spelling for plain, others in PLAIN.items() for spelling in [plain, *others]]
# They are shown, and nothing is wrong with them.
PEERS = {"async_stream", "async_try_stream"}
MARK = re.compile(r"// \[(\w+\.\w+)\]$")


def source(spelling):
    return FIXTURE / f"src/{spelling}.rs"


def marks(spelling):
    """The numbers of its lines by their marks, in their order."""
    found = {}
    for number, line in enumerate(source(spelling).read_text().split("\n"), 1):
        if mark := MARK.search(line):
            if mark[1] in found:
                sys.exit(f"{source(spelling)}:{number}: a second `{mark[1]}`")
            found[mark[1]] = number
    return found


def function(mark):
    return mark.split(".")[0]


def build(directory, *arguments, **environment):
    """Builds the fixture below the target directory, and returns where."""
    # With the versions that all of the repository is tested with.
    shutil.copy(ROOT / "Cargo.lock", FIXTURE)
    target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "tools" / directory
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target), **environment}
    subprocess.run(["cargo", "build", "--quiet", *arguments], cwd=FIXTURE, env=environment, check=True)
    return target


def table(rows):
    """In Markdown."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


class Respect:
    """One respect in which lines, or whole functions, are compared. `found` has for each spelling what was found, by their names;
    `is_right` says of that whether it is as the same of plain Rust."""

    def __init__(self, name, title, found, is_right=operator.eq):
        self.name, self.title, self.found, self.is_right = name, title, found, is_right

    def twin(self, spelling):
        return self.found[next(plain for plain, others in PLAIN.items() if spelling in others)]

    def wrong(self, spelling):
        twin = self.twin(spelling)
        return [name for name, value in self.found[spelling].items() if not self.is_right(value, twin[name])]

    def cell(self, spelling, wanted=None):
        """How many are right, of all or of one function."""
        found, twin = self.found[spelling], self.twin(spelling)
        # Where nothing is found of either there is nothing to be right.
        names = [name for name in found if wanted in (None, function(name)) and (found[name], twin[name]) != (None, None)]
        wrong = sum(name in names for name in self.wrong(spelling))
        return f"{len(names) - wrong} of {len(names)}" if names else ""

    def of_functions(self):
        """A table of the functions, and the spellings."""
        for plain, others in PLAIN.items():
            names = dict.fromkeys(map(function, self.found[plain]))
            yield table([[self.title, *others], *([name, *(self.cell(other, name) for other in others)] for name in names)])


def said(value):
    return "nothing" if value is None else str(value).replace("'", "")


def of_spellings(respects):
    """The table for the page."""
    rows = [
        [name, *(respect.cell(spelling) for respect in respects)]
        for others in PLAIN.values()
        for spelling, name in others.items()
    ]
    return table([["", *(respect.title for respect in respects)], *rows])


def reasons(respects):
    """The lines of the list that are about these respects, with the three patterns in front of the `:`."""
    lines = [line for line in REASONS.read_text().split("\n") if line and not line.startswith("#")]
    names = {respect.name for respect in respects}
    return {line: words for line in lines if (words := line.split(":", 1)[0].split())[0] in names}


def report(tool, respects, arguments):
    """Prints the tables and the differences, and ends the script: with a failure where a difference has no reason, a reason no
    difference, or the page another table."""
    rows = of_spellings(respects)
    if "--markdown" in arguments:
        print(rows)
        sys.exit()
    for respect in respects:
        print("\n\n".join(respect.of_functions()), end="\n\n")
    print(rows, end="\n\n")
    known, used, problems = reasons(respects), set(), []
    for respect in respects:
        for spelling in SPELLINGS:
            if spelling in PLAIN or spelling in PEERS:
                continue
            for name in respect.wrong(spelling):
                words = (respect.name, spelling, name)
                fitting = [line for line, patterns in known.items() if all(map(fnmatch.fnmatchcase, words, patterns))]
                used.update(fitting)
                if not fitting:
                    line = marks(spelling).get(name, 1)
                    value, twin = said(respect.found[spelling][name]), said(respect.twin(spelling)[name])
                    place = f"{source(spelling).relative_to(ROOT)}:{line}"
                    problems.append(f"{place}: {respect.name} of {name}: {value}, and in plain Rust {twin}")
    problems += [f"{REASONS.relative_to(ROOT)}: there is no such difference: {line}" for line in known if line not in used]
    if rows not in PAGE.read_text():
        problems.append(f"{PAGE.relative_to(ROOT)}: another table than `scripts/check-{tool} --markdown` prints")
    print("\n".join([*problems, f"{len(problems)} problems"]))
    sys.exit(1 if problems else 0)
