"""HTTP/1.1 as it should not be: the path names the case."""
import ctypes, ctypes.util, gzip, socket, struct, threading, time, zlib
import serve

GOOD = b"A good page.\n"


def ok(headers, body, status=b"200 OK"):
    lines = b"".join(h.encode() + b"\r\n" for h in headers)
    return b"HTTP/1.1 " + status + b"\r\n" + lines + b"\r\n" + body


def sized(headers, body):
    return ok(headers + ["Content-Length: %d" % len(body)], body)


def forever(c, first, piece, pause=0):
    c.sendall(first)
    while True:
        c.sendall(piece)
        if pause:
            time.sleep(pause)


def drip(c, data, pause):
    for i in range(len(data)):
        c.sendall(data[i : i + 1])
        time.sleep(pause)


def redirect(to, status="302 Found"):
    return ok(["Location: " + to, "Content-Length: 0"], b"", status.encode())


def brotli(data):
    lib = ctypes.CDLL("libbrotlienc.so.1")
    size = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(size.value)
    if not lib.BrotliEncoderCompress(5, 24, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out):
        raise ValueError
    return out.raw[: size.value]


def zstd(data):
    lib = ctypes.CDLL("libzstd.so.1")
    lib.ZSTD_compress.restype = ctypes.c_size_t
    out = ctypes.create_string_buffer(len(data) // 100 + 100000)
    n = lib.ZSTD_compress(out, ctypes.c_size_t(len(out)), data, ctypes.c_size_t(len(data)), 3)
    return out.raw[:n]


def deflate_raw(data):
    z = zlib.compressobj(9, zlib.DEFLATED, -15)
    return z.compress(data) + z.flush()


ZEROS = b"\0" * (64 << 20)
BOMBS = {}


def bomb(kind):
    if kind not in BOMBS:
        BOMBS[kind] = {"gzip": gzip.compress, "br": brotli, "zstd": zstd}[kind](ZEROS)
    return BOMBS[kind]


def bad_crc():
    data = bytearray(gzip.compress(GOOD * 100))
    data[-6] ^= 0xFF
    return bytes(data)


CHUNKED = ["Transfer-Encoding: chunked"]
STATIC = {
    "good": lambda: sized(["Content-Type: text/plain"], GOOD),
    "cl-10g": lambda: ok(["Content-Length: 10000000000"], b"x"),
    "cl-23-digits": lambda: ok(["Content-Length: 99999999999999999999999"], b"x"),
    "cl-negative": lambda: ok(["Content-Length: -5"], b"hello"),
    "cl-word": lambda: ok(["Content-Length: five"], b"hello"),
    "two-cl-differ": lambda: ok(["Content-Length: 5", "Content-Length: 7"], b"hello w"),
    "cl-list-differs": lambda: ok(["Content-Length: 5, 7"], b"hello w"),
    "two-cl-same": lambda: ok(["Content-Length: 5", "Content-Length: 5"], b"hello"),
    "cl-and-chunked": lambda: ok(["Content-Length: 50"] + CHUNKED, b"3\r\nabc\r\n0\r\n\r\n"),
    "cl-short": lambda: ok(["Content-Length: 5", "Connection: close"], b"hello and more"),
    "cl-long": lambda: ok(["Content-Length: 500"], b"hello"),
    "bad-chunk-size": lambda: ok(CHUNKED, b"zz\r\nabc\r\n0\r\n\r\n"),
    "huge-chunk-size": lambda: ok(CHUNKED, b"fffffffffffffffff1\r\nabc\r\n0\r\n\r\n"),
    "chunked-cut": lambda: ok(CHUNKED, b"64\r\nabc"),
    "chunked-no-end": lambda: ok(CHUNKED, b"3\r\nabc\r\n"),
    "header-90k": lambda: sized(["X-Long: " + "a" * 90000], GOOD),
    "header-200k": lambda: sized(["X-Long: " + "a" * 200000], GOOD),
    "headers-300k": lambda: sized(["X-%d: %s" % (i, "a" * 1000) for i in range(300)], GOOD),
    "header-nul": lambda: ok(["X: a\0b", "Content-Length: 2"], b"ab"),
    "header-fold": lambda: ok(["X-Fold: a", " b", "Content-Length: 2"], b"ab"),
    "loop": lambda: redirect("/loop"),
    "loop-a": lambda: redirect("/loop-b"),
    "loop-b": lambda: redirect("/loop-a", "301 Moved"),
    "to-file": lambda: redirect("file:///etc/passwd"),
    "to-ftp": lambda: redirect("ftp://127.0.0.1/x"),
    "to-gopher": lambda: redirect("gopher://127.0.0.1:70/x"),
    "to-javascript": lambda: redirect("javascript:alert(1)"),
    "to-nowhere": lambda: redirect("http://"),
    "to-good": lambda: redirect("good"),
    "no-location": lambda: ok(["Content-Length: 0"], b"", b"302 Found"),
    "http-09": lambda: b"<html>no head at all</html>",
    "ssh": lambda: b"SSH-2.0-OpenSSH_9.2\r\n",
    "status-999999": lambda: ok([], b"", b"999999 What"),
    "http-7.3": lambda: b"HTTP/7.3 200 OK\r\n\r\n",
    "cookies-1000": lambda: sized(["Set-Cookie: c%d=%s" % (i, "v" * 30) for i in range(1000)], GOOD),
    "304-unasked": lambda: ok([], b"", b"304 Not Modified"),
    "404": lambda: ok(["Content-Length: 4"], b"gone", b"404 Not Found"),
    "says-gzip-is-html": lambda: sized(["Content-Encoding: gzip"], b"<html>plain</html>"),
    "gzip": lambda: sized(["Content-Encoding: gzip"], gzip.compress(GOOD)),
    "gzip-truncated": lambda: sized(["Content-Encoding: gzip"], gzip.compress(GOOD * 1000)[:-20]),
    "gzip-members": lambda: sized(["Content-Encoding: gzip"], gzip.compress(GOOD) + gzip.compress(GOOD)),
    "gzip-trailing": lambda: sized(["Content-Encoding: gzip"], gzip.compress(GOOD) + b"garbage"),
    "gzip-crc": lambda: sized(["Content-Encoding: gzip"], bad_crc()),
    "gzip-twice": lambda: sized(["Content-Encoding: gzip, gzip"], gzip.compress(gzip.compress(GOOD))),
    "deflate-zlib": lambda: sized(["Content-Encoding: deflate"], zlib.compress(GOOD)),
    "deflate-raw": lambda: sized(["Content-Encoding: deflate"], deflate_raw(GOOD)),
    "br": lambda: sized(["Content-Encoding: br"], brotli(GOOD)),
    "zstd": lambda: sized(["Content-Encoding: zstd"], zstd(GOOD)),
    "bomb-gzip": lambda: sized(["Content-Encoding: gzip"], bomb("gzip")),
    "bomb-br": lambda: sized(["Content-Encoding: br"], bomb("br")),
    "bomb-zstd": lambda: sized(["Content-Encoding: zstd"], bomb("zstd")),
    "coding-unknown": lambda: sized(["Content-Encoding: compress"], b"abc"),
    "codings-6": lambda: sized(["Content-Encoding: " + ", ".join(["gzip"] * 6)], b"abc"),
    "close-delimited": lambda: ok([], GOOD),
    "chunked-good": lambda: ok(CHUNKED, b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n"),
    "503": lambda: ok(["Content-Length: 0", "Retry-After: 99999999999999"], b"", b"503 Busy"),
}


def moving(c, path):
    """Cases that are more than some bytes; False where there is none of that name."""
    if path == "infinite-chunked":
        forever(c, ok(CHUNKED, b""), b"10000\r\n" + b"x" * 65536 + b"\r\n")
    elif path == "infinite-raw":
        forever(c, ok([], b""), b"x" * 65536)
    elif path == "chunk-extension":
        forever(c, ok(CHUNKED, b"3;"), b"x" * 1000, 0.01)
    elif path == "trailers":
        forever(c, ok(CHUNKED, b"3\r\nabc\r\n0\r\n"), b"X-T: " + b"t" * 1000 + b"\r\n")
    elif path == "header-flood":
        forever(c, b"HTTP/1.1 200 OK\r\n", b"X-H: " + b"h" * 1000 + b"\r\n")
    elif path == "103-flood":
        forever(c, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 10)
    elif path == "header-no-end":
        forever(c, b"HTTP/1.1 200 OK\r\nX: ", b"h" * 1000)
    elif path == "slow-header":
        drip(c, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab" * 10, 0.1)
    elif path == "slow-fields":
        c.sendall(b"HTTP/1.1 200 OK\r\n")
        drip(c, b"X: y\r\n" * 100, 0.1)
    elif path == "slow-body":
        c.sendall(ok(["Content-Length: 1000"], b""))
        drip(c, b"x" * 1000, 0.1)
    elif path == "steady":
        forever(c, ok(["Content-Length: 10000000"], b""), b"x" * 1000, 0.01)
    elif path == "stall":
        c.sendall(ok(["Content-Length: 1000"], b"x" * 500))
        time.sleep(30)
    elif path == "silent":
        time.sleep(30)
    elif path == "reset":
        c.sendall(ok(["Content-Length: 1000"], b"x" * 500))
        time.sleep(0.05)
        serve.reset(c)
    elif path == "reset-head":
        c.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        time.sleep(0.05)
        serve.reset(c)
    elif path == "empty":
        pass
    elif path.startswith("chain-"):
        n = int(path[6:])
        c.sendall(redirect("/chain-%d" % (n - 1)) if n else STATIC["good"]())
    elif path.startswith("to-host-"):
        c.sendall(redirect("http://%s/x" % path[8:]))
    else:
        return False
    return True


def handle(c):
    head, _ = serve.read_head(c)
    path = head.split(b" ")[1].decode().lstrip("/").split("?")[0]
    if path in STATIC:
        c.sendall(STATIC[path]())
    elif not moving(c, path):
        c.sendall(ok(["Content-Length: 0"], b"", b"404 Not Found"))
    try:
        c.shutdown(socket.SHUT_WR)
        c.settimeout(2)
        while c.recv(65536):
            pass
    except OSError:
        pass


for kind in ("gzip", "br", "zstd"):
    bomb(kind)
listener = serve.listen()
full = serve.listen(backlog=0)
fill = [socket.socket() for _ in range(4)]
for s in fill:
    s.setblocking(False)
    s.connect_ex(full.getsockname())
closed = serve.listen()
refused = closed.getsockname()[1]
closed.close()
serve.announce(listener.getsockname()[1], full.getsockname()[1], refused)
serve.accept_all(listener, handle)
