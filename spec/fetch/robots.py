"""Hosts that differ in how they answer for robots.txt: 127.0.2.1, 127.0.2.2 ... in the order of CASES."""
import threading
import serve

DENY = b"User-agent: *\nDisallow: /\n"
CASES = [
    ("200", b"User-agent: *\nAllow: /\n"),       # 1
    ("200", DENY),                               # 2
    ("404", b""),                                # 3
    ("401", b""),                                # 4
    ("500", b""),                                # 5
    ("503", b""),                                # 6
    ("to", "127.0.2.2/robots.txt"),              # 7 another host's rules bind this one
    ("to", "127.0.2.8/robots.txt"),              # 8 a circle
    ("hops", 5),                                 # 9 five redirects, then rules
    ("hops", 6),                                 # 10 one more than are followed
    ("200", b"#" * 510000 + b"\n" + DENY),       # 11 rules behind 500 KiB
    ("reset", None),                             # 12
    ("200", b""),                                # 13
    ("200", b"<html><body>Not found</body></html>"),  # 14
]


def answer(host, path):
    kind, what = CASES[host - 1]
    if path == "/page":
        return "200 OK", b"page", None
    if kind == "to":
        return "302 Found", b"", "http://%s" % what.replace("/", ":%d/" % PORT, 1)
    if kind == "hops":
        n = int(path[5:]) if path.startswith("/hop-") else what
        return ("200 OK", DENY, None) if n == 0 else ("301 Moved", b"", "/hop-%d" % (n - 1))
    return kind + " X", what, None


def handle(c):
    host = int(c.getsockname()[0].split(".")[3])
    rest = b""
    while True:
        head, rest = serve.read_head(c, rest)
        path = head.split(b" ")[1].decode()
        if CASES[host - 1][0] == "reset" and path != "/page":
            serve.reset(c)
            return
        status, body, location = answer(host, path)
        lines = "HTTP/1.1 %s\r\nContent-Length: %d\r\n" % (status, len(body))
        if location:
            lines += "Location: %s\r\n" % location
        c.sendall(lines.encode() + b"\r\n" + body)


first = serve.listen("127.0.2.1")
PORT = first.getsockname()[1]
for listener in [first] + [serve.listen("127.0.2.%d" % i, PORT) for i in range(2, len(CASES) + 1)]:
    threading.Thread(target=serve.accept_all, args=(listener, handle), daemon=True).start()
serve.announce(PORT)
threading.Event().wait()
