#!/usr/bin/env python3
"""Every page in a browser, as people of several roles see it: no error on the console, nothing loaded
from elsewhere, nothing that axe-core calls a violation of WCAG 2.2 AA, no sideways scrolling at 320
pixels, figures as the API has them, and what is typed is shown as text.

    pip install playwright axe-core-python      # Chromium is the system's own
    python3 Tests/Browser/pages.py [--long] [--shots DIR] [--program .build/debug/stadtbuch]

The short form looks at every page in German and light, and at one in English and dark; the long one at
all of them in both, with pictures at 320, 1280 and 2560 pixels. Leaves with 1 where something is wrong."""
import argparse, json, os, re, shutil, socket, subprocess, sys, tempfile, time, urllib.parse, urllib.request
import axe_core_python
from playwright.sync_api import sync_playwright

options = argparse.ArgumentParser()
options.add_argument("--long", action="store_true")
options.add_argument("--shots")
options.add_argument("--program", default=".build/debug/stadtbuch")
options = options.parse_args()
AXE = open(os.path.join(os.path.dirname(axe_core_python.__file__), "axe.min.js")).read()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
POINT = "asOf=2024-12-31&knownAt=2025-02-15"
PAGES = [
    "/", f"/?{POINT}", f"/?{POINT}&heat=money", "/portfolio", f"/portfolio?{POINT}&groupBy=department", "/portfolio?where=money.gap%3E0&sort=money.gap:desc",
    "/project/eakte", f"/project/eakte?{POINT}", "/indicators", f"/indicators?{POINT}", "/indicator/dauer", "/indicator/eakte?vintages=true",
    "/budget", "/budget/2024", "/grants", "/strategy", "/obligations", "/participation", "/compare?from=2024-12-31&to=2025-03-31&rows=true",
    "/reports", "/boards", "/boards/oberbuergermeister", "/boards/fachausschuss", "/boards/projektbuero?full=true", "/audit?late=30", "/audit?corrections=true", "/event/5294", "/show/unit/dez-6", "/search?q=glas", "/view/kpi/board", "/view/lights",
    "/view/milestones", "/view/synergies", f"/explain/project/eakte?figure=money.gap&{POINT}", f"/explain?view=portfolio&figure=money.gap&{POINT}",
    "/explain/indicator/dauer?figure=value&period=2024-Q4",
]
ENTRY = ["/entry", "/entry/project.report-submitted?subject=project/eakte", "/entry/expenditure.booked", "/entry/event.voided?subject=event/5294"]
faults = []

def fault(where, what):
    faults.append((where, what)); print(f"  ✘ {where}: {what}", flush=True)

def port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0)); return s.getsockname()[1]

class Server:
    def __init__(self, ledger, *more):
        self.port = port(); self.address = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen([options.program + "-serve", "--ledger", ledger, "--port", str(self.port), *more],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    def __enter__(self):
        for _ in range(600):
            try:
                urllib.request.urlopen(self.address + "/health/live", timeout=5); return self
            except OSError: time.sleep(0.05)
        sys.exit("the server does not start")
    def __exit__(self, *_): self.process.terminate(); self.process.wait(30)

def name(path): return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[:60] or "cockpit"

def look(browser, server, path, language, scheme, headers={}, widths=(1280,)):
    """Opens a page and says what is wrong with it."""
    where = f"{path} ({language}, {scheme})"
    context = browser.new_context(color_scheme=scheme, locale=language, viewport={"width": widths[0], "height": 900}, extra_http_headers=headers, bypass_csp=True)
    page = context.new_page()
    said, foreign = [], []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("request", lambda r: foreign.append(r.url) if not r.url.startswith((server.address, "data:")) else None)
    answer = page.goto(f"{server.address}{path}{'&' if '?' in path else '?'}lang={language}")
    if answer.status != 200: fault(where, f"status {answer.status}")
    for text in said: fault(where, f"the console says: {text[:200]}")
    for url in foreign: fault(where, f"asks {url}")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES)
    for one in found["violations"]:
        fault(where, f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}")
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0: fault(where, f"at {width} pixels it scrolls sideways by {wide}")
        if options.shots:
            os.makedirs(options.shots, exist_ok=True)
            page.screenshot(path=f"{options.shots}/{name(path)}-{language}-{scheme}-{width}.png", full_page=True)
    context.close()

def figures(server):
    """Figures on pages are those of the API."""
    with urllib.request.urlopen(f"{server.address}/api/v1/portfolio?{POINT}") as answer: rows = json.load(answer)["rows"]
    with urllib.request.urlopen(f"{server.address}/portfolio?{POINT}&lang=de") as answer: text = answer.read().decode()
    for row in rows:
        if "gap" not in row["money"]: continue
        whole, cents = row["money"]["gap"]["amount"].split(".")
        shown = f"{int(whole):,}".replace(",", ".") + "," + cents
        line = next((line for line in text.split("<tr>") if f"/project/{row['subject'].split('/')[1]}?" in line), "")
        if shown not in line: fault("/portfolio", f"{row['subject']}: {shown} is not in its line")

