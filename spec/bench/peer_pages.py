"""peer_pages.py PACK: pages a second of trafilatura, one core, on pages as pages.lua writes them."""
import struct
import sys
import time

import trafilatura

data, pages, at = open(sys.argv[1], "rb").read(), [], 0
while at + 4 <= len(data):
    (length,) = struct.unpack_from("<I", data, at)
    pages.append(data[at + 4 : at + 4 + length].decode("utf-8", "replace"))
    at += 4 + length
for page in pages[:3]:
    trafilatura.bare_extraction(page, with_metadata=True)
begin = time.process_time()
for page in pages:
    trafilatura.bare_extraction(page, with_metadata=True)
print(f"{len(pages) / (time.process_time() - begin):.1f}")
