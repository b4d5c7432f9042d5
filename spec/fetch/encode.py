"""A file in each coding, as hexadecimal; without a file, digests of 0 to 129 bytes."""
import base64, ctypes, gzip, hashlib, sys, zlib


def brotli(data):
    lib = ctypes.CDLL("libbrotlienc.so.1")
    size = ctypes.c_size_t(len(data) + 1024)
    out = ctypes.create_string_buffer(size.value)
    lib.BrotliEncoderCompress(5, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out)
    return out.raw[: size.value]


def zstd(data):
    lib = ctypes.CDLL("libzstd.so.1")
    lib.ZSTD_compress.restype = ctypes.c_size_t
    out = ctypes.create_string_buffer(len(data) + 1024)
    n = lib.ZSTD_compress(out, ctypes.c_size_t(len(out)), data, ctypes.c_size_t(len(data)), 3)
    return out.raw[:n]


if len(sys.argv) < 2:
    for n in range(130):
        print(base64.b32encode(hashlib.sha1(b"x" * n).digest()).decode())
    sys.exit()
with open(sys.argv[1], "rb") as f:
    data = f.read()
raw = zlib.compressobj(9, zlib.DEFLATED, -15)
for name, out in [("gzip", gzip.compress(data)), ("deflate", zlib.compress(data)),
                  ("deflate-raw", raw.compress(data) + raw.flush()), ("br", brotli(data)), ("zstd", zstd(data))]:
    print(name, out.hex())
