#!/usr/bin/env python3
"""Changes one token of the code at a time and looks whether a test notices.

Works on a scratch copy of the checkout, never on the checkout itself; see README.md.
"""

import argparse
import itertools
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# Which test targets look at a target, the quickest first: they run in this order, and what one of
# them has noticed the others need not.
SUITES = {
    "Digests": ["DigestsTests"],
    "Vocabulary": ["VocabularyTests"],
    "Ledger": ["LedgerTests"],
    "LMDB": ["LMDBTests", "LedgerTests"],
    "Timelines": ["TimelinesTests", "ViewsTests", "StadtbuchTests"],
    "Views": ["ViewsTests", "StadtbuchTests"],
    "Exchange": ["ExchangeTests", "StadtbuchTests"],
    "Stadtbuch": ["StadtbuchTests"],
    "StadtbuchCommand": ["CommandTests"],
}

# What stands in for what. Operators count only where Swift reads them as binary ones, with a blank
# on both sides, so that `->`, generics and prefixes are left alone.
BINARY = {
    "+": "-", "-": "+", "+=": "-=", "-=": "+=", "*": "+", "<": "<=", "<=": "<", ">": ">=",
    ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "..<": "...", "...": "..<",
}
WORDS = {
    "true": "false", "false": "true", "min": "max", "max": "min", "first": "last", "last": "first",
    "prefix": "suffix", "suffix": "prefix", "dropFirst": "dropLast", "dropLast": "dropFirst",
    "ascending": "descending", "descending": "ascending", "insert": "remove",
}
TOKEN = re.compile(
    r"(?P<binary>(?<= )(?:\.\.[.<]|[<>=!+\-]=|&&|\|\||[+\-*<>])(?= )"
    r"|(?<=[\w)\]])(?:\.\.[.<])(?=[\w(]))"
    r"|(?P<word>\b(?:true|false)\b|(?<=\.)(?:" + "|".join(WORDS) + r")\b(?!:)"
    r"|\b(?:min|max)(?=\())"
    r"|(?P<not>(?<![\w)\]!?>])!(?=[\w(]))"
    r"|(?P<number>(?<![\w.])[0-9][0-9_]*(?![\w.]))")


class Mutant:
    """One token that is replaced."""

    def __init__(self, target, kind, path, start, before, after, text):
        self.target, self.kind, self.path, self.start = target, kind, path, start
        self.before, self.after = before, after
        self.line = text.count("\n", 0, start) + 1
        begin = text.rfind("\n", 0, start) + 1
        end = text.find("\n", start)
        self.source = text[begin:end if end >= 0 else len(text)].strip()

    def __str__(self):
        after = self.after or "nothing"
        return f"{self.path}:{self.line}  {self.before} → {after}  | {self.source}"


def blanked(text):
    """The text with comments and the insides of strings as blanks, each place kept."""
    out = list(text)
    at = 0

    def blank(start, end):
        for place in range(start, min(end, len(out))):
            if out[place] != "\n":
                out[place] = " "

    while at < len(text):
        if text.startswith("//", at):
            end = text.find("\n", at)
        elif text.startswith("/*", at):
            end = text.find("*/", at) + 2
        else:
            string = re.compile(r'(#*)("""|")').match(text, at)
            if not string:
                at += 1
                continue
            hashes, quote = string.groups()
            end = string.end()
            # An escape needs as many hashes as the string has; an interpolation may hold strings,
            # so its parentheses are counted.
            depth = 0
            while end < len(text):
                if depth == 0 and text.startswith(quote + hashes, end):
                    end += len(quote + hashes)
                    break
                if text.startswith("\\" + hashes, end):
                    end += 1 + len(hashes)
                    if text.startswith("(", end):
                        depth += 1
                    end += 1
                    continue
                if depth:
                    depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
        end = len(text) if end < at + 1 else end
        blank(at, end)
        at = end
    return "".join(out)


def candidates(target, root):
    """Every token of a target that can be replaced."""
    for path in sorted((root / "Sources" / target).rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(root))
        for match in TOKEN.finditer(blanked(text)):
            before = match.group()
            if match.lastgroup == "binary":
                afters = [BINARY[before]] if before in BINARY else []
            elif match.lastgroup == "word":
                afters = [WORDS[before]]
            elif match.lastgroup == "not":
                afters = [""]
            else:
                number = int(before.replace("_", ""))
                afters = [str(number + 1)] + ([str(number - 1)] if number > 0 else [])
            for after in afters:
                yield Mutant(
                    target, match.lastgroup, name, match.start(), before, after, text)


def drawn(found, seed):
    """All mutants in the order of a seed: each target and each kind of token in turn by chance, so
    that the many literals do not crowd out the few words."""
    chance = random.Random(seed)
    groups = {}
    for mutant in found:
        groups.setdefault((mutant.target, mutant.kind), []).append(mutant)
    for group in groups.values():
        chance.shuffle(group)
    while groups:
        name = chance.choice(sorted(groups))
        yield groups[name].pop()
        if not groups[name]:
            del groups[name]


def end_session(session):
    """Ends what a command has started: all of its session, since `swift test` begins a group of
    processes of its own for the tests."""
    listed = subprocess.run(["ps", "-eo", "pid=,sid="], capture_output=True, text=True).stdout
    members = [int(pid) for pid, sid in map(str.split, listed.splitlines()) if int(sid) == session]
    for pid in members:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


