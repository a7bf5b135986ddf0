#!/usr/bin/env python3
"""The catalogue of open data, read by rdflib: its three forms say the same, every field that DCAT-AP.de
wants is there, and every file that it names can be downloaded by anybody.

    pip install rdflib
    python3 Tests/Browser/catalogue.py [--program .build/debug/stadtbuch] [--url http://…]

Without an address it makes a ledger of the worked example, publishes projects and indicators, and serves
it. Leaves with 1 where something is wrong."""
import argparse, os, shutil, socket, subprocess, sys, tempfile, time, urllib.error, urllib.request
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

options = argparse.ArgumentParser()
options.add_argument("--program", default=".build/debug/stadtbuch")
options.add_argument("--url", help="the address of a server that runs, as its publicUrl says it")
options = options.parse_args()
DCATDE = rdflib.Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
# What DCAT-AP and the German conventions want, by class.
WANTED = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset],
    DCAT.Dataset: [DCTERMS.title, DCTERMS.description, DCATDE.contributorID, DCTERMS.publisher, DCTERMS.modified,
                   DCAT.contactPoint, DCAT.theme, DCAT.distribution, DCTERMS.language],
    DCAT.Distribution: [DCAT.accessURL, DCTERMS.license, DCTERMS["format"]],
}
CITY = """name: Musterstadt
publisher: Stadt Musterstadt, "Stab" & Co.
contact: stadtbuch@musterstadt.example
licence: dl-by-de/2.0
contributorID: http://dcat-ap.de/def/contributors/musterstadt
municipalityKey: "99999001"
imprint: Rathaus
privacy: Keine Daten.
accessibility: Geprüft.
barriers: barrieren@musterstadt.example
"""
faults = []

def fault(what): faults.append(what); print(f"  ✘ {what}", flush=True)

def get(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as answer: return answer.status, answer.read()
    except urllib.error.HTTPError as error: return error.code, error.read()

def check(url):
    graphs = {}
    for suffix, form in [("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml")]:
        status, body = get(f"{url}/public/catalogue.{suffix}")
        if status != 200: return fault(f"catalogue.{suffix}: status {status}: {body[:200]}")
        if get(f"{url}/public/catalogue.{suffix}")[1] != body: fault(f"catalogue.{suffix} is other bytes the second time")
        graphs[suffix] = rdflib.Graph().parse(data=body, format=form)
    graph = graphs["ttl"]
    for suffix in ("jsonld", "rdf"):
        if not isomorphic(graph, graphs[suffix]): fault(f"catalogue.{suffix} says something else than catalogue.ttl")
    for kind, fields in WANTED.items():
        things = list(graph.subjects(RDF.type, kind))
        if not things: fault(f"there is no {kind}")
        for thing in things:
            if not isinstance(thing, rdflib.URIRef): fault(f"a {kind} has no address")
            for field in fields:
                if not list(graph.objects(thing, field)): fault(f"{thing} lacks {field}")
            for title in graph.objects(thing, DCTERMS.title):
                if title.language not in ("de", "en"): fault(f"{thing}: a title in no language")
    for thing in graph.subjects(RDF.type, DCAT.Dataset):
        for time_ in graph.objects(thing, DCTERMS.modified):
            if time_.datatype != XSD.dateTime or time_.value is None: fault(f"{thing}: modified is no time: {time_}")
        for contact in graph.objects(thing, DCAT.contactPoint):
            if not list(graph.objects(contact, VCARD.hasEmail)) + list(graph.objects(contact, VCARD.hasURL)):
                fault(f"{thing}: the contact has neither mail nor address")
        for publisher in graph.objects(thing, DCTERMS.publisher):
            if not list(graph.objects(publisher, FOAF.name)): fault(f"{thing}: the publisher has no name")
        for part in graph.objects(thing, DCAT.distribution):
            if (part, RDF.type, DCAT.Distribution) not in graph: fault(f"{thing}: {part} is no distribution")
    files = sorted({str(one) for one in graph.objects(None, DCAT.downloadURL)})
    for address in files:
        status, body = get(address)
        if status != 200 or not body: fault(f"{address}: status {status}, {len(body)} bytes")
    for address in graph.objects(None, DCAT.landingPage):
        if get(str(address))[0] != 200: fault(f"{address}: no page")
    count = len(list(graph.subjects(RDF.type, DCAT.Dataset)))
    print(f"{count} data sets, {len(files)} files, {len(graph)} triples, {len(faults)} faults")

def serve(folder):
    """Publishes the worked example on a free port, and says where, with the process."""
    with socket.socket() as s: s.bind(("127.0.0.1", 0)); port = s.getsockname()[1]
    run = lambda *words: subprocess.run([options.program, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ledger = f"{folder}/city.stadtbuch"
    example = os.path.join(os.path.dirname(__file__), "../../Fixtures/example/dezernat-4.jsonl")
    run("init", "--ledger", ledger, "--name", "Musterstadt", "--origin", "test/ledger", "-q")
    run("import", "--ledger", ledger, example, "--trust-time", "-q")
    run("record", "--ledger", ledger, "publication.set", "publication/public", "kinds=project", "kinds=indicator",
        "--actor", "person/one", "--approved-by", "person/two", "--reason", "Test", "-q")
    os.makedirs(f"{ledger}/config", exist_ok=True)
    with open(f"{ledger}/config/city.yaml", "w") as file: file.write(CITY)
    run("token", "create", "--ledger", ledger, "--role", "controller", "--actor", "person/one", "-q")
    url = f"http://127.0.0.1:{port}"
    with open(f"{folder}/serve.yaml", "w") as file:
        file.write(f"ledgers: [{ledger}]\nport: {port}\npublic: true\npublicUrl: {url}\nlog: error\n")
    return url, subprocess.Popen([options.program + "-serve", "--config", f"{folder}/serve.yaml"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

if options.url:
    check(options.url.rstrip("/"))
else:
    folder = tempfile.mkdtemp()
    url, process = serve(folder)
    try:
        for _ in range(600):
            try: urllib.request.urlopen(url + "/health/live", timeout=5); break
            except OSError: time.sleep(0.05)
        check(url)
    finally:
        process.terminate(); process.wait(30); shutil.rmtree(folder)
sys.exit(1 if faults else 0)
