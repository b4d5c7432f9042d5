/*
** The module quoth.core: what lua/quoth stands on. Not a public face: see lua/types/quoth.lua.
*/
#include "lua/binding.h"

#if defined(__GNUC__)
#define EXPORT __attribute__((visibility("default")))
#else
#define EXPORT
#endif

static const luaL_Reg functions[] = {{"parse", qb_parse},
                                     {"language", qb_language_new},
                                     {"is_language", qb_is_language},
                                     {"language_add", qb_language_add},
                                     {"language_weights", qb_language_weights},
                                     {"json_error", qb_json_error},
                                     {"json_member", qb_json_member},
                                     {"json_string", qb_json_string},
                                     {"offsets", qb_offsets},
                                     {"utf8", qb_utf8},
                                     {"fingerprint", qb_fingerprint},
                                     {"rules", qb_rules_new},
                                     {"rule_words", qb_rule_words},
                                     {"read_line", qb_read_line},
                                     {"terminal", qb_terminal},
                                     {"dictionary_load", qb_dictionary_load},
                                     {"dictionary_builder", qb_dictionary_builder},
                                     {"sandbox", qb_sandbox},
                                     {"framed", qb_framed},
                                     {NULL, NULL}};

EXPORT int luaopen_quoth_core(lua_State *L);

EXPORT int luaopen_quoth_core(lua_State *L) {
  static const qb_class *const classes[] = {&qb_article_class,  &qb_statement_class, &qb_speaker_class,
                                            &qb_sentence_class, &qb_block_class,     &qb_section_class,
                                            &qb_entry_class};
  luaL_checkversion(L);
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) qb_register(L, classes[i]);
  qb_register_language(L);
  qb_register_buffer(L);
  qb_register_offsets(L);
  qb_register_dictionary(L);
  qb_register_sandbox(L);
  qb_register_rules(L);
  qb_register_check(L);
  luaL_newlib(L, functions);
  lua_pushliteral(L, QUOTH_VERSION);
  lua_setfield(L, -2, "version");
  return 1;
}
