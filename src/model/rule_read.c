/* The reader of conditions: tokens, then terms. Every refusal says where and what would do. */
#include "model/rule.h"

#include <string.h>
#include "base/time.h"
#include "base/utf8.h"

enum token { T_END, T_WORD, T_QUOTED, T_OP, T_COMMA, T_OPEN, T_SHUT, T_BAD };

struct reader {
    struct arena *mem;
    struct str text;
    size_t at;                   /* where the next token begins                           */
    enum token kind;             /* the token at hand                                     */
    struct str token;            /* its text; of a quoted one what stands within          */
    size_t from;                 /* its first byte                                        */
    enum rule_op op;
    struct rule_names names;
    struct fault *fault;
};

/* ---- tokens ---- */

static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xa0;
}

static uint32_t peek(const struct reader *r, size_t at) {
    return at < r->text.n ? utf8_next(r->text, &at) : 0;
}

/* Signs in one width: those of Chinese keyboards stand for the same. */
static uint32_t sign(uint32_t c) {
    switch (c) {
    case 0xff1d: return '=';
    case 0xff1c: return '<';
    case 0xff1e: return '>';
    case 0xff01: return '!';
    case 0xff0c: case 0x3001: case '|': case 0xff5c: return ',';
    case 0xff08: return '(';
    case 0xff09: return ')';
    case 0x201c: case 0x201d: case 0x300c: case 0x300d: return '"';
    default: return c;
    }
}

static bool is_sign(uint32_t c) {
    c = sign(c);
    return c == '=' || c == '<' || c == '>' || c == '!' || c == ',' || c == '(' || c == ')' || c == '"' || c == 0x2264
        || c == 0x2265 || c == 0x2260;
}

static void operator_token(struct reader *r, uint32_t c) {
    size_t next = r->at;
    uint32_t d = sign(peek(r, next));
    bool two = (d == '=' && c != 0x2264 && c != 0x2265 && c != 0x2260) || (c == '<' && d == '>');
    if (two) (void)utf8_next(r->text, &next);
    r->at = next;
    r->kind = T_OP;
    switch (c) {
    case '=': r->op = OP_EQ; break;
    case '<': r->op = d == '>' ? OP_NE : two ? OP_LE : OP_LT; break;
    case '>': r->op = two ? OP_GE : OP_GT; break;
    case '!': r->op = OP_NE, r->kind = two ? T_OP : T_BAD; break;
    case 0x2264: r->op = OP_LE; break;
    case 0x2265: r->op = OP_GE; break;
    default: r->op = OP_NE; break;
    }
}

static void quoted_token(struct reader *r) {
    size_t from = r->at;
    r->kind = T_BAD;
    while (r->at < r->text.n) {
        size_t here = r->at;
        if (sign(utf8_next(r->text, &r->at)) != '"') continue;
        r->kind = T_QUOTED;
        r->token = str_sub(r->text, from, here - from);
        return;
    }
}

static void word_token(struct reader *r) {
    r->kind = T_WORD;
    while (r->at < r->text.n) {
        size_t here = r->at;
        uint32_t c = utf8_next(r->text, &r->at);
        if (!is_blank(c) && !is_sign(c)) continue;
        r->at = here;
        return;
    }
}

static void step(struct reader *r) {
    while (r->at < r->text.n && is_blank(peek(r, r->at))) (void)utf8_next(r->text, &r->at);
    r->from = r->at;
    r->token = STR_NULL;
    if (r->at >= r->text.n) {
        r->kind = T_END;
        return;
    }
    uint32_t c = sign(peek(r, r->at));
    if (!is_sign(c)) word_token(r);
    else {
        (void)utf8_next(r->text, &r->at);
        if (c == '"') quoted_token(r);
        else if (c == ',' || c == '(' || c == ')') r->kind = c == ',' ? T_COMMA : c == '(' ? T_OPEN : T_SHUT;
        else operator_token(r, c);
    }
    if (r->kind != T_QUOTED) r->token = str_sub(r->text, r->from, r->at - r->from);
}

/* ---- refusals ---- */

static enum err wrong(struct reader *r, const char *key, struct str what, struct str may) {
    if (r->fault->err == OK) {
        size_t chars = utf8_count(str_sub(r->text, 0, r->from)) + 1;
        r->fault->arg[0] = arena_printf(r->mem, "%zu", chars);
        r->fault->arg[1] = utf8_count(what) > 40 ? utf8_head(what, 40) : what;
        r->fault->arg[2] = may;
    }
    return fault_set(r->fault, E_INVALID, "condition", key);
}

static enum err unexpected(struct reader *r, const char *key) {
    if (r->kind == T_BAD && r->token.n && sign(peek(r, r->from)) == '"') return wrong(r, "rule_bad.quote", r->token, STR_NULL);
    return wrong(r, key, r->kind == T_END ? S("…") : r->token, STR_NULL);
}

/* ---- names ---- */