class Scratch:
    """A copy of the checkout in which commands run."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["cp", "-a", "--reflink=auto", f"{ROOT}/.", str(self.folder)], check=True)
        # What SwiftPM has built knows its own place. In a name space of its own the copy stands at
        # the checkout's place, so nothing is built anew; else the first build is one from nothing.
        self.prefix = ["sh", "-c", 'cd "$0" && exec "$@"', str(self.folder)]
        enter = 'mount --bind "$0" "$1" && cd "$1" && shift && exec "$@"'
        for unshare in (["unshare", "-m"], ["unshare", "-m", "-r"]):
            prefix = unshare + ["sh", "-c", enter, str(self.folder), str(ROOT)]
            if shutil.which("unshare") and subprocess.run(
                    prefix + ["true"], capture_output=True).returncode == 0:
                self.prefix = prefix
                break

    def run(self, command, limit, log):
        """The exit status of a command; None when it took too long. It is over as soon as a test
        has found something."""
        # What tests leave behind when they are stopped goes with the folder, and SwiftPM does not
        # wait for another that works at the checkout's place.
        temporary = Path(str(self.folder) + ".tmp")
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        with open(log, "ab") as out:
            process = subprocess.Popen(
                ["nice", "-n", "10"] + self.prefix + command, stdout=out,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
                env=os.environ | {"TMPDIR": str(temporary)})
        seen = log.stat().st_size
        end = time.monotonic() + limit if limit else float("inf")
        try:
            while time.monotonic() < end:
                try:
                    return process.wait(timeout=1)
                except subprocess.TimeoutExpired:
                    with open(log, "rb") as said:
                        said.seek(seen)
                        if b"recorded an issue" in said.read():
                            return 1
            return None
        finally:
            end_session(process.pid)
            process.wait()
            shutil.rmtree(temporary, ignore_errors=True)


class Runner:
    """Builds and tests."""

    BUILD = ["swift", "build", "--build-tests", "--disable-xctest"]

    def __init__(self, scratch, limit):
        self.scratch, self.limit = scratch, limit
        self.log = Path(str(scratch.folder) + ".log")
        self.took = {}

    def run(self, command, limit):
        return self.scratch.run(command, limit, self.log)

    def test(self, suite, limit):
        return self.run(
            ["swift", "test", "--skip-build", "--disable-xctest", "--filter", f"^{suite}\\."],
            limit)

    def prepare(self, suites):
        """Builds the copy and runs the suites as they are: they must pass."""
        if self.run(self.BUILD, None) != 0:
            sys.exit(f"the checkout does not build: see {self.log}")
        for suite in suites if self.limit is None else []:
            start = time.monotonic()
            if self.test(suite, None) != 0:
                sys.exit(f"{suite} fails without any change: see {self.log}")
            self.took[suite] = time.monotonic() - start
            print(f"{suite} passes in {self.took[suite]:.0f} s", flush=True)

    def verdict(self, mutant):
        """What becomes of a mutant; None when it does not compile."""
        path = self.scratch.folder / mutant.path
        whole = path.read_bytes()
        text = whole.decode("utf-8")
        end = mutant.start + len(mutant.before)
        changed = text[:mutant.start] + mutant.after + text[end:]
        path.write_text(changed, encoding="utf-8")
        try:
            if self.run(self.BUILD, 1800) != 0:
                return None
            for suite in SUITES[mutant.target]:
                limit = self.limit or 60 + 4 * self.took[suite]
                status = self.test(suite, limit)
                if status is None:
                    return f"time-out ({suite})"
                if status != 0:
                    return f"killed ({suite})"
            return "SURVIVED"
        finally:
            path.write_bytes(whole)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=["Views", "Timelines", "Stadtbuch"])
    parser.add_argument("--count", type=int, default=25, help="how many mutants that compile")
    parser.add_argument("--seed", type=int, help="the seed of an earlier run")
    parser.add_argument("--limit", type=int,
        help="seconds for each suite, which is known to pass; else all run once unchanged, and "
        "have four times as long as they took")
    parser.add_argument("--path", default="", help="only files whose path contains this")
    parser.add_argument("--line", type=int, help="only this line of the files")
    parser.add_argument("--scratch", help="the folder of the copy; it is kept")
    parser.add_argument("--list", action="store_true", help="draw, but do nothing")
    options = parser.parse_args()
    unknown = [target for target in options.targets if target not in SUITES]
    if unknown:
        parser.error(f"no target {unknown[0]}; there are {', '.join(SUITES)}")
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    found = [
        mutant for target in options.targets for mutant in candidates(target, ROOT)
        if options.path in mutant.path and options.line in (None, mutant.line)
    ]
    print(f"{len(found)} mutants in {', '.join(options.targets)}", flush=True)
    if options.list:
        for mutant in itertools.islice(drawn(found, seed), options.count):
            print(mutant)
        return 0
    folder = options.scratch or tempfile.mkdtemp(prefix="mutants-")
    if Path(folder).resolve() == ROOT or ROOT in Path(folder).resolve().parents:
        parser.error("the copy must not lie in the checkout")
    verdicts = []
    try:
        runner = Runner(Scratch(folder), options.limit)
        wanted = {suite for target in options.targets for suite in SUITES[target]}
        runner.prepare(sorted(wanted))
        for mutant in drawn(found, seed):
            if len(verdicts) == options.count:
                break
            verdict = runner.verdict(mutant)
            if verdict is None:
                continue
            verdicts.append(verdict)
            print(f"{len(verdicts):3} {verdict:26} {mutant}", flush=True)
    finally:
        if not options.scratch:
            shutil.rmtree(folder, ignore_errors=True)
    survived = verdicts.count("SURVIVED")
    late = sum(verdict.startswith("time-out") for verdict in verdicts)
    killed = len(verdicts) - survived - late
    print(f"seed {seed}: {killed} killed, {survived} survived, {late} timed out")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
