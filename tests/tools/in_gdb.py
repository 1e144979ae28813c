"""What scripts/check-debugger does inside of gdb, whose Python this runs in. Its input, in $AITER_DEBUGGER: the file to write to,
the marked lines of each file, and the functions in the order in which they are called."""

import json
import os
import re

import gdb

TASK = json.loads(os.environ["AITER_DEBUGGER"])
# No number in the fixture is as large.
LARGEST = 1000
# More steps than any of the functions takes.
LONGEST = 500


def words(path, lines):
    """The words of each function, by its name: a variable whose name is none of them is not the user's."""
    text = open(path).read().split("\n")
    found = {}
    for mark, line in lines.items():
        found.setdefault(mark.split(".")[0], set()).update(re.findall(r"\w+", text[line - 1]))
    return found


def shown(symbol, frame):
    """Its value where that is a number or a text, else that it has one; and `?` where it has none, but what stands in its place."""
    try:
        value = symbol.value(frame)
        text = value.format_string()
    except (gdb.error, UnicodeDecodeError):
        return "?"
    kind = value.type.strip_typedefs()
    if kind.code == gdb.TYPE_CODE_INT:
        return text if 0 <= int(value) < LARGEST else "?"
    if kind.name == "&str":
        return text if text.startswith('"') else "?"
    return "{..}"


def locals_of(frame, names):
    """The values of the variables with these names, the innermost of each."""
    found = {}
    block = frame.block()
    while block:
        for symbol in block:
            if symbol.name in names and symbol.name not in found and (symbol.is_variable or symbol.is_argument):
                found[symbol.name] = shown(symbol, frame)
        if block.function:
            break
        block = block.superblock
    return found


def start_of(frame):
    """Where the machine code of its function begins, if gdb knows that function."""
    try:
        block = frame.block()
    except RuntimeError:
        return None
    while not block.function:
        block = block.superblock
    return block.start


class Line(gdb.Breakpoint):
    """Counts its stops, and notes the variables of each. What stops again before any other line of the body is not counted: the line
    in which a body waits has machine code in front of the wait and behind it, of which gdb takes either or both, in plain Rust
    too."""

    # By the address of the body.
    last = {}

    def __init__(self, path, mark, line, names):
        super().__init__(source=path, line=line)
        # In place of a line without code gdb takes the next one that has some.
        self.has_code = any(location.source and location.source[1] == line for location in self.locations)
        # Where a body begins it goes on too. In a block that is at a brace.
        text = open(path).read().split("\n")[line - 1].split("//")[0]
        self.is_head = mark.endswith(".0") or not re.search(r"\w", text)
        self.stops, self.names, self.locals = 0, names, []

    def stop(self):
        frame = gdb.newest_frame()
        body = start_of(frame)
        if self.has_code and Line.last.get(body) is not self:
            self.stops += 1
            found = locals_of(frame, self.names)
            if found not in self.locals:
                self.locals.append(found)
            if not self.is_head:
                Line.last[body] = self
        return False

    def found(self):
        return {"has_code": self.has_code, "stops": self.stops, "locals": self.locals}


def all_lines():
    found = {}
    for path, lines in TASK["files"].items():
        names = words(path, lines)
        found[path] = {mark: Line(path, mark, line, names[mark.split(".")[0]]) for mark, line in lines.items()}
    gdb.execute("run", to_string=True)
    return {path: {mark: line.found() for mark, line in lines.items()} for path, lines in found.items()}


def is_running():
    return gdb.selected_inferior().pid != 0


def place(frame):
    where = frame.find_sal()
    return [where.symtab.fullname() if where.symtab else "?", where.line]


def all_steps():
    """Where `next` leads in each function, from its first line to its end, as long as the function is on top of the stack."""
    found = {path: {} for path in TASK["files"]}
    begins = [(path, name, TASK["files"][path][f"{name}.1"]) for path, name in TASK["calls"]]
    first = gdb.Breakpoint(source=begins[0][0], line=begins[0][2], temporary=True)
    gdb.execute("run", to_string=True)
    for number, (path, name, _) in enumerate(begins):
        following = begins[number + 1 : number + 2]
        begin = start_of(gdb.newest_frame())
        visited = found[path][name] = [place(gdb.newest_frame())]
        while is_running() and len(visited) < LONGEST:
            gdb.execute("next", to_string=True)
            if not is_running():
                break
            if start_of(gdb.newest_frame()) == begin:
                visited.append(place(gdb.newest_frame()))
                continue
            # It has stopped to hand out an item, or to wait, and will be called again; or has returned, and the next follows.
            again = gdb.Breakpoint(f"*{begin}", internal=True)
            ends = [gdb.Breakpoint(source=path, line=line, temporary=True) for path, _, line in following]
            gdb.execute("continue", to_string=True)
            again.delete()
            if not is_running() or any(not end.is_valid() for end in ends):
                break
            for end in ends:
                end.delete()
        if len(visited) == LONGEST:
            raise gdb.GdbError(f"`next` does not come to the end of {name} in {path}")
    return found


for setting in ["pagination off", "confirm off", "breakpoint pending off", "print thread-events off"]:
    gdb.execute(f"set {setting}")
lines = all_lines()
gdb.execute("delete")
with open(TASK["output"], "w") as output:
    json.dump({"lines": lines, "steps": all_steps()}, output)
