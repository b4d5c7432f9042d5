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
    "/news.xml": b"<rss version='2.0'><channel><title>Vell</title><item><title>Port</title><link>/port.html</link></item>"
    b"</channel></rss>",
    "/port.html": b"<html lang=en><title>Port to reopen</title><article><h1>Port to reopen</h1>"
    b"<p>The port of Vell will reopen in May, the harbour office said on Monday after years of work.</p>"
    b"<p>&ldquo;We promise that no boat will wait for another winter,&rdquo; its director Anna Petrova said.</p>"
    b"<p>The mayor, Ivan Belov, threatened to close the old quay unless the state pays.</p></article></html>",
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
