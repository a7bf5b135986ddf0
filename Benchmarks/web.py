#!/usr/bin/env python3
"""Speeds of the server, beside yardsticks of the same run; needs wrk.

    swift build -c release --product stadtbuch-serve && swift build -c release --product stadtbuch
    swift build -c release --package-path Benchmarks --product web-yardstick
    python3 Benchmarks/web.py LEDGER [--seconds 5]

LEDGER is one of a city, such as that of `city-benchmark --lines city.jsonl` imported with --trust-time;
events are recorded into it. Prints a Markdown table."""
import argparse, http.client, json, os, re, resource, socket, subprocess, sys, tempfile, time

here = os.path.dirname(os.path.abspath(__file__))
arguments = argparse.ArgumentParser()
arguments.add_argument("ledger")
arguments.add_argument("--seconds", type=int, default=5)
arguments.add_argument("--only", default="")
arguments.add_argument("--programs", default=os.path.join(here, "..", ".build", "release"))
arguments.add_argument("--yardstick", default=os.path.join(here, ".build", "release", "web-yardstick"))
options = arguments.parse_args()
program = lambda name: os.path.join(options.programs, name)
rows = []
def add(what, value, note=""):
    rows.append((what, value, note)); print(f"| {what} | {value} | {note} |", flush=True)

def token(role):
    made = subprocess.run([program("stadtbuch"), "token", "create", "--ledger", options.ledger, "--role", role,
                           "--actor", "person/bench", "--expires", "1d", "-q"], capture_output=True, text=True, check=True)
    return made.stdout.split()[-1] if not made.stdout.startswith("{") else json.loads(made.stdout)["token"]

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0)); return s.getsockname()[1]

def get(port, path, headers={}):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    c.request("GET", path, headers=headers); r = c.getresponse(); body = r.read(); c.close()
    return r.status, r, body

class Running:
    """A program that listens, until the block ends."""
    def __init__(self, command, port, path, headers={}):
        self.command, self.port, self.path, self.headers = command, port, path, headers
    def __enter__(self):
        start = time.monotonic()
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=open(os.path.join(tempfile.gettempdir(), "web-benchmark.log"), "w"))
        while True:
            try:
                status, _, _ = get(self.port, self.path, self.headers)
                if status == 200: break
                sys.exit(f"{self.path}: {status}")
            except (ConnectionError, OSError):
                if self.process.poll() is not None: sys.exit(f"{self.command[0]} ended; see web-benchmark.log")
                time.sleep(0.005)
        self.started = time.monotonic() - start
        return self
    def __exit__(self, *_): self.process.terminate(); self.process.wait()
    def memory(self):
        """Resident megabytes, and those of them that are no pages of files."""
        text = open(f"/proc/{self.process.pid}/status").read()
        of = lambda name: int(re.search(name + r":\s+(\d+)", text).group(1)) / 1024
        return of("VmRSS"), of("RssAnon")

