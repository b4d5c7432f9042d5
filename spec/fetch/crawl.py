"""Many hosts on loopback: 127.0.1.1 to 127.0.1.N, one port. Counts what a polite client must keep.
/stats on the first port's 127.0.0.1 tells; /flaky-N fails N times; /slow takes its time."""
import json, sys, threading, time
import serve

HOSTS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
PAUSE = float(sys.argv[2]) if len(sys.argv) > 2 else 0.005
lock = threading.Lock()
hosts = {}
flaky = {}
connections = 0


def note_start(host, path):
    with lock:
        h = hosts.setdefault(host, {"now": 0, "most": 0, "robots": 0, "starts": [], "ends": [], "paths": {}, "agents": {}})
        if path == "/robots.txt":
            h["robots"] += 1
            return h
        h["now"] += 1
        h["most"] = max(h["most"], h["now"])
        h["starts"].append(time.monotonic())
        h["paths"][path] = h["paths"].get(path, 0) + 1
        return h


def note_end(h, path):
    with lock:
        if path != "/robots.txt":
            h["now"] -= 1
            h["ends"].append(time.monotonic())


def page(path, got):
    name = path.split("?")[0]
    if name == "/robots.txt":
        return "200 OK", [], b"User-agent: *\nDisallow: /private\nCrawl-delay: 0\n"
    if name.startswith("/flaky-"):
        with lock:
            flaky[path] = flaky.get(path, 0) + 1
            if flaky[path] <= int(name.split("-")[1]):
                return "503 Busy", (["Retry-After: " + name.split("-")[2]] if name.count("-") > 1 else []), b""
    if name == "/echo":
        return "200 OK", [], got
    if name == "/big":
        return "200 OK", [], b"x" * 300000
    if name == "/cross":
        return "302 Found", ["Location: http://127.0.1.2:%d/echo" % PORT], b""
    if name == "/same":
        return "302 Found", ["Location: /echo"], b""
    return "200 OK", ["Content-Type: text/plain"], b"TELMAR, March 4. The bridge is open, Petra Novak said.\n"


def handle(c):
    global connections
    with lock:
        connections += 1
    host = c.getsockname()[0]
    rest = b""
    while True:
        head, rest = serve.read_head(c, rest)
        method, path = head.decode("latin-1").split(" ")[:2]
        length = [int(l.split(b":")[1]) for l in head.split(b"\r\n") if l.lower().startswith(b"content-length:")]
        while length and len(rest) < length[0]:
            rest += c.recv(65536)
        rest = rest[length[0] :] if length else rest
        if path == "/stats":
            with lock:
                body = json.dumps({"hosts": hosts, "connections": connections}).encode()
            c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            continue
        h = note_start(host, path)
        if path != "/robots.txt":
            time.sleep(0.5 if path.startswith("/slow") else PAUSE)
        status, headers, body = page(path, head)
        lines = ["HTTP/1.1 " + status, "Content-Length: %d" % len(body)] + headers
        note_end(h, path)
        if path.startswith("/big"):
            c.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
            for i in range(0, len(body), 30000):
                c.sendall(body[i : i + 30000])
                time.sleep(0.02)
        else:
            c.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + (b"" if method == "HEAD" else body))


first = serve.listen("127.0.0.1")
PORT = first.getsockname()[1]
listeners = [first] + [serve.listen("127.0.1.%d" % i, PORT) for i in range(1, HOSTS + 1)]
for listener in listeners:
    threading.Thread(target=serve.accept_all, args=(listener, handle), daemon=True).start()
serve.announce(PORT)
threading.Event().wait()
