# quoth: a plugin for Lua 5.4. `make demo` and `make test` set up, build and run; `make help` lists the rest.
#   make                 build/quoth (the executable) and build/lib/quoth/core.so, from what is installed
#   make B=dir CC=clang CFLAGS=... LUA=lua5.4 LUA_INCLUDE=-I... LEXBOR=prefix   other builds
# Packages are named in .ci/deps and nowhere else.

VERSION = 0.1.0
B = build
PREFIX = /usr/local
DESTDIR =

LUA = $(shell for l in lua5.4 lua54 lua; do command -v $$l && break; done)
LUA_INCLUDE = $(shell .ci/deps --include)
# its static library where there is one, so that the module has no library to look for
LEXBOR_LIBS = $(if $(LEXBOR),$(LEXBOR)/lib/liblexbor_static.a,$(shell .ci/deps --lexbor))
LUA_LIB = $(shell .ci/deps --library)
CC = cc
CFLAGS = -O2
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
ifneq ($(WERROR),)
WARNINGS += -Werror
endif
ALL_CFLAGS = -std=c11 -fPIC -fvisibility=hidden $(WARNINGS) -Icsrc $(if $(LEXBOR),-isystem $(LEXBOR)/include) $(CFLAGS)
ifeq ($(shell uname),Darwin)
SHARED = -bundle -undefined dynamic_lookup
else
SHARED = -shared -Wl,--exclude-libs,ALL -Wl,--gc-sections
endif

