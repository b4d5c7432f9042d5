/*
** Byte scans that skip what needs no look, 16 bytes at a time (SSE2, NEON), each with a scalar
** twin that gives the same result (spec/c/test_scan.c compares them).
*/
#ifndef QT_SCAN_H
#define QT_SCAN_H

#include <stddef.h>
#include <stdint.h>

/* Length in bytes of the leading run of ASCII without NUL. */
size_t qt_scan_ascii(const char *p, size_t n);
size_t qt_scan_ascii_scalar(const char *p, size_t n);

/* Offset of the first \n or \r, or n. */
size_t qt_scan_line(const char *p, size_t n);
size_t qt_scan_line_scalar(const char *p, size_t n);

/* How many bytes are no UTF-8 continuation byte: the code points of valid text. */
size_t qt_scan_leads(const char *p, size_t n);
size_t qt_scan_leads_scalar(const char *p, size_t n);

/*
** The run of ASCII letters that p begins with, of 16 at most; 16 bytes must be readable. low and high are
** the run in lower case, padded with zeros, as memcpy would read it. capitals: bit i is set where letter i
** is upper case.
*/
typedef struct qt_letters {
  uint64_t low, high;
  uint32_t length, capitals;
} qt_letters;
void qt_scan_letters(const char *p, qt_letters *out);
void qt_scan_letters_scalar(const char *p, qt_letters *out);

#endif