/* How many characters have to change, bytes for bytes; more than `most` is too many. */
static size_t distance(struct str a, struct str b, size_t most) {
    enum { LONG = 64 };
    size_t row[LONG + 1];
    if (a.n > LONG || b.n > LONG || (a.n > b.n ? a.n - b.n : b.n - a.n) > most) return most + 1;
    for (size_t j = 0; j <= b.n; j++) row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t up = row[j], cost = corner + (a.s[i - 1] != b.s[j - 1]);
            if (up + 1 < cost) cost = up + 1;
            if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
            corner = up;
            row[j] = cost;
        }
    }
    return row[b.n];
}

static bool called(struct str s, const char *key) {
    return str_is(s, word_text(ZH, key)) || str_eqi(s, str_of(word_text(EN, key)));
}

static struct str nearest(const struct reader *r, struct str s) {
    struct str best = STR_NULL;
    size_t most = s.n / 3 > 2 ? s.n / 3 : 2;
    for (int i = 0; i < r->names.n; i++) {
        struct str name = str_of(r->names.name[i].name), label = str_of(word_text(ZH, r->names.name[i].label));
        size_t d = distance(s, name, most), e = distance(s, label, most);
        if (e < d) d = e;
        if (d > most || (d == most && best.s)) continue;
        best = name;
        most = d;
    }
    return best;
}

static enum err name_read(struct reader *r, const struct rule_name **ret) {
    if (r->kind != T_WORD && r->kind != T_QUOTED) return unexpected(r, "rule_bad.name_needed");
    for (int i = 0; i < r->names.n; i++) {
        const struct rule_name *n = &r->names.name[i];
        if (!str_eqi(r->token, str_of(n->name)) && !called(r->token, n->label)) continue;
        *ret = n;
        step(r);
        return OK;
    }
    struct str near = nearest(r, r->token);
    return wrong(r, near.s ? "rule_bad.name_near" : "rule_bad.name", r->token, near);
}

/* ---- operators ---- */

static bool is_any(struct str s, const char *const *word, int n) {
    for (int i = 0; i < n; i++)
        if (str_eqi(s, str_of(word[i]))) return true;
    return false;
}

static bool is_and(struct str s) {
    static const char *const and_words[] = { "and", "且", "并且", "&&" };
    return is_any(s, and_words, N_OF(and_words));
}

static bool is_or(struct str s) {
    static const char *const or_words[] = { "or", "或", "或者", "||" };
    return is_any(s, or_words, N_OF(or_words));
}

static bool word_op(struct str s, enum rule_op *ret) {
    static const struct { const char *word; enum rule_op op; } rows[] = {
        { "in", OP_IN }, { "属于", OP_IN }, { "has", OP_HAS }, { "含", OP_HAS }, { "包含", OP_HAS }, { "absent", OP_ABSENT },
        { "为空", OP_ABSENT }, { "present", OP_PRESENT }, { "不为空", OP_PRESENT },
    };
    for (int i = 0; i < N_OF(rows); i++)
        if (str_eqi(s, str_of(rows[i].word))) {
            *ret = rows[i].op;
            return true;
        }
    return false;
}

#define B(op) (1u << (op))
static const unsigned ops_of[] = {
    [RULE_NUMBER] = B(OP_EQ) | B(OP_NE) | B(OP_LT) | B(OP_LE) | B(OP_GT) | B(OP_GE) | B(OP_ABSENT) | B(OP_PRESENT),
    [RULE_DAY]    = B(OP_EQ) | B(OP_NE) | B(OP_LT) | B(OP_LE) | B(OP_GT) | B(OP_GE) | B(OP_ABSENT) | B(OP_PRESENT),
    [RULE_CODE]   = B(OP_EQ) | B(OP_NE) | B(OP_IN) | B(OP_ABSENT) | B(OP_PRESENT),
    [RULE_TEXT]   = B(OP_EQ) | B(OP_NE) | B(OP_IN) | B(OP_HAS) | B(OP_ABSENT) | B(OP_PRESENT),
    [RULE_YES]    = B(OP_EQ) | B(OP_NE) | B(OP_ABSENT) | B(OP_PRESENT),
    [RULE_LINK]   = B(OP_ABSENT) | B(OP_PRESENT),
};

static struct str ops_text(struct arena *a, enum rule_kind kind) {
    struct str out = S("");
    for (int op = OP_EQ; op <= OP_PRESENT; op++)
        if (ops_of[kind] & B(op)) out = arena_printf(a, PRIstr "%s%s", STRARG(out), out.n ? " " : "", code_text(&rule_ops, op));
    return out;
}

static enum err op_read(struct reader *r, const struct rule_name *name, enum rule_op *ret) {
    *ret = r->op;
    if (r->kind != T_OP && !(r->kind == T_WORD && word_op(r->token, ret))) {
        if (r->kind == T_BAD) return unexpected(r, "rule_bad.op");
        return wrong(r, "rule_bad.op", r->kind == T_END ? S("…") : r->token, ops_text(r->mem, name->kind));
    }
    if (!(ops_of[name->kind] & B(*ret))) return wrong(r, "rule_bad.op_kind", r->token, ops_text(r->mem, name->kind));
    step(r);
    return OK;
}

/* ---- values ---- */