def hostile(browser, server, headers):
    """What is typed into any field is shown as text and never run."""
    context = browser.new_context(extra_http_headers=headers); page = context.new_page()
    run = []
    page.on("dialog", lambda d: (run.append(d.message), d.dismiss()))
    evil = "\"><script>alert('run')</script><img src=x onerror=alert('run')>"
    for path in ["/search?q=", "/portfolio?where=", "/portfolio?sort=", "/?asOf=", "/?heat=", "/view/audit?type=", "/entry/project.registered?subject="]:
        page.goto(server.address + path + urllib.parse.quote(evil))
        if page.query_selector("script:not([src])") or run: fault(path, "what was typed is run")
    page.goto(server.address + "/entry/project.registered")
    for field in page.query_selector_all("form.entry input[type=text], form.entry textarea"): field.fill(evil)
    page.click("button[value=check]")
    if page.query_selector("script:not([src])") or run: fault("/entry/project.registered", "what was typed is run")
    if "<script>alert" in page.content().split("</head>")[1].replace("&lt;", ""): fault("/entry/project.registered", "what was typed stands in the page as it is")
    context.close()

def keyboard(browser, server, headers):
    """An event is entered with the keyboard alone."""
    context = browser.new_context(extra_http_headers=headers, locale="de"); page = context.new_page()
    page.goto(f"{server.address}/entry/project.report-submitted?lang=de")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip": fault("/entry", "the first stop is not the way to the content")
    values = {"subject": "project/eakte", "data.period": "2026-Q2"}
    def reach(field):
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == field: return True
        fault("/entry", f"{field} is not reached"); return False
    for field in ["subject", "data.period", "data.overall", "data.cost", "data.time", "data.scope", "data.benefit"]:
        if reach(field): page.keyboard.type(values.get(field, "gr"))
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "check": break
    with page.expect_navigation(): page.keyboard.press("Enter")
    if not page.query_selector("button[value=record]"):
        return fault("/entry", "not checked: " + " ".join(e.inner_text() for e in page.query_selector_all(".faults li")))
    page.focus("button[value=record]"); page.keyboard.press("Enter"); page.wait_for_url("**/event/**")
    if "Erfasst als Ereignis" not in page.inner_text(".finding"): fault("/entry", "the number is not told")
    context.close()

def handles(browser, server):
    """Both times are moved by keys and by mouse, and the page follows."""
    context = browser.new_context(locale="de", viewport={"width": 1300, "height": 900}); page = context.new_page()
    page.goto(f"{server.address}/?asOf=2024-12-31&lang=de")
    hand = page.locator(".hand:visible").first
    hand.focus(); page.keyboard.press("PageDown")
    if "01.10.2024" not in page.inner_text(".says"): fault("/", "the sentence does not follow the handle")
    page.wait_for_url("**asOf=2024-10-01**")
    box = page.locator(".hand:visible").first.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5); page.mouse.down(); page.mouse.move(box["x"] - 200, box["y"] + 5)
    with page.expect_navigation(): page.mouse.up()
    if "asOf=2022" not in page.url: fault("/", f"the mouse leads to {page.url}")
    context.close()

with tempfile.TemporaryDirectory() as folder:
    ledger = os.path.join(folder, "musterstadt")
    subprocess.run([options.program, "demo", "--city", "musterstadt", ledger, "-q"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = subprocess.run([options.program, "token", "create", "--ledger", ledger, "--role", "controller", "--actor", "person/k1", "-q"], check=True, capture_output=True, text=True)
    headers = {"Authorization": "Bearer " + made.stdout.split()[-1]}
    config = os.path.join(folder, "serve.yaml")
    with open(config, "w") as file: file.write("write: true\n")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with Server(ledger, "--open") as server:
            figures(server)
            handles(browser, server)
            for path in PAGES:
                look(browser, server, path, "de", "light", widths=(320, 1280, 2560))
                if options.long or path == PAGES[1]: look(browser, server, path, "en", "dark", widths=(320, 1280))
        with Server(ledger, "--config", config) as server:
            for path in ENTRY:
                look(browser, server, path, "de", "light", headers, widths=(320, 1280))
                if options.long: look(browser, server, path, "en", "dark", headers)
            hostile(browser, server, headers)
            keyboard(browser, server, headers)
        browser.close()
print(f"{len(PAGES) + len(ENTRY)} pages, {len(faults)} faults")
sys.exit(1 if faults else 0)
