/* Names, values and answers of rules. */
#include "model/rule.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"

static const char *const kind_codes[] = { "number", "code", "day", "text", "yes", "link" };
const struct codes rule_kinds = { "rule_kind", kind_codes, N_OF(kind_codes) };
static const char *const op_codes[] = { "=", "!=", "<", "<=", ">", ">=", "in", "has", "absent", "present" };
const struct codes rule_ops = { "rule_op", op_codes, N_OF(op_codes) };
static const char *const answer_codes[] = { "no", "open", "met" };
const struct codes rule_answers = { "rule_answer", answer_codes, N_OF(answer_codes) };

const struct entity *const rule_nouns[] = {
    &estate_entity, &building_entity, &stairwell_entity, &elevator_entity, &facility_entity, &contract_entity, &owners_body_entity,
    &ledger_month_entity, &household_entity,
};
const int rule_nnouns = N_OF(rule_nouns);

const struct entity *rule_noun(struct str name) {
    for (int i = 0; i < rule_nnouns; i++)
        if (str_is(name, rule_nouns[i]->name)) return rule_nouns[i];
    return 0;
}

unsigned rule_noun_need(const struct entity *noun) {
    for (int i = 1; i < rule_nnouns; i++)
        if (rule_nouns[i] == noun) return 1u << (i - 1);
    return 0;
}

/* ---- names ---- */

/* What may be compared of a field; 0: nothing. What is personal, long or a reference is only asked whether it is there. */
static enum rule_kind kind_of(const struct field *f) {
    if (f->flags & (SECRET | UNSTORED | INNER) || f->ref == &batch_entity || str_is(str_of(f->name), "estate")) return 0;
    if (f->flags & (PERSONAL | PAGE | FREE)) return RULE_LINK;
    switch (f->kind) {
    case K_INT: case K_REAL: return RULE_NUMBER;
    case K_CODE: return RULE_CODE;
    case K_BOOL: return RULE_YES;
    case K_DATE: return RULE_DAY;
    case K_TEXT: return RULE_TEXT;
    case K_REF: return RULE_LINK;
    default: return 0;
    }
}

static const char *unit_of(const struct field *f) {
    if (f->flags & MONEY) return "rule_unit.yuan";
    if (str_is(str_of(f->name), "completeness")) return "rule_unit.percent";
    return f->units && strstr(f->units, "㎡") ? "rule_unit.m2" : 0;
}

static const char *key_of(struct arena *a, const char *head, const struct entity *noun, const char *name) {
    return arena_printf(a, "%s%s.%s", head, noun->name, name).s;
}

struct rule_names rule_names_of(struct arena *a, const struct entity *noun) {
    struct rule_name *v = ARENA_ARRAY(a, struct rule_name, noun->nfield + rule_nfacts);
    int n = 0;
    for (int i = 0; i < noun->nfield; i++) {
        const struct field *f = &noun->field[i];
        enum rule_kind kind = kind_of(f);
        if (!kind) continue;
        v[n++] = (struct rule_name){ .name = f->name, .label = key_of(a, "", noun, f->name), .unit = unit_of(f), .kind = kind,
                                     .codes = f->codes, .field = f };
    }
    for (int i = 0; i < rule_nfacts; i++) {
        const struct rule_fact *x = &rule_facts[i];
        if (x->noun != noun) continue;
        v[n++] = (struct rule_name){ .name = x->name, .label = key_of(a, "rule_fact.", noun, x->name), .unit = x->unit,
                                     .kind = x->kind, .fact = x, .needs = x->needs };
    }
    return (struct rule_names){ v, n };
}

/* ---- values ---- */

static struct rule_value field_value(const struct rule_name *name, const void *item) {
    const struct field *f = name->field;
    void *row = (void *)(uintptr_t)item;             /* read only: the accessors serve both ways */
    struct rule_value v = { .has = !field_null(f, item) };
    if (!v.has) return v;
    if (f->kind == K_REAL) v.n = *field_real(f, row);
    else if (f->kind == K_CODE) v.s = str_of(code_text(f->codes, *field_int(f, row)));
    else if (kind_is_int(f->kind)) v.n = (double)*field_int(f, row) / (f->flags & MONEY ? 100 : 1);
    else v.s = *field_str(f, row), v.has = v.s.n > 0;
    return v;
}

