"""One page that may be kept."""
import serve


def handle(c):
    rest = b""
    while True:
        _, rest = serve.read_head(c, rest)
        c.sendall(b"HTTP/1.1 200 OK\r\nCache-Control: max-age=100\r\nContent-Length: 4\r\n\r\nkept")


listener = serve.listen()
serve.announce(listener.getsockname()[1])
serve.accept_all(listener, handle)
