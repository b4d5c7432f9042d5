"""Answers as the cache cases say: /t/TEST-ID is answered by the request's Req-Num, /state/TEST-ID tells what came."""
import json, sys, time
import serve

with open(sys.argv[1]) as f:
    TESTS = {t["id"]: t["requests"] for suite in json.load(f) for t in suite["tests"]}
STATE = {}
DATES = {"date", "expires", "last-modified", "if-modified-since", "if-unmodified-since"}
PLACES = {"location", "content-location"}
NO_BODY = {204, 304}


def http_date(now, delta, rfc850):
    t = time.gmtime(now + delta)
    return time.strftime("%A, %d-%b-%y %H:%M:%S GMT" if rfc850 else "%a, %d %b %Y %H:%M:%S GMT", t)


def header_of(headers, name):
    for h in headers:
        if h[0].lower() == name:
            return h[1]


def fields(config, now, target):
    out = []
    for h in config.get("response_headers", []):
        name, value = h[0].lower(), h[1]
        if name in DATES and isinstance(value, int):
            value = http_date(now, value, name in config.get("rfc850date", []))
        if name in PLACES and config.get("magic_locations"):
            value = target + "/" + value if value else target
        out.append([h[0], str(value), len(h) < 3 or h[2] is True])
    return out


def status_of(config, number, previous, got):
    if not config.get("expected_type", "").endswith("validated"):
        return config.get("response_status", [200, "OK"])
    lm, etag = header_of(previous, "last-modified"), header_of(previous, "etag")
    if (lm and got.get("if-modified-since") == lm) or (etag and got.get("if-none-match") == etag):
        return [304, "Not Modified"]
    return [999, "304 Not Generated"]


def answer(c, test, method, target, got):
    requests = TESTS[test]
    state = STATE.setdefault(test, {"seen": [], "sent": {}})
    number = int(got["req-num"])
    config = requests[number - 1]
    now = time.time() + float(got.get("test-clock", 0))
    headers = fields(config, now, target)
    previous = state["sent"].get(number - 1) or (fields(requests[number - 2], now, target) if number > 1 else [])
    status, phrase = status_of(config, number, previous, got)
    state["sent"][number] = headers
    state["seen"].append({"number": number, "method": method, "headers": got,
                          "sent": [[h[0], h[1]] for h in headers if h[2]]})
    if config.get("disconnect"):
        return False
    for interim in config.get("interim_responses", []):
        c.sendall(("HTTP/1.1 %d Interim\r\n" % interim[0]).encode())
        for h in interim[1] if len(interim) > 1 else []:
            c.sendall(("%s: %s\r\n" % (h[0], h[1])).encode())
        c.sendall(b"\r\n")
    body = config.get("response_body") or test
    body = b"" if status in NO_BODY or method == "HEAD" else body.encode()
    lines = ["HTTP/1.1 %d %s" % (status, phrase or "What"), "Server-Request-Count: %d" % len(state["seen"]),
             "Client-Request-Count: %d" % number]
    names = {h[0].lower() for h in headers}
    if "content-type" not in names:
        lines.append("Content-Type: text/plain")
    lines += ["%s: %s" % (h[0], h[1]) for h in headers if h[0].lower() not in ("content-length", "transfer-encoding")]
    if status not in NO_BODY:
        size = int(header_of(headers, "content-length") or len(body))
        body = body[:size].ljust(size)
        lines.append("Content-Length: %d" % size)
    c.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
    return True


def handle(c):
    rest = b""
    while True:
        head, rest = serve.read_head(c, rest)
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        got = {}
        for line in lines:
            name, _, value = line.partition(":")
            got[name.lower()] = value.strip()
        size = int(got.get("content-length", 0))
        while len(rest) < size:
            rest += c.recv(65536)
        rest = rest[size:]
        kind, _, test = target.partition("?")[0].lstrip("/").partition("/")
        test = test.split("/")[0]
        if kind == "state":
            body = json.dumps(STATE.get(test, {"seen": []})["seen"]).encode()
            c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        elif not answer(c, test, method, target.partition("?")[0], got):
            return


listener = serve.listen()
serve.announce(listener.getsockname()[1])
serve.accept_all(listener, handle)
