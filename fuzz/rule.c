/* A condition out of any bytes, for each noun in turn: what is read can be asked of an item with no value and of one
** with some, and told to people; what is refused names the field, and a place within the text. */
#include <math.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "model/rule.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void ask(struct arena *a, const struct rule_condition *k, bool filled) {
    struct estate e;
    struct rule_ground g = { .today = 20000, .estate = &e };
    void *item = arena_alloc(a, k->noun->size);
    row_clear(&estate_entity, &e);
    row_clear(k->noun, item);
    for (int i = 0; filled && i < k->noun->nfield; i++) {
        const struct field *f = &k->noun->field[i];
        if (kind_is_int(f->kind)) *field_int(f, item) = 1;
        else if (f->kind == K_REAL) *field_real(f, item) = 0.5;
        else if (f->kind == K_DATE) *field_str(f, item) = S("2020-02-29");
        else *field_str(f, item) = S("x");
    }
    if (k->noun == &estate_entity) e = *(struct estate *)item;
    enum rule_answer all = rule_ask(a, k, &g, item);
    for (int i = 0; i < k->n; i++) {
        struct rule_value v = rule_look(a, k->term[i].name, &g, item);
        enum rule_answer one = rule_term_answer(&k->term[i], v);
        if (one < all) abort();
        if ((k->term[i].op == OP_ABSENT || k->term[i].op == OP_PRESENT) && one == RULE_OPEN) abort();
        if (!rule_value_text(a, EN, k->term[i].name, v).s) abort();
    }
    if (utf8_count(rule_why(a, ZH, STR_NULL, k, &g, item)) > 400) abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct rule_condition k;
    struct fault f = { 0 };
    if (!size) return 0;
    const struct entity *noun = rule_nouns[data[0] % (unsigned)rule_nnouns];
    struct str text = { (const char *)data + 1, size - 1 };
    int64_t at = 0;
    arena_init(&a, 0);
    if (rule_read(&a, noun, text, &k, &f) == OK) {
        if (k.n < 1 || k.n > RULE_TERMS || !rule_words(&a, ZH, &k).n) abort();
        ask(&a, &k, false);
        ask(&a, &k, true);
    } else if (!f.key || !f.field.n || !str_int(f.arg[0], &at) || at < 1 || at > (int64_t)size + 1) abort();
    arena_free(&a);
    return 0;
}
