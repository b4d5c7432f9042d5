/*
** Programs: parts are copied and checked; code is checked by following the depth of the stack through it.
*/
#include "base/sort.h"
#include "rules/program_parts.h"

static quoth_status wrong(quoth_error *error, uint32_t at, const char *what) {
  return qt_fail(error, QUOTH_BAD_OPTION, at, "rules: %s", what);
}

/* --- checking code */

/* What is known where an instruction begins. */
typedef struct place {
  uint32_t depth; /* lists on the stack, and one; 0: nothing is known yet */
  bool in_field;
} place;

typedef struct checker {
  const qt_program_parts *parts;
  place *places;    /* by instruction, and one behind the last */
  uint32_t base;    /* lists that stood there when the condition began */
  uint32_t depth;   /* now */
  uint32_t entered; /* depth when the field was entered */
  uint32_t left_at; /* the instruction behind its LEAVE */
  bool in_field;
  uint32_t most;
} checker;

static bool is_range(uint32_t first, uint32_t count, uint32_t all) { return first <= all && count <= all - first; }

/* Lists that an instruction may take: those of its own condition, in a field those of the field. */
static bool takes(const checker *c, uint32_t lists) { return lists <= c->depth - (c->in_field ? c->entered : c->base); }

/* A jump to `target`, where `depth` lists will stand. */
static bool jumps(checker *c, uint32_t pc, uint32_t target, uint32_t depth) {
  if (target <= pc || target >= c->parts->code_count) return false;
  place *p = &c->places[target];
  bool in_field = c->in_field && target != c->left_at;
  if (p->depth && (p->depth != depth + 1 || p->in_field != in_field)) return false;
  *p = (place){depth + 1, in_field};
  return true;
}

static bool check_is(const qt_program_parts *p, const qt_instruction *i) {
  if (i->a >= QT_FIELD_COUNT) return false;
  return is_range(i->b, i->c, i->a < QT_FIELD_STRINGS ? p->string_count : p->number_count);
}

/* Operands, and what the instruction takes from the stack; one list takes its place. QUOTH_NONE: it is wrong. */
static uint32_t taken_by(checker *c, const qt_instruction *i) {
  const qt_program_parts *p = c->parts;
  bool ok = true;
  uint32_t taken = 0;
  switch (i->op) {
    case QT_OP_DICT: ok = i->a < p->dictionary_count; break;
    case QT_OP_IT:
    case QT_OP_ALL: ok = i->a <= UINT16_MAX; break;
    case QT_OP_AND:
    case QT_OP_OR: ok = i->a >= 1, taken = i->a; break;
    case QT_OP_OF: ok = i->a >= 1, taken = i->a; break;
    case QT_OP_NOT:
    case QT_OP_ATLEAST: taken = 1; break;
    case QT_OP_NAME: ok = i->a <= UINT16_MAX, taken = 1; break;
    case QT_OP_NEAR:
    case QT_OP_BEFORE: taken = 2; break;
    case QT_OP_AFFIRM:
    case QT_OP_NEGATED: ok = i->a < p->dictionary_count, taken = 1; break;
    case QT_OP_IS: ok = check_is(p, i); break;
    case QT_OP_GIVEN: ok = i->a < QT_FIELD_COUNT; break;
    case QT_OP_LEAST:
    case QT_OP_MOST: ok = i->a >= QT_FIELD_STRINGS && i->a < QT_FIELD_COUNT && i->b < p->number_count; break;
    case QT_OP_TAGGED: ok = is_range(i->a, i->b, p->reference_count); break;
    case QT_OP_SEARCH: ok = i->a < p->host_count; break;
    case QT_OP_WHERE: ok = i->a < p->host_count && i->c <= i->b && i->b <= c->depth; break;
    default: ok = false;
  }
  return ok ? taken : QUOTH_NONE;
}

static bool enter(checker *c, uint32_t pc, const qt_instruction *i) {
  if (c->in_field || i->a >= QT_FIELD_STRINGS || i->b <= pc || i->b >= c->parts->code_count) return false;
  c->entered = c->depth;
  c->left_at = i->b;
  if (!jumps(c, pc, i->b, c->depth + 1)) return false;
  c->in_field = true;
  return true;
}

