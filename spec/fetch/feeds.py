"""An index of sitemaps: one compressed, one missing, one that names itself."""
import gzip
import serve


def urlset(*names):
    return b"<urlset>" + b"".join(b"<url><loc>/%s</loc></url>" % n.encode() for n in names) + b"</urlset>"


def index(*names):
    return b"<sitemapindex>" + b"".join(b"<sitemap><loc>%s</loc></sitemap>" % n.encode() for n in names) + b"</sitemapindex>"


PAGES = {
    "/index.xml": index("/a.xml", "/missing.xml", "/index.xml", "/b.xml.gz"),
    "/a.xml": urlset("1", "2"),
    "/b.xml.gz": gzip.compress(urlset("2", "3")),
    "/evil.xml": index("http://127.0.0.2/x.xml", "file:///etc/passwd"),
}


def handle(c):
    rest = b""
    while True:
        head, rest = serve.read_head(c, rest)
        body = PAGES.get(head.split(b" ")[1].decode())
        status = b"200 OK" if body is not None else b"404 Not Found"
        c.sendall(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status, len(body or b"")) + (body or b""))


listener = serve.listen()
serve.announce(listener.getsockname()[1])
serve.accept_all(listener, handle)
