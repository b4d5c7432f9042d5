/* Texts that go through every stage, for tests that care about memory, threads and damage, not results. */
#ifndef TEXTS_H
#define TEXTS_H

static const char *const test_texts[] = {
    "IN BRIEF: Key points of Mirela Dascal\xe2\x80\x99s press conference\n\n"
    "TELMAR, March 4. /VNA/. Varnia will reopen its ports, Foreign Minister Mirela Dascal said on Monday.\n\n"
    "Here are Dascal\xe2\x80\x99s key statements.\n\nOn the near shore\n\n"
    "\"They are older than any treaty. [\xe2\x80\xa6] And [Varnian] herring is better.\"\n\n"
    "Earlier, Prime Minister Anton Sorel \"said quite plainly: we do not close the door.\"\n\n"
    "\"So it reads: \xe2\x80\x98We shared the sea. They never did.\"\n\nAbout Mirela Dascal\n\nShe was born in Telmar.",
    "The bank will keep its rate, its chief economist, Jane Roe, told reporters on Tuesday. \"We see no reason,\" she "
    "said, "
    "\"to move.\" Analysts called the decision \xe2\x80\x9c"
    "a mistake\xe2\x80\x9d. The Finance Ministry declined to "
    "comment. "
    "According to Reuters, two officials denied that the port was closed.\n\n"
    "\"This runs on over\n\n\"two paragraphs,\" Roe wrote. He asked: \"Why?\" 'I don't know,' said O'Neill's aide.",
    "LARSEN: Good morning.\n\nQ: Will you resign?\n\nLARSEN: No. I said \"never\" and I meant it.\n\n- Larsen\n\n"
    "1. ON INFLATION\n* \xc2\xab\xd0\x94\xd0\xb0\xc2\xbb, \xe2\x80\x94 "
    "\xd1\x81\xd0\xba\xd0\xb0\xd0\xb7\xd0\xb0\xd0\xbb.\n"
    "\xff\xfe broken \x80 bytes said \"so",
    "\"",
    "\"\"\"\"\"\"",
    "a",
    "He said",
    "\xe2\x80\x9c\xe2\x80\x98\xe2\x80\x9c\xe2\x80\x98 x",
    "[[[(((",
    ":::\n\n:::",
    "said said said",
};
enum { TEST_TEXTS = sizeof test_texts / sizeof *test_texts };

#endif
