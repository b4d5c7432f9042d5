"""What the servers of the tests share: sockets on loopback, one thread a connection, an end with the parent."""
import os, select, socket, struct, sys, threading, time


def watch_parent():
    """Ends with the test: when it is gone, or has closed the pipe and waits for us."""
    parent = os.getppid()
    pipe = select.poll()
    pipe.register(1, 0)
    while os.getppid() == parent and not any(event & (select.POLLERR | select.POLLHUP) for _, event in pipe.poll(0)):
        time.sleep(0.2)
    os._exit(0)


def listen(address="127.0.0.1", port=0, backlog=512):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    s = socket.socket(family)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((address, port))
    s.listen(backlog)
    return s


def accept_all(listener, handle, *more):
    while True:
        try:
            c, peer = listener.accept()
        except OSError:
            return
        c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=guarded, args=(handle, c) + more, daemon=True).start()


def guarded(handle, c, *more):
    try:
        handle(c, *more)
    except (OSError, EOFError, ValueError):
        pass
    finally:
        try:
            c.close()
        except OSError:
            pass


def read_head(c, rest=b""):
    """(head, what came behind it)"""
    data = rest
    while b"\r\n\r\n" not in data:
        got = c.recv(65536)
        if not got:
            raise EOFError
        data += got
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def reset(c):
    """Closes with RST."""
    c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    c.close()


def announce(*numbers):
    """First line for the test: pid, then ports."""
    print(os.getpid(), *numbers, flush=True)
    threading.Thread(target=watch_parent, daemon=True).start()
