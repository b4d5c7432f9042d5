"""Small pages as fast as they go: one process, an epoll loop, keep-alive."""
import os, select, socket, sys

BODY = b"<html><body><p>TELMAR, March 4. The bridge is open, Petra Novak said.</p></body></html>\n" * 10
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
listener.listen(512)
listener.setblocking(False)
poll = select.epoll()
poll.register(listener, select.EPOLLIN)
open_ = {}
print(os.getpid(), listener.getsockname()[1], flush=True)
parent = os.getppid()
while os.getppid() == parent:
    for fd, _ in poll.poll(1):
        if fd == listener.fileno():
            c, _ = listener.accept()
            c.setblocking(False)
            c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            open_[c.fileno()] = c
            poll.register(c, select.EPOLLIN)
            continue
        c = open_[fd]
        try:
            data = c.recv(65536)
        except OSError:
            data = b""
        if not data:
            poll.unregister(fd)
            c.close()
            del open_[fd]
            continue
        n = data.count(b"\r\n\r\n")
        if n:
            c.send(ANSWER * n)
