/* Who is put in charge: brackets of units, lines of units, and the words 牵头,
** 负责, 责任主体 in running text. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

#define JOIN_VERBS "按照职责分工负责|按职责分工负责|按照职责分工落实|按职责分工落实|按照职责分工|按职责分工|按各自职责负责|按职责负责|" \
                   "分工负责|参与配合|配合参与|共同参与|积极参与|积极配合|协同配合|密切配合|协同推进|参与落实|配合落实|参与|配合|协助|协同|参加"
#define LEAD_VERBS "牵头负责|牵头落实|牵头实施|牵头推进|牵头组织|总牵头|牵头|牵总"
#define OWN_VERBS  "负责具体落实|负责组织实施|负责落实|负责指导|负责实施|具体负责|分别负责|共同负责|组织实施|具体实施|具体落实|抓好落实|" \
                   "负责|落实|指导|实施|承担|主责"
#define TAILS      "等有关部门|等相关部门|等有关单位|等相关单位|等部门单位|等部门|等单位|等地|等"

/* The verb a token ends with; *role is what it gives. */
static size_t verb_of(struct str s, enum plan_role *role) {
    size_t n;
    if ((n = words_before(s, s.n, JOIN_VERBS))) return *role = PLAN_JOIN, n;
    if ((n = words_before(s, s.n, LEAD_VERBS))) return *role = PLAN_LEAD, n;
    if ((n = words_before(s, s.n, OWN_VERBS))) return *role = PLAN_RESPONSIBLE, n;
    return 0;
}

struct str unit_words(struct reader *r, size_t from, size_t to) {
    struct str open = str_sub(r->norm, from, to - from);
    if (!words_in(open, "(|[")) return norm_words(r, from, to);
    char *z = arena_alloc(r->a, open.n + 1);
    return bare_name(open, z, open.n);
}

void unit_add(struct reader *r, size_t from, size_t to, int node, enum plan_role role, int confidence) {
    struct str measure = node >= 0 ? r->d->outline[node].title : r->row_name;
    if (measure.n == 0 || r->full) return;
    struct str words = unit_words(r, from, to);
    if (words.n == 0) return;
    uint64_t key = hash_more(hash_more(14695981039346656037u, measure), words) * 4 + (uint64_t)role;
    if (!set_add(r->a, &r->seen_units, key, 0)) return;
    ARENA_PUSH(r->a, r->d->units, r->d->units_n, r->unit_cap) = (struct plan_unit){
        .item = node, .row = r->in_row, .group = names_group(words), .measure = measure, .name = words, .role = role, .span = norm_span(r, from, to),
        .confidence = confidence };
    r->full |= r->d->units_n > PLAN_MAX_THINGS;
}

/* What a name in a list of units must not be. In a list that a word like
** 责任单位: leads, everything short that is no class is a name. */
static bool good_name(struct str s, bool led) {
    char z[160];
    struct str bare = bare_name(s, z, sizeof z);
    enum unit_form f = unit_form(bare);
    if (f == FORM_UNIT || f == FORM_PLACE) return true;
    if (!led || f == FORM_CLASS || bare.n == sizeof z) return false;
    size_t chars = utf8_count(bare);
    return chars >= 2 && chars <= 20 && !words_in(bare, "的|。|:|“|”|《|》|/|不再|下同|详见|同上");
}

struct list { size_t at[64][2], n; };

static void flush(struct reader *r, struct list *l, int node, enum plan_role role, int confidence) {
    for (size_t i = 0; i < l->n; i++) unit_add(r, l->at[i][0], l->at[i][1], node, role, confidence);
    l->n = 0;
}

/* A remark behind a name that says its role: 市住建局(牵头). */
static bool role_remark(struct str tok, enum plan_role *role) {
    if (tok.n == 0 || tok.s[tok.n - 1] != ')') return false;
    ptrdiff_t open = str_chr(tok, '(', 0);
    if (open < 0) return false;
    struct str in = str_sub(tok, (size_t)open + 1, tok.n - (size_t)open - 2);
    if (words_at(in, 0, "牵头|配合|参与|主办|协办") == 0) return false;
    *role = role_of_word(in);
    return true;
}