SOURCES := $(sort $(shell find csrc -name '*.c' -not -path 'csrc/fetch/*' -not -path 'csrc/lua/fetch*'))
OBJECTS = $(SOURCES:%.c=$(B)/o/%.o)
CORE = $(B)/lib/quoth/core.so
# quoth.fetch is a module of its own: where its libraries are missing, the rest is built without it.
FETCH_SOURCES := csrc/base/arena.c $(sort $(wildcard csrc/fetch/*.c csrc/lua/fetch*.c))
FETCH_OBJECTS = $(FETCH_SOURCES:%.c=$(B)/o/%.o)
FETCH_LIBS = -lcurl -lz -lbrotlidec -lzstd -ldeflate -lpthread -lm
FETCH := $(if $(shell .ci/deps --fetch $(CC) && echo yes),$(B)/lib/quoth/fetch/core.so)
FETCH_ARCHIVE = $(B)/libquoth-fetch.a
# dlclose at lua_close must not unmap code that a resolver thread of libcurl still runs
ifneq ($(shell uname),Darwin)
FETCH_SHARED = -Wl,-z,nodelete
endif
ARCHIVE = $(B)/libquoth.a
LUA_FILES := $(shell find lua/quoth -name '*.lua')

.DELETE_ON_ERROR:

.PHONY: all help deps demo test check lint format asan tsan oom fuzz bench install dist clean check docs rock rock-install libquoth.a \
  lua53 lua55 lua55-hosts lexbor2 html5lib hosts engines FORCE

all: $(CORE) $(FETCH) $(B)/quoth
	@$(if $(FETCH),,echo 'built without quoth.fetch: libcurl, zlib, brotli, zstd or libdeflate is missing (make deps)')

help:
	@echo 'make deps     install what building and testing need (apt-get; elsewhere names the packages)'
	@echo 'make demo     set up, build, print the statements of examples/digest.txt'
	@echo 'make test     set up, build, run all tests'
	@echo 'make lint asan tsan oom fuzz bench    the other lanes; .ci/run runs all but bench'
	@echo 'make lua53 lua55 lexbor2    the other versions of Lua and lexbor; LEXBOR=prefix takes one that stands there'
	@echo 'make html5lib    the public tests of HTML tokenizers'
	@echo 'make hosts    set up lighttpd, Prosody, HAProxy, PostgreSQL with pllua, GNU parallel and Slurm, and test the'
	@echo '              examples/hosts and examples/engines; make engines: with Spark and chDB (1 GB)'
	@echo 'make libquoth.a    the core and the binding for hosts that link statically'
	@echo 'make docs     $(B)/doc/api.md, the reference of the Lua API, and the manual page'
	@echo 'make install PREFIX=$(PREFIX) DESTDIR=; make dist; make clean'

deps:
	@.ci/deps build work

# --- build

$(B)/o/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(if $(findstring csrc/lua/,$<),$(LUA_INCLUDE)) -MMD -MP -c $< -o $@

# Rewritten only when compiler or flags change, so that objects of another build are not taken.
$(B)/flags: FORCE
	@mkdir -p $(B)
	@echo '$(CC) $(ALL_CFLAGS) $(LUA_INCLUDE) $(LEXBOR_LIBS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(LUA_INCLUDE) $(LEXBOR_LIBS)' > $@
FORCE:

$(CORE): $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(SHARED) $(LDFLAGS) -o $@ $(OBJECTS) $(LEXBOR_LIBS) $(LIBS)

$(B)/lib/quoth/fetch/core.so: $(FETCH_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(SHARED) $(FETCH_SHARED) $(LDFLAGS) -o $@ $(FETCH_OBJECTS) $(FETCH_LIBS)

$(FETCH_ARCHIVE): $(FETCH_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $(FETCH_OBJECTS)

libquoth.a: $(ARCHIVE)
$(ARCHIVE): $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $(OBJECTS)

# From the launcher's folder: where lua/ and lib/ are.
$(B)/quoth: lua/quoth/cli/launcher.sh Makefile
	@mkdir -p $(B)
	@sed -e 's|@LUA@|$(LUA)|' -e 's|@SHARE@|$(shell echo $(B) | sed 's|[^/][^/]*|..|g')/lua|' -e 's|@LIB@|lib|' $< > $@
	@chmod +x $@

-include $(OBJECTS:.o=.d) $(FETCH_OBJECTS:.o=.d)

# --- run

demo:
	@.ci/deps build
	@$(MAKE) --no-print-directory all
	@$(B)/quoth read examples/digest.txt

test:
	@.ci/deps build test
	@$(MAKE) --no-print-directory check

C_TESTS = $(patsubst spec/c/%.c,$(B)/spec/%,$(wildcard spec/c/test_*.c)) $(B)/spec/embed-threads

check: all $(C_TESTS)
	@QUOTH_BUILD=$(B) LUA=$(LUA) spec/run $(C_TESTS)

SPEC_CFLAGS = $(ALL_CFLAGS) -Ispec/c -DLANGUAGE_FOLDER='"$(B)/spec"'
LANGUAGE_FILES = $(patsubst %,$(B)/spec/%.tsv,de en es fr ru)

$(B)/spec/%: spec/c/%.c $(wildcard spec/c/*.h) $(ARCHIVE) $(B)/spec/en.tsv
	@mkdir -p $(@D)
	$(CC) $(SPEC_CFLAGS) $< $(ARCHIVE) $(LEXBOR_LIBS) -lm -lpthread -o $@

$(B)/spec/embed-%: spec/embed/%.c csrc/lua/compat.h $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_INCLUDE) $< $(ARCHIVE) $(LEXBOR_LIBS) $(LUA_LIB) -lm -ldl -lpthread -o $@

# A language in a form that a C host reads without Lua.
$(B)/spec/%.tsv: spec/c/language.lua $(wildcard lua/quoth/language/*.lua)
	@mkdir -p $(@D)
	$(LUA) $< $* > $@

# --- the other lanes

# Behind .ci/deps: status 3 is what cannot be had here, of which it said that it was not tried.
PASS_OVER = { [ $$? = 3 ]; exit; }

# The whole suite again with both sanitizers, whose runtime Lua gets preloaded; nothing is suppressed.
SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
SANITIZERS = $(shell gcc -print-file-name=libasan.so) $(shell gcc -print-file-name=libubsan.so)

asan:
	@.ci/deps build test
	@ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
	LSAN_OPTIONS=suppressions=$(CURDIR)/spec/lsan.supp:print_suppressions=0 QUOTH_PRELOAD="$(SANITIZERS)" \
	$(MAKE) --no-print-directory B=build/asan CC=gcc CFLAGS="$(SANITIZE)" check

oom:
	@.ci/deps build
	@$(MAKE) --no-print-directory $(B)/lib/quoth/core.so $(B)/spec/oom $(B)/spec/oom-static
	@$(B)/spec/oom './$(B)/lib/?.so' spec/oom.lua
	@$(B)/spec/oom-static '' spec/oom.lua
	@$(if $(FETCH),$(MAKE) --no-print-directory $(FETCH) && $(B)/spec/oom './$(B)/lib/?.so' spec/fetch/oom.lua)

$(B)/spec/oom: spec/oom.c spec/c/host.h
	@mkdir -p $(@D)
	$(CC) $(SPEC_CFLAGS) $(LUA_INCLUDE) $< $(LUA_LIB) -lm -ldl -o $@

# The same host with quoth linked in.
$(B)/spec/oom-static: spec/oom.c spec/c/host.h $(ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(SPEC_CFLAGS) -DLINKED $(LUA_INCLUDE) $< $(ARCHIVE) $(LEXBOR_LIBS) $(LUA_LIB) -lm -ldl -o $@

# The other versions of Lua that hosts bring: the specs on 5.3 (all but those of fetching, of the command's shell and of
# hosts), and on 5.5, which has no package yet, hosts that link it.
LUA53 = B=build/lua53 LUA=lua5.3 LUA_INCLUDE=$(shell .ci/deps --include 5.3) LUA_LIB=-llua5.3
LUA53_SPECS = $(shell ls spec/*_spec.lua | grep -vE 'fetch|examples|docs|embed|engines|startup|report')
LUA55 = B=build/lua55 LUA_INCLUDE=-I$(LUA55_DIR) LUA_LIB=build/lua55/liblua.a

lua53:
	@.ci/deps build test lua53
	@$(MAKE) --no-print-directory $(LUA53) all build/lua53/spec/embed-threads build/lua53/spec/oom-static
	@build/lua53/spec/oom-static '' spec/oom.lua
	@QUOTH_BUILD=build/lua53 LUA=lua5.3 QUOTH_SPECS="$(LUA53_SPECS)" spec/run build/lua53/spec/embed-threads

# lexbor 2.6 in place of the system's: what reads pages and what else uses it, linked with it.
LEXBOR2 = B=build/lexbor2 LEXBOR=build/lexbor2/prefix
LEXBOR2_SPECS = spec/html_spec.lua spec/live_spec.lua spec/check_spec.lua

lexbor2:
	@.ci/deps build test
	@.ci/deps --lexbor2 build/lexbor2/prefix || $(PASS_OVER); \
	$(MAKE) --no-print-directory $(LEXBOR2) all build/lexbor2/spec/test_html && \
	QUOTH_BUILD=build/lexbor2 LUA=$(LUA) QUOTH_SPECS="$(LEXBOR2_SPECS)" spec/run build/lexbor2/spec/test_html

# The public tests of HTML tokenizers against how pages are read.
html5lib:
	@.ci/deps build test
	@$(MAKE) --no-print-directory all $(B)/spec/tokens
	@dir=$$(.ci/deps --html5lib build/html5lib) || $(PASS_OVER); \
	QUOTH_HTML5LIB=$$dir QUOTH_BUILD=$(B) LUA=$(LUA) QUOTH_SPECS=spec/html5lib_spec.lua spec/run

lua55:
	@.ci/deps build
	@dir=$$(.ci/deps --lua55 build/lua55) || $(PASS_OVER); \
	$(MAKE) --no-print-directory lua55-hosts LUA55_DIR=$$dir

# Servers that load quoth and engines that run it, started for real; what cannot be installed is left out with a message.
hosts:
	@.ci/deps build test lua53 hosts engines || echo 'not all of it is installed; what is missing is left out'
	@$(MAKE) --no-print-directory all
	@QUOTH_HOSTS=1 QUOTH_SPECS="spec/embed_spec.lua spec/engines_spec.lua" QUOTH_BUILD=$(B) LUA=$(LUA) spec/run

# With Spark and chDB, a gigabyte; from then on make hosts runs them too.
engines:
	@.ci/deps build test engines
	@.ci/deps --engines build/engines
	@$(MAKE) --no-print-directory all
	@QUOTH_HOSTS=1 QUOTH_SPECS="spec/engines_spec.lua" QUOTH_BUILD=$(B) LUA=$(LUA) spec/run

lua55-hosts:
	@mkdir -p build/lua55/lua
	@set -e; for f in $(LUA55_DIR)/*.c; do $(CC) -O2 -DLUA_USE_LINUX -c $$f -o build/lua55/lua/$$(basename $$f .c).o; done
	@$(AR) rcs build/lua55/liblua.a build/lua55/lua/*.o
	@$(MAKE) --no-print-directory $(LUA55) build/lua55/spec/embed-threads build/lua55/spec/oom-static
	@build/lua55/spec/embed-threads && build/lua55/spec/oom-static '' spec/oom.lua

# Threads that share a language, and states in threads, under the thread sanitizer.
tsan:
	@.ci/deps build work
	@$(MAKE) --no-print-directory B=build/tsan CC=clang CFLAGS="-O1 -g -fsanitize=thread" \
	  build/tsan/spec/test_threads build/tsan/spec/embed-threads
	@TSAN_OPTIONS=halt_on_error=1 build/tsan/spec/test_threads
	@TSAN_OPTIONS=halt_on_error=1 build/tsan/spec/embed-threads
	@$(if $(FETCH),$(MAKE) --no-print-directory B=build/tsan-fetch CC=gcc CFLAGS="-O1 -g -fsanitize=thread" \
	  build/tsan-fetch/fetch-threads && TSAN_OPTIONS=halt_on_error=1 build/tsan-fetch/fetch-threads)

# Eight states in eight threads that fetch at the same time.
$(B)/fetch-threads: spec/fetch/threads.c $(FETCH_ARCHIVE)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LUA_INCLUDE) $< $(FETCH_ARCHIVE) $(LUA_LIB) $(FETCH_LIBS) -ldl -o $@

FUZZ_SECONDS ?= 60
FUZZ_TARGETS = $(patsubst spec/fuzz/%.c,build/fuzz/%,$(filter-out $(if $(FETCH),,%/fuzz_fetch.c),$(wildcard spec/fuzz/fuzz_*.c)))

fuzz:
	@.ci/deps build work
	@$(MAKE) --no-print-directory B=build/fuzz CC=clang CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	  -fno-sanitize-recover=all" $(FUZZ_TARGETS)
	@FUZZ_SECONDS=$(FUZZ_SECONDS) spec/fuzz/run $(FUZZ_TARGETS)

$(B)/fuzz_fetch: spec/fuzz/fuzz_fetch.c $(wildcard spec/fuzz/*.h spec/c/*.h) $(FETCH_ARCHIVE) $(ARCHIVE)
	$(CC) $(SPEC_CFLAGS) -fsanitize=fuzzer,address,undefined $< $(FETCH_ARCHIVE) $(ARCHIVE) $(LEXBOR_LIBS) $(FETCH_LIBS) -o $@

$(B)/fuzz_rules: spec/fuzz/fuzz_rules.c spec/fuzz/rules.lua $(wildcard spec/fuzz/*.h spec/c/*.h) $(ARCHIVE)
	$(CC) $(SPEC_CFLAGS) $(LUA_INCLUDE) -fsanitize=fuzzer,address,undefined $< $(ARCHIVE) $(LEXBOR_LIBS) $(LUA_LIB) -lm -ldl -o $@

$(B)/fuzz_parse: $(LANGUAGE_FILES)

$(B)/fuzz_%: spec/fuzz/fuzz_%.c $(wildcard spec/fuzz/*.h spec/c/*.h) $(ARCHIVE) $(B)/spec/en.tsv
	$(CC) $(SPEC_CFLAGS) -fsanitize=fuzzer,address,undefined $< $(ARCHIVE) $(LEXBOR_LIBS) -lm -o $@

ICU_LIBS = $(shell pkg-config --libs icu-uc 2>/dev/null || echo -licuuc -licudata)

bench:
	@.ci/deps build bench
	@$(MAKE) --no-print-directory all build/bench/speed build/bench/growth build/bench/pages build/bench/hostile build/bench/dictionary
	@LUA=$(LUA) spec/bench/run
	@LUA=$(LUA) spec/bench/pages
	@mkdir -p build/bench/aliases
	@build/bench/dictionary build/bench/aliases $$(ls build/bench/corpus.txt 2>/dev/null)
	@$(if $(FETCH),LUA=$(LUA) QUOTH_BUILD=$(B) $(LUA) spec/bench/fetch.lua)

$(B)/bench/%: spec/bench/%.c $(wildcard spec/bench/*.h spec/c/*.h) $(ARCHIVE) $(B)/spec/en.tsv
	@mkdir -p $(@D)
	$(CC) $(SPEC_CFLAGS) -D_GNU_SOURCE $< $(ARCHIVE) $(LEXBOR_LIBS) $(if $(findstring speed,$@),$(ICU_LIBS)) -lm -o $@

# --- work

FORMATTED = $(shell find csrc spec -name '*.[ch]')

lint:
	@.ci/deps build work
	clang-format --dry-run --Werror $(FORMATTED)
	luacheck -q lua spec examples .ci .luacheckrc
	for spec in rockspec/*.rockspec; do LUAROCKS_CONFIG=.ci/luarocks.lua luarocks lint $$spec || exit 1; done
	@.ci/traces

format:
	clang-format -i $(FORMATTED)

# The reference of the Lua API and the manual page, made of the annotations and of what the commands declare.
docs: all
	@mkdir -p $(B)/doc
	$(LUA) .ci/reference.lua < lua/types/quoth.lua > $(B)/doc/api.md
	$(B)/quoth manual > $(B)/doc/quoth.1

# --- give away

LUA_VERSION = $(shell $(LUA) -e 'print(_VERSION:match "%d.%d")')
SHARE_DIR = $(DESTDIR)$(PREFIX)/share/lua/$(LUA_VERSION)
LIB_DIR = $(DESTDIR)$(PREFIX)/lib/lua/$(LUA_VERSION)

install: docs $(ARCHIVE)
	for f in $(LUA_FILES); do \
	  install -d "$(SHARE_DIR)/$$(dirname $${f#lua/})" && \
	  install -m 644 $$f "$(SHARE_DIR)/$${f#lua/}" || exit 1; done
	install -d "$(LIB_DIR)/quoth" "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/include" "$(DESTDIR)$(PREFIX)/lib"
	install -m 755 $(CORE) "$(LIB_DIR)/quoth/core.so"
	$(if $(FETCH),install -D -m 755 $(FETCH) "$(LIB_DIR)/quoth/fetch/core.so")
	install -m 644 csrc/quoth.h "$(DESTDIR)$(PREFIX)/include/quoth.h"
	install -m 644 $(ARCHIVE) "$(DESTDIR)$(PREFIX)/lib/libquoth.a"
	install -d "$(DESTDIR)$(PREFIX)/share/quoth/types"
	install -m 644 lua/types/quoth.lua "$(DESTDIR)$(PREFIX)/share/quoth/types/quoth.lua"
	sed -e 's|@LUA@|$(LUA)|' -e 's|@SHARE@|../share/lua/$(LUA_VERSION)|' -e 's|@LIB@|../lib/lua/$(LUA_VERSION)|' \
	  lua/quoth/cli/launcher.sh > $(B)/launcher
	install -m 755 $(B)/launcher "$(DESTDIR)$(PREFIX)/bin/quoth"
	install -D -m 644 $(B)/doc/quoth.1 "$(DESTDIR)$(PREFIX)/share/man/man1/quoth.1"
	install -D -m 644 $(B)/doc/api.md "$(DESTDIR)$(PREFIX)/share/doc/quoth/api.md"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	$(B)/quoth completion bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/quoth"
	$(B)/quoth completion zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_quoth"
	$(B)/quoth completion fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/quoth.fish"

# What rockspec/ calls.
rock:
	@$(MAKE) --no-print-directory B=build/rock build/rock/lib/quoth/core.so $(FETCH:$(B)/%=build/rock/%)
rock-install:
	for f in $(LUA_FILES); do mkdir -p "$(INST_LUADIR)/$$(dirname $${f#lua/})" && \
	  cp $$f "$(INST_LUADIR)/$${f#lua/}" || exit 1; done
	mkdir -p "$(INST_LIBDIR)/quoth/fetch" && cp build/rock/lib/quoth/core.so "$(INST_LIBDIR)/quoth/core.so"
	if [ -f build/rock/lib/quoth/fetch/core.so ]; then \
	  cp build/rock/lib/quoth/fetch/core.so "$(INST_LIBDIR)/quoth/fetch/core.so"; fi

dist:
	@mkdir -p $(B)
	git archive --prefix=quoth-$(VERSION)/ -o $(B)/quoth-$(VERSION).tar.gz HEAD
	@echo $(B)/quoth-$(VERSION).tar.gz

clean:
	rm -rf $(B)
