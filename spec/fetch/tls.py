"""TLS servers, one port a case, with certificates made on the spot. The first line ends with the CA's file."""
import os, socket, ssl, threading, time, warnings
import serve
from certs import context, folder, make_ca, make_cert, openssl

warnings.simplefilter("ignore")
BODY = b"A good page.\n"
SIZED = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
UNSIZED = b"HTTP/1.1 200 OK\r\n\r\n" + BODY


make_ca("ca")
make_ca("other")
make_cert("good", "localhost", "ca")
make_cert("wrong", "elsewhere.example", "ca")
make_cert("stranger", "localhost", "other")
make_cert("old", "localhost", "ca", "0")
openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "self.key",
        "-out", "self.pem", "-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")


def secure(cert, answer=SIZED, prepare=None):
    c = context(cert)
    if prepare:
        prepare(c)

    def handle(raw):
        s = c.wrap_socket(raw, server_side=True)
        serve.read_head(s)
        s.sendall(answer)
        s.unwrap()

    return handle


def no_notify(answer):
    c = context("good")

    def handle(raw):
        s = c.wrap_socket(raw, server_side=True)
        serve.read_head(s)
        s.sendall(answer)
        time.sleep(0.05)
        fd = s.detach()
        socket.close(fd)

    return handle


def only_tls_1_0(c):
    c.minimum_version = ssl.TLSVersion.TLSv1
    c.maximum_version = ssl.TLSVersion.TLSv1
    c.set_ciphers("ALL:@SECLEVEL=0")


def plain(raw):
    raw.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    raw.settimeout(1)
    raw.recv(1000)


def hang(raw):
    time.sleep(30)


def reset(raw):
    raw.recv(1000)
    serve.reset(raw)


time.sleep(1.1)  # the certificate of no days is over
handlers = [secure("good"), secure("wrong"), secure("old"), secure("self"), secure("stranger"), plain, hang, reset,
            secure("good", prepare=only_tls_1_0), no_notify(UNSIZED), no_notify(SIZED)]
listeners = [serve.listen() for _ in handlers]
for listener, handle in zip(listeners, handlers):
    threading.Thread(target=serve.accept_all, args=(listener, handle), daemon=True).start()
serve.announce(*[l.getsockname()[1] for l in listeners])
print(os.path.join(folder, "ca.pem"), flush=True)
threading.Event().wait()