void unit_list(struct reader *r, size_t from, size_t to, int node, bool led, enum plan_role role,
    int confidence) {
    struct list pending = { 0 };
    struct str s = { r->norm.s, to };
    enum plan_role rest = role;
    bool other = false;                      /* behind 责任人: or 完成时限:, which name no unit */
    for (size_t at = from; at < to;) {
        struct unit_token tok;
        size_t lead = lead_word_at(s, at);
        if (lead) {
            flush(r, &pending, node, rest, confidence);
            rest = role_of_word(str_sub(s, at, lead));
            led = true;
            other = false;
            at += lead;
            continue;
        }
        if (words_at(s, at, "以下|上述|以上均|其他均")) {                /* what it implies further on */
            ptrdiff_t dot = str_find(s, S("。"), at);
            at = dot < 0 ? to : (size_t)dot + 3;
            continue;
        }
        size_t sep = words_at(s, at, "。|、|,|;|:| |\n");
        if (sep) {
            at += sep;
            continue;
        }
        if (unit_split(s, at, to, &tok, 1) == 0) break;
        struct str upto = str_sub(s, 0, tok.to);
        ptrdiff_t dot = str_find(upto, S("。"), at), semi = str_chr(upto, ';', at);
        if (semi > 0 && (dot < 0 || semi < dot)) dot = semi;
        if (dot > 0) tok.to = (size_t)dot;
        at = tok.to > at ? tok.to : at + 1;
        at += words_at(s, at, "会同|以及|和|与|及");
        enum plan_role verb_role = rest, one;
        if (str_chr(str_sub(s, 0, tok.to), ':', tok.from) >= 0) other = true;
        if (other) continue;
        size_t f = tok.from + words_at(s, tok.from, "由");
        struct str word = str_sub(s, f, tok.to - f);
        size_t verb = verb_of(word, &verb_role);
        word.n -= verb;
        word.n -= words_before(word, word.n, TAILS);
        if (role_remark(word, &one)) unit_add(r, f, f + word.n, node, one, confidence);
        else if (good_name(word, led) && pending.n < 64) {
            pending.at[pending.n][0] = f;
            pending.at[pending.n++][1] = f + word.n;
        }
        if (verb == 0) continue;
        flush(r, &pending, node, verb_role, confidence);
        rest = verb_role == PLAN_LEAD ? PLAN_JOIN : rest;
    }
    flush(r, &pending, node, rest, confidence);
}

/* Whether the bracket from `open` to `close` names units in charge: it begins
** with a word like 责任单位:, or its names end in a verb of charge. */
bool unit_bracket(struct reader *r, size_t open, size_t close) {
    struct str s = { r->norm.s, close };
    size_t from = open + 1 + blanks_at(s, open + 1);
    if (close - open > 3000 || close <= from) return false;
    for (size_t i = from; i < close && i - from < 240; i += char_len(s, i))
        if ((i == from || strchr(",;: ", s.s[i - 1]) || words_before(s, i, "。")) && lead_word_at(s, i))
            return true;
    struct unit_token tok;
    enum plan_role role;
    from += words_at(s, from, "由");
    ptrdiff_t dot = str_find(s, S("。"), from);
    size_t to = dot < 0 ? close : (size_t)dot;
    if (!verb_of(str_sub(s, from, to - from), &role)) {
        bool ended = words_before(r->norm, open, "。") != 0;
        return ended && units_only(s, from, close, false);
    }
    if (unit_split(s, from, to, &tok, 1) == 0) return false;
    struct str word = str_sub(s, tok.from, tok.to - tok.from);
    word.n -= verb_of(word, &role);
    enum unit_form f = unit_form(word);
    return f == FORM_UNIT || f == FORM_PLACE;
}

/* The start of the clause that `at` ends: behind the last of 。；，: or a bracket. */
static size_t clause_start(struct str s, size_t from, size_t at) {
    size_t far = at > from + 640 ? at - 640 : from;      /* longer than any list of names */
    while (at > far) {
        size_t n = char_before(s, at);
        if (strchr(";,:)]!?\n(", s.s[at - 1]) || words_before(s, at, "。")) return at;
        at -= n;
    }
    return at;
}

