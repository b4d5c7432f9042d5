"""HTTP/2, frame by frame: the path names the case. With the argument tls behind TLS, else by prior knowledge."""
import os, struct, sys, time
import serve

DATA, HEADERS, RST, SETTINGS, PING, GOAWAY, WINDOW, CONTINUATION = 0, 1, 3, 4, 6, 7, 8, 9
END_STREAM, END_HEADERS = 1, 4


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def literal(name, value):
    """A field without indexing, no Huffman; HPACK integers with a 7-bit prefix."""
    return b"\x00" + integer(len(name), 7) + name + integer(len(value), 7) + value


def integer(n, bits):
    top = (1 << bits) - 1
    if n < top:
        return bytes([n])
    out, n = [top], n - top
    while n >= 128:
        out.append(n % 128 + 128)
        n //= 128
    return bytes(out + [n])


STATUS_200 = b"\x88"


def read_exactly(c, n):
    data = b""
    while len(data) < n:
        got = c.recv(n - len(data))
        if not got:
            raise EOFError
        data += got
    return data


def find_path(block):
    """:path in the block: names of the static table or literals; curl sends it as literal value of index 4 or 5."""
    for length in range(len(block)):
        if block[length : length + 1] in (b"\x04", b"\x44"):
            size = block[length + 1]
            value = block[length + 2 : length + 2 + (size & 127)]
            return unhuffman(value) if size & 128 else value.decode()
    return "/"


# Huffman codes of RFC 7541 for what the paths use.
CODES = {
    "/": "011000", "0": "00000", "1": "00001", "2": "00010", "-": "010110", "a": "00011", "b": "100011", "c": "00100",
    "d": "100100", "e": "00101", "f": "100101", "g": "100110", "h": "100111", "i": "00110", "j": "1110100",
    "k": "1110101", "l": "101000", "m": "101001", "n": "101010", "o": "00111", "p": "101011", "q": "1110110",
    "r": "101100", "s": "01000", "t": "01001", "u": "101101", "v": "1110111", "w": "1111000", "x": "1111001",
    "y": "1111010", "z": "1111011",
}
LETTERS = {code: letter for letter, code in CODES.items()}


def unhuffman(data):
    bits, out, code = "".join("{:08b}".format(b) for b in data), "", ""
    for bit in bits:
        code += bit
        if code in LETTERS:
            out += LETTERS[code]
            code = ""
    return out


def forever(c, first, piece, pause=0):
    c.sendall(first)
    while True:
        c.sendall(piece)
        if pause:
            time.sleep(pause)


def answer(c, path, s):
    head = frame(HEADERS, END_HEADERS, s, STATUS_200)
    if path.startswith("good"):
        c.sendall(head + frame(DATA, END_STREAM, s, b"hello"))
    elif path == "rst-cancel":
        c.sendall(head + frame(DATA, 0, s, b"hel") + frame(RST, 0, s, struct.pack(">I", 8)))
    elif path == "rst-no-error":
        c.sendall(head + frame(DATA, 0, s, b"hel") + frame(RST, 0, s, struct.pack(">I", 0)))
    elif path == "refused-stream":
        c.sendall(frame(RST, 0, s, struct.pack(">I", 7)))
    elif path == "http-1-1-required":
        c.sendall(frame(RST, 0, s, struct.pack(">I", 13)))
    elif path == "goaway-calm":
        c.sendall(head + frame(DATA, 0, s, b"hel") + frame(GOAWAY, 0, 0, struct.pack(">II", s, 11)))
    elif path == "close":
        c.sendall(head + frame(DATA, 0, s, b"hel"))
        time.sleep(0.05)
        return False
    elif path == "short-length":
        c.sendall(frame(HEADERS, END_HEADERS, s, STATUS_200 + literal(b"content-length", b"10")))
        c.sendall(frame(DATA, END_STREAM, s, b"hello"))
    elif path == "continuation-flood":
        forever(c, frame(HEADERS, 0, s, STATUS_200), frame(CONTINUATION, 0, s, literal(b"x-a", b"b" * 1000)))
    elif path == "ping-flood":
        forever(c, b"", frame(PING, 0, 0, b"12345678") * 100)
    elif path == "settings-flood":
        forever(c, b"", frame(SETTINGS, 0, 0, struct.pack(">HI", 3, 100)) * 100)
    elif path == "empty-data-flood":
        forever(c, head, frame(DATA, 0, s) * 10, 0.001)
    elif path == "hpack-bomb":
        # one long entry put into the dynamic table, then named again and again
        entry = b"\x40" + integer(3, 7) + b"x-a" + integer(3900, 7) + b"b" * 3900
        c.sendall(frame(HEADERS, END_HEADERS | END_STREAM, s, STATUS_200 + entry + b"\xbe" * 12000))
    elif path == "garbage":
        c.sendall(b"this is no frame at all, and it goes on " * 10)
    elif path == "infinite":
        forever(c, head, frame(DATA, 0, s, b"x" * 16000))
    elif path == "headers-only":
        c.sendall(head)
    elif path == "trailers-flood":
        c.sendall(head + frame(DATA, 0, s, b"hello"))
        block = b"".join(literal(b"x-%d" % i, b"t" * 1000) for i in range(15))
        c.sendall(frame(HEADERS, END_STREAM, s, block))
        for i in range(40):
            c.sendall(frame(CONTINUATION, 0 if i < 39 else END_HEADERS, s, block))
    return True


def handle(c):
    read_exactly(c, 24)
    c.sendall(frame(SETTINGS, 0, 0))
    while True:
        head = read_exactly(c, 9)
        payload = read_exactly(c, int.from_bytes(head[:3], "big"))
        kind, flags, stream = head[3], head[4], int.from_bytes(head[5:9], "big")
        if kind == SETTINGS and not flags & 1:
            c.sendall(frame(SETTINGS, 1, 0))
        if kind == HEADERS:
            path = find_path(payload[5:] if flags & 0x20 else payload).lstrip("/")
            if not answer(c, path, stream):
                return


def secured():
    import certs

    certs.make_ca("ca")
    certs.make_cert("good", "localhost", "ca")
    context = certs.context("good")
    context.set_alpn_protocols(["h2"])
    print(os.path.join(certs.folder, "ca.pem"), flush=True)
    return lambda c: handle(context.wrap_socket(c, server_side=True))


listener = serve.listen()
serve.announce(listener.getsockname()[1])
serve.accept_all(listener, secured() if "tls" in sys.argv else handle)