static bool leave(checker *c, uint32_t pc) {
  if (!c->in_field || c->left_at != pc + 1 || c->depth != c->entered + 1) return false;
  c->in_field = false;
  return true;
}

/* One instruction; RETURN ends the condition. */
static bool step(checker *c, uint32_t pc) {
  const qt_instruction *i = &c->parts->code[pc];
  switch (i->op) {
    case QT_OP_RETURN: return !c->in_field && c->depth == c->base + 1;
    case QT_OP_TEST: return i->a >= 1 && takes(c, i->a) && jumps(c, pc, i->b, c->depth - i->a + 1);
    case QT_OP_ENTER: return enter(c, pc, i);
    case QT_OP_LEAVE: return leave(c, pc);
    default: break;
  }
  uint32_t taken = taken_by(c, i);
  if (taken == QUOTH_NONE || !takes(c, taken)) return false;
  c->depth += 1 - taken;
  return true;
}

/*
** Conditions follow one another; a jump never leaves its own, since another begins at a depth that is known. begins
** has the depth that each condition begins with, by instruction, and one; 0: none begins there.
*/
static bool check_code(checker *c, const uint32_t *begins) {
  uint32_t count = c->parts->code_count;
  bool open = false;
  for (uint32_t pc = 0; pc < count; pc++) {
    if (!open) {
      if (c->places[pc].depth) return false; /* a jump led out of the last condition */
      c->base = c->depth = begins[pc] ? begins[pc] - 1 : 0;
      c->in_field = false;
      open = true;
    } else if (begins[pc]) {
      return false;
    }
    place *p = &c->places[pc];
    if (p->depth && (p->depth != c->depth + 1 || p->in_field != c->in_field)) return false;
    if (!step(c, pc)) return false;
    if (c->depth > c->most) c->most = c->depth;
    if (c->parts->code[pc].op == QT_OP_RETURN) open = false;
  }
  return !open;
}

static bool begin(const qt_program_parts *p, uint32_t *begins, uint32_t pc, uint32_t depth) {
  if (pc >= p->code_count || (begins[pc] && begins[pc] != depth + 1)) return false;
  begins[pc] = depth + 1;
  return true;
}

static bool mark_rule(const qt_program_parts *p, const qt_rule *rule, uint32_t *begins) {
  if (!begin(p, begins, rule->when, 0)) return false;
  if (rule->gate != QUOTH_NONE && !begin(p, begins, rule->gate, 0)) return false;
  if (rule->each != QUOTH_NONE && !begin(p, begins, rule->each, 0)) return false;
  if (rule->score_kind > QT_SCORE_HOST || !is_range(rule->first_need, rule->need_count, p->need_count)) return false;
  if (rule->score_kind == QT_SCORE_HOST) return rule->first_part < p->host_count;
  if (rule->score_kind != QT_SCORE_SUM) return true;
  if (!is_range(rule->first_part, rule->part_count, p->part_count)) return false;
  /* the words of the rule lie below those of its score */
  for (uint32_t i = 0; i < rule->part_count; i++)
    if (!begin(p, begins, p->parts[rule->first_part + i].code, 1)) return false;
  return true;
}

static bool check_order(const qt_program_parts *p, uint32_t *seen) {
  memset(seen, 0, p->rule_count * sizeof *seen);
  for (uint32_t i = 0; i < p->rule_count; i++) {
    if (p->order[i] >= p->rule_count || seen[p->order[i]]) return false;
    seen[p->order[i]] = 1;
  }
  return true;
}

static bool check_tables(const qt_program_parts *p) {
  for (uint32_t i = 0; i < p->need_count; i++)
    if ((p->needs[i].field != QUOTH_NONE && p->needs[i].field >= QT_FIELD_STRINGS) ||
        p->needs[i].dictionary >= p->dictionary_count)
      return false;
  for (uint32_t i = 0; i < p->reference_count; i++)
    if (p->references[i].rule >= p->rule_count) return false;
  for (uint32_t i = 0; i < p->source_count; i++)
    if (p->sources[i].dictionary >= p->dictionary_count) return false;
  return !p->literals || qt_dictionary_dictionaries(p->literals) <= p->dictionary_count;
}