#define ADVERBS "按照职责分工|按职责分工|具体|主要|统一|共同|分别|全面|统筹|组织|总体|全权|各自|直接|应当|应|要|需|将|可|也|均|都|一并|继续"

/* The names that are the subject of a verb at `at`, when there are only names. */
static bool subject(struct reader *r, size_t from, size_t at, size_t *start, size_t *end) {
    struct str s = { r->norm.s, at };
    size_t f = clause_start(s, from, at), n;
    while (at > f && (n = words_before(s, at, ADVERBS))) at -= n;
    ptrdiff_t by = -1, next = (ptrdiff_t)f;
    while ((next = str_find((struct str){ s.s, at }, S("由"), (size_t)next)) >= 0) by = next, next += 3;
    if (by >= 0) f = (size_t)by + 3;
    f += words_at(s, f, "其中|一是|二是|三是|四是|各有关部门和|并由");
    *start = f;
    *end = at;
    return at > f && units_only(s, f, at, true);
}

/* 市住建局作为牵头部门, 市县政府是第一责任人 */
static void charge_noun(struct reader *r, size_t from, size_t to, size_t at, int node) {
    struct str s = { r->norm.s, to };
    size_t f = clause_start(s, from, at), len, start, end;
    struct str clause = str_sub(s, 0, at);
    ptrdiff_t is = words_find(clause, f, "作为|是|为", &len);
    if (is < 0 || !subject(r, from, (size_t)is, &start, &end)) return;
    struct str word = str_sub(s, at, to - at < 60 ? to - at : 60);
    enum plan_role role = words_at(word, 0, "牵头|牵总") ? PLAN_LEAD : PLAN_RESPONSIBLE;
    unit_list(r, start, end, node, false, role, 75);
    mark_used(r, start, at);
}

/* …、成员单位共同参与 behind the unit that leads. */
static void joined_units(struct reader *r, size_t at, size_t to, int node) {
    struct str s = { r->norm.s, to };
    if (!words_at(s, at, "、|,")) return;
    at += words_at(s, at, "、|,");
    size_t end = at;
    while (end < to && end - at < 600 && !words_at(s, end, "。|;")) end += char_len(s, end);
    size_t len;
    ptrdiff_t verb = words_find(str_sub(s, 0, end), at, JOIN_VERBS, &len);
    if (verb > 0 && units_only(s, at, (size_t)verb, true))
        unit_list(r, at, (size_t)verb, node, false, PLAN_JOIN, 80);
}

static void charge_verb(struct reader *r, size_t from, size_t to, size_t at, size_t len, int node) {
    struct str s = { r->norm.s, to };
    size_t start, end;
    bool verb = word_at(s, at, "牵头"), lead = verb || word_at(s, at + len, "牵头");
    if (verb && words_at(s, at + len, "部门|单位|处室|机构|医院|企业|人|作用")) return;
    if (words_at(s, at + len, "人|制|编辑|性|同志|岗") || !subject(r, from, at, &start, &end)) return;
    unit_list(r, start, end, node, false, lead ? PLAN_LEAD : PLAN_RESPONSIBLE, 80);
    if (lead) joined_units(r, at + len, to, node);
    mark_used(r, start, at + len);
}

/* …，市气象局配合。 A clause of names and the verb, no more. */
static void charge_join(struct reader *r, size_t from, size_t to, size_t at, size_t len, int node) {
    struct str s = { r->norm.s, to };
    size_t start, end;
    if (at + len < to && !words_at(s, at + len, "。|,|;|做好|)")) return;
    if (!subject(r, from, at, &start, &end) || !units_only(s, start, end, false)) return;
    unit_list(r, start, end, node, false, PLAN_JOIN, 75);
    mark_used(r, start, at + len);
}