struct rule_value rule_look(struct arena *a, const struct rule_name *name, const struct rule_ground *g, const void *item) {
    (void)a;
    return name->field ? field_value(name, item) : name->fact->of(g, item);
}

/* ---- answers ---- */

static enum rule_answer answer(bool b) {
    return b ? RULE_MET : RULE_NO;
}

static bool listed(const struct rule_term *t, struct str s) {
    for (int i = 0; i < t->nlist; i++)
        if (str_eq(t->list[i], s)) return true;
    return false;
}

/* Numbers of two decimals are compared as people see them: 59.999999 of a hundred is 60. */
static int order(const struct rule_term *t, struct rule_value v) {
    if (t->name->kind == RULE_NUMBER || t->name->kind == RULE_YES) {
        double d = round((v.n - t->want.n) * 1e4);
        return (d > 0) - (d < 0);
    }
    int c = str_cmp(v.s, t->want.s);
    return (c > 0) - (c < 0);
}

enum rule_answer rule_term_answer(const struct rule_term *t, struct rule_value v) {
    if (t->op == OP_ABSENT) return answer(!v.has);
    if (t->op == OP_PRESENT) return answer(v.has);
    if (!v.has) return RULE_OPEN;
    switch (t->op) {
    case OP_EQ: return answer(order(t, v) == 0);
    case OP_NE: return answer(order(t, v) != 0);
    case OP_LT: return answer(order(t, v) < 0);
    case OP_LE: return answer(order(t, v) <= 0);
    case OP_GT: return answer(order(t, v) > 0);
    case OP_GE: return answer(order(t, v) >= 0);
    case OP_IN: return answer(listed(t, v.s));
    case OP_HAS: return answer(str_find(v.s, t->want.s, 0) >= 0);
    default: return RULE_OPEN;
    }
}

enum rule_answer rule_ask(struct arena *a, const struct rule_condition *k, const struct rule_ground *g, const void *item) {
    enum rule_answer all = RULE_MET;
    for (int i = 0; i < k->n; i++) {
        enum rule_answer one = rule_term_answer(&k->term[i], rule_look(a, k->term[i].name, g, item));
        if (one == RULE_NO) return RULE_NO;
        if (one == RULE_OPEN) all = RULE_OPEN;
    }
    return all;
}

/* ---- for people ---- */

static struct str number_text(struct arena *a, double n) {
    char z[64];
    int k = snprintf(z, sizeof z, "%.2f", n);
    if (k < 0 || k >= (int)sizeof z) return S("?");
    while (k > 0 && z[k - 1] == '0') k--;
    if (k > 0 && z[k - 1] == '.') k--;
    if (k == 2 && z[0] == '-' && z[1] == '0') return S("0");
    return arena_copy(a, (struct str){ z, (size_t)k });
}

static struct str with_unit(struct arena *a, enum language l, const struct rule_name *name, struct str n) {
    if (!name->unit) return n;
    const char *unit = word_text(l, name->unit);
    return arena_printf(a, PRIstr "%s%s", STRARG(n), *unit == '%' ? "" : " ", unit);
}

static struct str label_of(enum language l, const struct rule_name *name, struct str code) {
    return name->codes ? str_of(word_of(l, name->codes->name, code_text(name->codes, code_value(name->codes, code)))) : code;
}

struct str rule_value_text(struct arena *a, enum language l, const struct rule_name *name, struct rule_value v) {
    if (!v.has) return str_of(word_text(l, "rule.no_value"));
    switch (name->kind) {
    case RULE_NUMBER: return with_unit(a, l, name, number_text(a, v.n));
    case RULE_YES: return str_of(word_text(l, v.n != 0 ? "rule.yes" : "rule.no"));
    case RULE_CODE: return label_of(l, name, v.s);
    case RULE_LINK: return str_of(word_text(l, "rule.has_value"));
    default: return v.s;
    }
}

struct str rule_want_text(struct arena *a, enum language l, const struct rule_term *t) {
    struct str out = S("");
    if (t->op == OP_ABSENT || t->op == OP_PRESENT) return out;
    if (t->op != OP_IN) return rule_value_text(a, l, t->name, t->want);
    for (int i = 0; i < t->nlist; i++) {
        if (i) out = arena_join(a, out, str_of(word_text(l, "rule.comma")));
        out = arena_join(a, out, label_of(l, t->name, t->list[i]));
    }
    return out;
}