static quoth_status check(quoth_alloc alloc, const qt_program_parts *p, uint32_t *depth, quoth_error *error) {
  size_t places = (size_t)p->code_count + 1, marks = places > p->rule_count ? places : p->rule_count;
  checker c = {.parts = p, .places = alloc.fn(alloc.ud, NULL, 0, places * sizeof *c.places)};
  uint32_t *begins = c.places ? alloc.fn(alloc.ud, NULL, 0, marks * sizeof *begins) : NULL;
  quoth_status status = QUOTH_OK;
  if (!begins) {
    status = qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory");
  } else if (!check_order(p, begins)) {
    status = wrong(error, QUOTH_NONE, "the order is none of all rules");
  } else if (!check_tables(p)) {
    status = wrong(error, QUOTH_NONE, "a table leads out of another");
  } else {
    memset(begins, 0, places * sizeof *begins);
    memset(c.places, 0, places * sizeof *c.places);
    for (uint32_t i = 0; i < p->rule_count && status == QUOTH_OK; i++)
      if (!mark_rule(p, &p->rules[i], begins)) status = wrong(error, i, "a rule leads out of the code");
    if (status == QUOTH_OK && !check_code(&c, begins)) status = wrong(error, QUOTH_NONE, "the code is no condition");
  }
  *depth = c.most + 1;
  if (begins) alloc.fn(alloc.ud, begins, marks * sizeof *begins, 0);
  if (c.places) alloc.fn(alloc.ud, c.places, places * sizeof *c.places, 0);
  return status;
}

/* --- copying */

static bool copy(qt_program *p, void *to, const void *from, size_t count, size_t size) {
  void *block = NULL;
  if (count) {
    block = p->alloc.fn(p->alloc.ud, NULL, 0, count * size);
    if (!block) return false;
    if (from) memcpy(block, from, count * size);
  }
  memcpy(to, &block, sizeof block);
  return true;
}

static void drop(qt_program *p, void *block, size_t count, size_t size) {
  if (block) p->alloc.fn(p->alloc.ud, block, count * size, 0);
}

static bool copy_strings(qt_program *p, const qt_program_parts *parts) {
  for (uint32_t i = 0; i < parts->string_count; i++) p->text_size += parts->strings[i].length;
  p->text_size++;
  if (!copy(p, &p->text, NULL, p->text_size, 1)) return false;
  if (!copy(p, &p->strings, parts->strings, parts->string_count, sizeof *p->strings)) return false;
  p->string_count = parts->string_count;
  size_t at = 0;
  for (uint32_t i = 0; i < p->string_count; i++) {
    uint32_t length = p->strings[i].length;
    if (length) memcpy(p->text + at, p->strings[i].data, length);
    p->strings[i].data = p->text + at;
    at += length;
  }
  return true;
}

#define COPY(array, counter) \
  (copy(p, &p->array, parts->array, parts->counter, sizeof *p->array) && (p->counter = parts->counter, true))

static bool copy_parts(qt_program *p, const qt_program_parts *parts) {
  p->literals = parts->literals;
  p->dictionary_count = parts->dictionary_count;
  p->host_count = parts->host_count;
  return COPY(sources, source_count) && COPY(code, code_count) && COPY(rules, rule_count) &&
         copy(p, &p->order, parts->order, parts->rule_count, sizeof *p->order) && COPY(parts, part_count) &&
         COPY(references, reference_count) && COPY(numbers, number_count) && copy_strings(p, parts);
}

static int compare_called(const void *a, const void *b) {
  const qt_called *x = a, *y = b;
  if (x->place != y->place) return x->place < y->place ? -1 : 1;
  if (x->dictionary != y->dictionary) return x->dictionary < y->dictionary ? -1 : 1;
  return (x->at > y->at) - (x->at < y->at);
}