/* A number, and after it nothing, a % or its unit. */
static bool number_read(struct str s, const struct rule_name *name, double *ret) {
    size_t n = 0;
    while (n < s.n && strchr("0123456789.-+", s.s[n])) n++;
    struct str unit = str_from(s, n);
    bool fits = !unit.n || (name->unit && called(unit, name->unit));
    return fits && n && n < 16 && str_real(str_sub(s, 0, n), ret);
}

static bool day_read(struct str s, struct arena *a, struct str *ret) {
    struct civil c;
    struct str day = s.n == 7 ? arena_join(a, s, S("-01")) : s;      /* a month stands for its first day */
    if (!date_parse(day, &c) || !civil_ok(c)) return false;
    *ret = day;
    return true;
}

static struct str code_named(const struct codes *k, struct str s) {
    for (int i = 0; i < k->n; i++) {
        const char *code = k->code[i];
        if (str_eqi(s, str_of(code)) || str_is(s, word_of(ZH, k->name, code)) || str_eqi(s, str_of(word_of(EN, k->name, code))))
            return str_of(code);
    }
    return STR_NULL;
}

static struct str codes_text(struct arena *a, const struct codes *k) {
    struct str out = S("");
    for (int i = 0; i < k->n; i++) out = arena_printf(a, PRIstr "%s%s", STRARG(out), i ? " " : "", k->code[i]);
    return out;
}

static bool yes_read(struct str s, double *ret) {
    static const char *const yes_words[] = { "yes", "true", "1", "是" }, *const no_words[] = { "no", "false", "0", "否" };
    *ret = is_any(s, yes_words, N_OF(yes_words));
    return *ret != 0 || is_any(s, no_words, N_OF(no_words));
}

static enum err value_read(struct reader *r, const struct rule_name *name, struct rule_value *ret) {
    *ret = (struct rule_value){ .has = true };
    if (r->kind != T_WORD && r->kind != T_QUOTED) return unexpected(r, "rule_bad.value");
    switch (name->kind) {
    case RULE_NUMBER:
        if (!number_read(r->token, name, &ret->n)) return wrong(r, "rule_bad.number", r->token, STR_NULL);
        break;
    case RULE_DAY:
        if (!day_read(r->token, r->mem, &ret->s)) return wrong(r, "rule_bad.day", r->token, STR_NULL);
        break;
    case RULE_CODE:
        ret->s = code_named(name->codes, r->token);
        if (!ret->s.s) return wrong(r, "rule_bad.code", r->token, codes_text(r->mem, name->codes));
        break;
    case RULE_YES:
        if (!yes_read(r->token, &ret->n)) return wrong(r, "rule_bad.yes_no", r->token, STR_NULL);
        break;
    default: ret->s = r->token; break;
    }
    step(r);
    return OK;
}

static enum err list_read(struct reader *r, struct rule_term *t) {
    bool bracket = r->kind == T_OPEN;
    struct rule_value v;
    t->list = ARENA_ARRAY(r->mem, struct str, RULE_LIST);
    if (bracket) step(r);
    do {
        if (t->nlist) step(r);
        if (t->nlist == RULE_LIST) return wrong(r, "rule_bad.list_long", r->token, STR_NULL);
        enum err e = value_read(r, t->name, &v);
        if (e) return e;
        t->list[t->nlist++] = v.s;
    } while (r->kind == T_COMMA);
    if (bracket && r->kind != T_SHUT) return unexpected(r, "rule_bad.bracket");
    if (bracket) step(r);
    return OK;
}

/* ---- terms ---- */

static enum err term_read(struct reader *r, struct rule_term *t) {
    *t = (struct rule_term){ 0 };
    enum err e = name_read(r, &t->name);
    if (e || (e = op_read(r, t->name, &t->op))) return e;
    if (t->op == OP_ABSENT || t->op == OP_PRESENT) return OK;
    return t->op == OP_IN ? list_read(r, t) : value_read(r, t->name, &t->want);
}

enum err rule_read(struct arena *a, const struct entity *noun, struct str text, struct rule_condition *ret, struct fault *f) {
    struct reader r = { .mem = a, .text = text, .names = rule_names_of(a, noun), .fault = f };
    *ret = (struct rule_condition){ .noun = noun };
    if (text.n > RULE_TEXT_MAX || !utf8_valid(text, &r.at)) return wrong(&r, "rule_bad.text", STR_NULL, STR_NULL);
    r.at = 0;
    step(&r);
    if (r.kind == T_END) return wrong(&r, "rule_bad.empty", STR_NULL, STR_NULL);
    for (;;) {
        if (ret->n == RULE_TERMS) return wrong(&r, "rule_bad.many", r.token, STR_NULL);
        struct rule_term *t = &ret->term[ret->n];
        enum err e = term_read(&r, t);
        if (e) return e;
        ret->n++;
        ret->needs |= t->name->needs;
        if (r.kind == T_END) return OK;
        if (r.kind != T_WORD || !is_and(r.token))
            return r.kind == T_WORD && is_or(r.token) ? wrong(&r, "rule_bad.or", r.token, STR_NULL) : unexpected(&r, "rule_bad.join");
        step(&r);
    }
}