def wrk(port, path, connections, headers={}, script=None):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{options.seconds}s", "--latency", "--timeout", "30s"]
    for name, value in headers.items(): command += ["-H", f"{name}: {value}"]
    if script:
        file = tempfile.NamedTemporaryFile("w", suffix=".lua"); file.write(script); file.flush()
        command += ["-s", file.name]
    out = subprocess.run(command + [f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
    p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad: print(f"   ! {path}: {bad.group(1)} refused", file=sys.stderr)
    return rate, float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

def yardstick(kind, clients):
    return float(subprocess.run([options.yardstick, kind, options.ledger, str(options.seconds), str(clients)],
                                capture_output=True, text=True, check=True).stdout)

MOVING = """
local n = 0
local id = 0
function setup(thread) thread:set("id", id); id = id + 1 end
function request() n = n + 1; return wrk.format("GET", "%s?knownAt=" .. (%d - (n * 2 + id) %% 1000)) end
"""
POSTING = """
local n = 0
local counter = 0
function setup(thread) thread:set("id", counter); counter = counter + 1 end
function request()
  n = n + 1
  local uuid = string.format("%s%%04x-7%%03x-8%%03x-%%012x", n %% 65536, id %% 4096, n %% 4096, n)
  local body = string.format('{"specversion":"1.0","id":"%%s","source":"test/bench","type":"project.progress-reported","subject":"project/p%%d","validfrom":"2024-12-30","data":{"method":"estimate","on":"2024-12-30","progress":%%d}}', uuid, n %% 1000 + 1, n %% 10000)
  return wrk.format("POST", nil, {["Content-Type"] = "application/cloudevents+json", ["Authorization"] = "Bearer %s"}, body)
end
"""

port = free_port()
with tempfile.NamedTemporaryFile("w", suffix=".yaml") as config:
    config.write(f"write: true\npublic: false\n"); config.flush()
    controller = token("controller"); own = {"Authorization": f"Bearer {controller}"}
    server = lambda: Running([program("stadtbuch-serve"), "--ledger", options.ledger, "--port", str(port), "--config", config.name],
                             port, "/api/v1/portfolio.json?limit=1", own)
    # The pages of the files are warm for all alike.
    with server() as one: pass
    print("| what | measured | beside |\n|---|---:|---|")
    with server() as one:
        add("start to the first answer", f"{one.started * 1000:.0f} ms", "a portfolio of one row")
        status, head, body = get(port, "/api/v1/portfolio.json", own)
        size, last = len(body), json.loads(body)["lastSequence"]
        moving, moving_p99 = wrk(port, "/api/v1/portfolio.json", 8, own, MOVING % ("/api/v1/portfolio.json", last))
        fixed = f"/api/v1/portfolio.json?asOf=2024-12-31&knownAt={last}"
        held = get(port, fixed, own)[1].getheader("ETag")
        kept, kept_p99 = wrk(port, fixed, 50, own)
        unchanged, _ = wrk(port, fixed, 50, {**own, "If-None-Match": held})
        one_rate, one_p99 = wrk(port, "/api/v1/show?subject=project/p1", 50, own)
        def page(name, path, asked):
            start = time.monotonic(); status, head, body = get(port, path, own); cold = time.monotonic() - start
            if status != 200: sys.exit(f"{path}: {status}")
            rate, p99 = wrk(port, path, 50, {**own, "Accept-Encoding": "gzip"})
            add(name, f"p99 {p99:.1f} ms", f"{rate:.0f}/s ({asked} ms asked); made first in {cold * 1000:.0f} ms (400 asked); {len(body) / 1000:.0f} kB")
        at = f"asOf=2024-12-31&knownAt={last}"
        page("cockpit at a fixed point, repeated, 50 connections", f"/?{at}", 60)
        page("page of a project", f"/project/p1?{at}", 20)
        page("board of 1,000 indicators", f"/indicators?{at}", 60)
    with Running([options.yardstick, "bare", str(port), str(size)], port, "/bare") as _:
        bare, bare_p99 = wrk(port, "/bare", 50)
    facade = yardstick("portfolio", 8)
    add(f"portfolio of 2,000 projects as JSON ({size / 1e6:.1f} MB), computed", f"{moving:.1f}/s", f"{moving / facade:.2f} of the façade's own {facade:.0f}/s (0.7 asked)")
    add("the same at a fixed point, repeated", f"{kept:.0f}/s", f"{kept / bare:.2f} of a bare route's {bare:.0f}/s (0.5 asked)")
    add("the same, 304", f"{unchanged:.0f}/s", f"{unchanged / bare:.2f} of that bare route")
    add("one project, 50 connections", f"p99 {one_p99:.1f} ms", f"{one_rate:.0f}/s (20 ms asked); the bare route's {bare_p99:.1f} ms with {size / 1e6:.1f} MB each")
    with server() as one:
        posted, posted_p99 = wrk(port, "/api/v1/events", 64, {}, POSTING % (f"{int(time.time()) & 0xffffffff:08x}-", controller))
    recorded = yardstick("record", 64)
    add("single events posted by 64 clients", f"{posted:.0f}/s", f"{posted / recorded:.2f} of the façade's own {recorded:.0f}/s (0.5 asked); p99 {posted_p99:.1f} ms")
    with server() as one:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
        before = one.memory()
        streams = []
        for _ in range(1000):
            s = socket.create_connection(("127.0.0.1", port), timeout=30)
            s.sendall(f"GET /api/v1/events/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {controller}\r\n\r\n".encode())
            streams.append(s)
        answered = sum(b"200" in s.recv(64) for s in streams)
        rss, anonymous = one.memory()
        add(f"{answered} idle event streams", f"{anonymous:.0f} MB", f"of its own; {rss:.0f} MB with pages of the ledger's files; {before[1]:.0f} MB before (200 asked)")
        for s in streams: s.close()