static uint32_t count_called(const qt_program *p, uint32_t *always) {
  uint64_t count = 0;
  *always = 0;
  for (uint32_t i = 0; i < p->rule_count; i++) {
    count += p->rules[i].flags & QT_RULE_ALWAYS ? 0 : p->rules[i].need_count;
    *always += (p->rules[i].flags & QT_RULE_ALWAYS) != 0;
  }
  return count < QUOTH_NONE ? (uint32_t)count : QUOTH_NONE;
}

/* Which rules a hit calls in. */
static bool index_needs(qt_program *p, const qt_program_parts *parts) {
  p->called_count = count_called(p, &p->always_count);
  if (p->called_count == QUOTH_NONE) p->called_count = 0;
  size_t dictionaries = (size_t)p->dictionary_count + 1;
  if (!copy(p, &p->called, NULL, p->called_count, sizeof *p->called) ||
      !copy(p, &p->always, NULL, p->always_count, sizeof *p->always) ||
      !copy(p, &p->called_by_word, NULL, dictionaries, sizeof *p->called_by_word))
    return false;
  uint32_t called = 0, always = 0;
  for (uint32_t at = 0; at < p->rule_count; at++) {
    const qt_rule *rule = &p->rules[p->order[at]];
    if (rule->flags & QT_RULE_ALWAYS) p->always[always++] = at;
    for (uint32_t i = 0; i < rule->need_count && !(rule->flags & QT_RULE_ALWAYS); i++) {
      qt_need need = parts->needs[rule->first_need + i];
      bool words = need.field == QUOTH_NONE;
      p->called[called++] = (qt_called){words ? 0 : need.field + 1, need.dictionary, at};
      if (!words) p->fields |= 1u << need.field;
    }
  }
  if (called) qt_sort(p->called, called, sizeof *p->called, compare_called);
  for (uint32_t d = 0, i = 0; d < dictionaries; d++) {
    while (i < called && p->called[i].place == 0 && p->called[i].dictionary < d) i++;
    p->called_by_word[d] = i;
  }
  return true;
}

void qt_program_free(qt_program *p) {
  if (!p) return;
  quoth_alloc alloc = p->alloc;
  drop(p, p->sources, p->source_count, sizeof *p->sources);
  drop(p, p->code, p->code_count, sizeof *p->code);
  drop(p, p->order, p->rule_count, sizeof *p->order);
  drop(p, p->rules, p->rule_count, sizeof *p->rules);
  drop(p, p->parts, p->part_count, sizeof *p->parts);
  drop(p, p->references, p->reference_count, sizeof *p->references);
  drop(p, p->numbers, p->number_count, sizeof *p->numbers);
  drop(p, p->strings, p->string_count, sizeof *p->strings);
  drop(p, p->text, p->text_size, 1);
  drop(p, p->called, p->called_count, sizeof *p->called);
  drop(p, p->always, p->always_count, sizeof *p->always);
  drop(p, p->called_by_word, (size_t)p->dictionary_count + 1, sizeof *p->called_by_word);
  alloc.fn(alloc.ud, p, sizeof *p, 0);
}

size_t qt_program_memory(const qt_program *p) {
  return sizeof *p + p->source_count * sizeof *p->sources + p->code_count * sizeof *p->code +
         p->rule_count * (sizeof *p->rules + sizeof *p->order) + p->part_count * sizeof *p->parts +
         p->reference_count * sizeof *p->references + p->number_count * sizeof *p->numbers +
         p->string_count * sizeof *p->strings + p->text_size + p->called_count * sizeof *p->called +
         p->always_count * sizeof *p->always + p->dictionary_count * sizeof *p->called_by_word;
}

qt_program *qt_program_new(quoth_alloc alloc, const qt_program_parts *parts, quoth_error *error) {
  uint32_t depth;
  if (check(alloc, parts, &depth, error) != QUOTH_OK) return NULL;
  qt_program *p = alloc.fn(alloc.ud, NULL, 0, sizeof *p);
  if (p) {
    memset(p, 0, sizeof *p);
    p->alloc = alloc;
    p->depth = depth;
    if (copy_parts(p, parts) && index_needs(p, parts)) return p;
  }
  qt_program_free(p);
  qt_fail(error, QUOTH_NO_MEMORY, QUOTH_NONE, "not enough memory");
  return NULL;
}
