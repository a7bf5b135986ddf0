#!/usr/bin/env python3
"""A small client of a Stadtbuch server: reads, records and follows. Standard library alone.

    export STADTBUCH_URL=http://127.0.0.1:8080/api/v1
    export STADTBUCH_TOKEN=$(stadtbuch token create --role controller --actor client/demo -q)
    python3 stadtbuch_client.py read portfolio asOf=2024-12-31 columns=status
    python3 stadtbuch_client.py record project.described project/eakte '{"title": "E-Akte"}'
    python3 stadtbuch_client.py follow --after 150
"""

import argparse
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from decimal import Decimal


class Problem(Exception):
    """What a server says is wrong (RFC 9457)."""

    def __init__(self, status, problem):
        super().__init__(problem.get("detail") or f"status {status}")
        self.status = status
        self.problem = problem


class Client:
    """One ledger of a server."""

    def __init__(self, url, token=None):
        self.url = url.rstrip("/")
        self.token = token

    def _open(self, path, query=(), body=None, headers=(), timeout=60):
        address = f"{self.url}/{path}"
        if query:
            address += "?" + urllib.parse.urlencode(query)
        request = urllib.request.Request(address, data=body, headers=dict(headers))
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            return urllib.request.urlopen(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            with error:
                try:
                    problem = json.load(error)
                except ValueError:
                    problem = {}
            raise Problem(error.code, problem) from None

    def read(self, view, **parameters):
        """The answer of a view, amounts as exact decimals."""
        with self._open(view, parameters.items()) as answer:
            return json.load(answer, parse_float=Decimal)

    def rows(self, view, limit=1000, **parameters):
        """All rows of a view, page by page at one point that does not move."""
        query = {**parameters, "limit": limit}
        while True:
            with self._open(view, query.items()) as answer:
                yield from json.load(answer, parse_float=Decimal)["rows"]
                link = answer.headers.get("Link")
            if not link:
                return
            after = link.split(";")[0].strip("<>")
            query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(after).query))

    def record(self, type, subject, data, id=None, tries=5, **envelope):
        """Records one event. The id belongs to it: sent again with the same, it is recorded once."""
        event = {
            "specversion": "1.0",
            "id": id or str(uuid.uuid4()),
            "source": "client/python",
            "type": type,
            "subject": subject,
            "data": data,
            **envelope,
        }
        body = json.dumps(event).encode()
        headers = [("Content-Type", "application/cloudevents+json")]
        for attempt in range(tries):
            try:
                with self._open("events", body=body, headers=headers) as answer:
                    return json.load(answer)
            except Problem as problem:
                if problem.status != 503 or attempt + 1 == tries:
                    raise
            except urllib.error.URLError:
                # Whether it was recorded is not known; to repeat it by its id is safe.
                if attempt + 1 == tries:
                    raise
            time.sleep(2**attempt / 4)

    def follow(self, after=None):
        """All events from a number on, those to come included, each once and in order."""
        held = None
        while True:
            headers = [("Last-Event-ID", held)] if held else []
            query = [("after", after)] if after is not None and not held else []
            try:
                with self._open("events/stream", query, headers=headers) as stream:
                    name = None
                    for line in stream:
                        line = line.decode().rstrip("\n")
                        if line.startswith("id: "):
                            name = line[4:]
                        elif line.startswith("data: "):
                            yield json.loads(line[6:])
                            held = name
            except Problem as problem:
                if problem.status != 503:
                    raise
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(2)


def main():
    parser = argparse.ArgumentParser(description="Reads, records and follows a Stadtbuch ledger.")
    parser.add_argument("--url", default=os.environ.get("STADTBUCH_URL", "http://127.0.0.1:8080/api/v1"))
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="read PATH [NAME=VALUE …]: the rows of a view")
    read.add_argument("view", help="such as portfolio or kpi/board")
    read.add_argument("parameters", nargs="*", help="such as asOf=2024-12-31")
    record = commands.add_parser("record", help="record TYPE SUBJECT DATA: one event")
    record.add_argument("type")
    record.add_argument("subject")
    record.add_argument("data", help="a JSON object")
    record.add_argument("--id", help="a UUID; the same again is recorded once")
    record.add_argument("--tries", type=int, default=5, help="how often it is sent at most")
    follow = commands.add_parser("follow", help="prints events as they are recorded")
    follow.add_argument("--after", type=int, help="the number after which it begins")
    follow.add_argument("--count", type=int, help="ends after so many events")
    said = parser.parse_args()

    client = Client(said.url, os.environ.get("STADTBUCH_TOKEN"))
    try:
        if said.command == "read":
            parameters = dict(part.split("=", 1) for part in said.parameters)
            for row in client.rows(said.view, **parameters):
                print(json.dumps(row, ensure_ascii=False, default=str))
        elif said.command == "record":
            receipt = client.record(said.type, said.subject, json.loads(said.data), said.id, said.tries)
            print(json.dumps(receipt, ensure_ascii=False))
        else:
            for number, event in enumerate(client.follow(said.after), 1):
                print(json.dumps(event, ensure_ascii=False), flush=True)
                if number == said.count:
                    break
    except Problem as problem:
        print(f"{problem.status}: {problem}", file=sys.stderr)
        return 65 if problem.status in (400, 409, 422) else 77
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