struct str rule_words(struct arena *a, enum language l, const struct rule_condition *k) {
    struct str out = S("");
    for (int i = 0; i < k->n; i++) {
        const struct rule_term *t = &k->term[i];
        struct str want = rule_want_text(a, l, t);
        out = arena_printf(a, PRIstr "%s%s %s%s" PRIstr, STRARG(out), i ? word_text(l, "rule.and") : "",
                           word_text(l, t->name->label), word_of(l, "rule_op", code_text(&rule_ops, t->op)), want.n ? " " : "",
                           STRARG(want));
    }
    return out;
}

static const struct rule_name *named(struct rule_names names, struct str s) {
    for (int i = 0; i < names.n; i++)
        if (str_is(s, names.name[i].name)) return &names.name[i];
    return 0;
}

/* Step to the next {name}: the text before it; false when none is left. */
static bool next_hole(struct str *rest, struct str *before, struct str *name) {
    ptrdiff_t open = str_chr(*rest, '{', 0), shut = open < 0 ? -1 : str_chr(*rest, '}', (size_t)open);
    if (shut < 0) return false;
    *before = str_sub(*rest, 0, (size_t)open);
    *name = str_sub(*rest, (size_t)open + 1, (size_t)(shut - open) - 1);
    *rest = str_from(*rest, (size_t)shut + 1);
    return true;
}

enum err rule_why_check(struct arena *a, const struct entity *noun, struct str why, struct fault *f) {
    struct rule_names names = rule_names_of(a, noun);
    struct str before, name;
    while (next_hole(&why, &before, &name)) {
        if (named(names, name)) continue;
        if (f->err == OK) f->arg[0] = name;
        return fault_set(f, E_INVALID, "why", "rule_bad.why_name");
    }
    return OK;
}

/* Without a text of its own it says what each term saw. */
static struct str terms_seen(struct arena *a, enum language l, const struct rule_condition *k, const struct rule_ground *g,
                             const void *item) {
    struct str out = S("");
    for (int i = 0; i < k->n; i++) {
        const struct rule_name *name = k->term[i].name;
        struct str v = rule_value_text(a, l, name, rule_look(a, name, g, item));
        out = arena_printf(a, PRIstr "%s%s " PRIstr, STRARG(out), i ? word_text(l, "rule.comma") : "", word_text(l, name->label), STRARG(v));
    }
    return out;
}

struct str rule_why(struct arena *a, enum language l, struct str why, const struct rule_condition *k, const struct rule_ground *g,
                    const void *item) {
    enum { MOST = 400 };
    struct rule_names names = rule_names_of(a, k->noun);
    struct str out = S(""), before, hole;
    if (!str_trim(why).n) out = terms_seen(a, l, k, g, item);
    while (next_hole(&why, &before, &hole)) {
        const struct rule_name *name = named(names, hole);
        out = arena_join(a, out, before);
        if (name) out = arena_join(a, out, rule_value_text(a, l, name, rule_look(a, name, g, item)));
    }
    if (str_trim(why).n) out = arena_join(a, out, why);
    return utf8_count(out) > MOST ? utf8_head(out, MOST) : out;
}

struct str rule_item_title(struct arena *a, enum language l, const struct entity *noun, const void *item) {
    const struct field *f = noun->title ? field_named(noun, str_of(noun->title)) : 0;
    struct rule_name name = { .field = f };
    struct rule_value v = f ? field_value(&name, item) : (struct rule_value){ 0 };
    if (!v.has) return str_of(word_of(l, "noun", noun->name));
    if (f->kind != K_CODE) return v.s;
    struct str label = str_of(word_of(l, f->codes->name, code_text(f->codes, *field_int(f, (void *)(uintptr_t)item))));
    const struct field *place = field_named(noun, S("place"));
    struct str where = place ? *field_str(place, (void *)(uintptr_t)item) : STR_NULL;
    return where.n ? arena_printf(a, PRIstr " " PRIstr, STRARG(label), STRARG(where)) : label;
}