/* 试点地区政府办公厅对…负总责 */
static void charge_total(struct reader *r, size_t from, size_t to, size_t at, int node) {
    struct str s = { r->norm.s, to };
    size_t f = clause_start(s, from, at), open = f, start, end;
    if (words_before(s, f, ")")) {                       /* a remark within the name */
        while (open > from && f - open < 200 && s.s[open - 1] != '(') open--;
        f = open > from ? clause_start(s, from, open - 1) : f;
    }
    ptrdiff_t on = str_find(str_sub(s, 0, at), S("对"), f);
    size_t stop = on < 0 ? at : (size_t)on;
    size_t bare = stop;
    if (words_before(s, stop, ")"))
        while (bare > f && stop - bare < 200 && s.s[bare] != '(') bare--;
    if (subject(r, from, bare, &start, &end)) unit_list(r, start, end, node, false, PLAN_RESPONSIBLE, 75);
}

static void running_text(struct reader *r, size_t from, size_t to, int node) {
    struct str s = { r->norm.s, to };
    for (size_t i = from; i < to; i += char_len(s, i)) {
        size_t n;
        switch (sign_at(s, i)) {
        /* 负总责第牵参配协实 */
        case 0x8d1f: case 0x603b: case 0x8d23: case 0x7b2c: case 0x7275: case 0x53c2: case 0x914d: case 0x534f: case 0x5b9e: break;
        default: continue;
        }
        if (words_at(s, i, "负总责|总负责")) charge_total(r, from, to, i, node);
        else if (words_at(s, i, "责任主体|实施主体|第一责任人|牵头部门|牵头单位|牵总部门|牵总单位|责任单位|责任部门|责任人"))
            charge_noun(r, from, to, i, node);
        if ((n = words_at(s, i, "牵头|负责"))) charge_verb(r, from, to, i, n, node);
        else if ((n = words_at(s, i, "参与配合|配合|协助|参与"))) charge_join(r, from, to, i, n, node);
    }
}

static size_t sentence_end(struct str s, size_t i) {
    while (i < s.n && !words_at(s, i, "。|\n")) i += char_len(s, i);
    return i;
}

/* Behind 。;)]!? */
static bool ends_clause(struct str s, size_t i) {
    char c = s.s[i - 1];
    return c == ';' || c == ')' || c == ']' || c == '!' || c == '?' || (c == (char)0x82 && words_before(s, i, "。"));
}

/* One paragraph: brackets first, lines led by 责任单位:, then what lies between. */
static void para_units(struct reader *r, const struct para *p) {
    struct str s = { r->norm.s, p->to };
    size_t text = p->from;
    for (size_t i = p->from; i < p->to;) {
        int node = node_of(r, i);
        size_t close = s.s[i] == '(' || s.s[i] == '[' ? close_of(s, i, i + 3000) : 0;
        bool fresh = i == p->from || ends_clause(s, i) || (node >= 0 && r->node[node].title == i);
        size_t lead = close == 0 && fresh ? lead_word_at(s, i) : 0;
        if (lead && words_at(s, i, "主办单位:|承办单位:")) lead = 0;
        if (close && unit_bracket(r, i, close) && !in_duty(r, i)) {
            running_text(r, text, i, node);
            unit_list(r, i + 1, close, node, false, PLAN_RESPONSIBLE, 95);
            if (node >= 0) r->node[node].key = true;
            mark_used(r, i, close + 1);
            text = i = close + 1;
        } else if (lead && !in_duty(r, i)) {
            size_t end = sentence_end(s, i);
            running_text(r, text, i, node);
            unit_list(r, i, end, node, true, PLAN_RESPONSIBLE, 90);
            if (node >= 0) r->node[node].key = true;
            mark_used(r, i, end);
            text = i = end;
        } else if (word_at(s, i, "。") || i + char_len(s, i) >= p->to) {
            if (!in_duty(r, text)) running_text(r, text, i, node_of(r, text));
            i += char_len(s, i);
            text = i;
        } else i += char_len(s, i);
    }
}

void units_make(struct reader *r) {
    for (size_t i = 0; i < r->para_n && !r->full; i++)
        if (!r->para[i].table && !r->para[i].meta) para_units(r, &r->para[i]);
}
