"""rust-analyzer, as an editor talks to it: how it is found or installed, and a server of it that has a folder open."""

import json
import os
import queue
import shlex
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = "0.0.349"
INSTALLED = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / f"aiter/rust-analyzer-{VERSION}"
INSTALL = (
    f"cargo +nightly install ra_ap_rust-analyzer --locked --version {VERSION} --root {shlex.quote(str(INSTALLED))}"
    " --bin rust-analyzer --config profile.release.opt-level=1 --config profile.release.lto=false"
)

# The answers of a server that has learnt something meanwhile, and is to be asked again.
CONTENT_MODIFIED = {-32801, -32802}


def fail(message):
    sys.exit(f"{Path(sys.argv[0]).name}: {message}")


def runs(program):
    """Whether it does. rustup has a rust-analyzer in PATH that fails if the component is not installed."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find_rust_analyzer(may_install):
    if named := os.environ.get("RUST_ANALYZER"):
        return named if runs(named) else fail(f"RUST_ANALYZER={named} does not run")
    for program in ["rust-analyzer", str(INSTALLED / "bin/rust-analyzer")]:
        if runs(program):
            return program
    if not may_install:
        fail(f"rust-analyzer is missing: this installs it, and so does `--install`:\n{INSTALL}")
    print(INSTALL, flush=True)
    subprocess.run(shlex.split(INSTALL), check=True)
    return str(INSTALLED / "bin/rust-analyzer")


class Server:
    """rust-analyzer, which speaks the language server protocol on its standard input and output."""

    def __init__(self, program, folder, target):
        """`target` is the name of a directory below the target directory. Without one of its own it would wait for cargo, and cargo
        for it."""
        self.folder = folder
        target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / target
        environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([program], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=folder, env=environment)
        self.messages = queue.Queue()
        self.last_id = 0
        self.status = {}
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        """Queues what it says, and at its end None."""
        output = self.process.stdout
        while True:
            length = 0
            while line := output.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            message = output.read(length)
            self.messages.put(json.loads(message) if message else None)
            if not message:
                return

    def say(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()
        except BrokenPipeError:
            fail("rust-analyzer has ended")

    def listen(self, end):
        """Waits for a message, and returns it if it is an answer."""
        try:
            message = self.messages.get(timeout=max(0, end - time.monotonic()))
        except queue.Empty:
            fail(f"rust-analyzer does not answer in time: {self.status}")
        if message is None:
            fail("rust-analyzer has ended")
        if "method" not in message:
            return message
        if "id" in message:
            self.say(id=message["id"], result=None)
        elif message["method"] == "experimental/serverStatus":
            self.status = message["params"]
        return None

    def ask(self, method, parameters):
        end = time.monotonic() + 120
        while True:
            self.last_id += 1
            self.say(id=self.last_id, method=method, params=parameters)
            answer = None
            while answer is None or answer["id"] != self.last_id:
                answer = self.listen(end)
            if "error" not in answer:
                return answer["result"]
            if answer["error"]["code"] not in CONTENT_MODIFIED:
                fail(f"{method}: {answer['error']}")

    def start(self, **capabilities):
        """Opens the folder, and waits until the macros are built and loaded."""
        folder = {"uri": self.folder.as_uri(), "name": self.folder.name}
        answer = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": {"experimental": {"serverStatusNotification": True}, **capabilities},
                "initializationOptions": {"checkOnSave": False, "cachePriming": {"enable": False}},
            },
        )
        self.legend = answer["capabilities"].get("semanticTokensProvider", {}).get("legend")
        self.say(method="initialized", params={})
        end = time.monotonic() + 600
        while not self.status.get("quiescent"):
            self.listen(end)
        if self.status["health"] != "ok":
            fail(f"rust-analyzer says: {self.status.get('message')}")

    def open(self, path, source):
        document = {"uri": path.as_uri(), "languageId": "rust", "version": 1, "text": source}
        self.say(method="textDocument/didOpen", params={"textDocument": document})

    def kind(self, kind, modifiers):
        """The kind of a semantic token, in words."""
        names = [name for bit, name in enumerate(self.legend["tokenModifiers"]) if modifiers & 1 << bit]
        return " ".join([self.legend["tokenTypes"][kind], *names])


def place(path, source, offset):
    before = source[:offset]
    position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": position}
