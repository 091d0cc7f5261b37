#include "paper/geojson_part.h"

#include "paper/geojson.h"

struct peek peek_at(struct str text) {
    struct peek p = { text.s, text.s ? text.s + text.n : 0, text.s };
    return p;
}

void peek_blank(struct peek *p) {
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\n' || *p->at == '\r' || *p->at == '\t')) p->at++;
}

bool peek_is(struct peek *p, char c) {
    peek_blank(p);
    return p->at < p->end && *p->at == c;
}

bool peek_eat(struct peek *p, char c) {
    if (!peek_is(p, c)) return false;
    p->at++;
    return true;
}

/* Behind the opening quote: past the closing one. */
static bool past_text(struct peek *p) {
    for (; p->at < p->end; p->at++) {
        if (*p->at == '"') return p->at++, true;
        if ((unsigned char)*p->at < 0x20) return false;
        if (*p->at == '\\' && ++p->at == p->end) return false;
    }
    return false;
}

static bool past_word(struct peek *p) {
    const char *from = p->at;
    while (p->at < p->end && ((*p->at >= '0' && *p->at <= '9') || (*p->at >= 'a' && *p->at <= 'z') || (*p->at >= 'A' && *p->at <= 'Z')
                              || *p->at == '-' || *p->at == '+' || *p->at == '.')) p->at++;
    return p->at > from;
}

/* Brackets are only paired here; what stands between them is judged when it is read. */
static bool past_nest(struct peek *p) {
    char open[GEOJSON_DEPTH];
    int depth = 0;
    for (; p->at < p->end;) {
        char c = *p->at++;
        if (c == '"' && !past_text(p)) return false;
        if (c == '{' || c == '[') {
            if (depth == GEOJSON_DEPTH) return false;
            open[depth++] = c;
        }
        if (c != '}' && c != ']') continue;
        if (depth == 0 || open[--depth] != (c == '}' ? '{' : '[')) return false;
        if (depth == 0) return true;
    }
    return false;
}

struct str peek_value(struct peek *p) {
    peek_blank(p);
    const char *from = p->at;
    if (p->at == p->end) return STR_NULL;
    bool nest = *p->at == '{' || *p->at == '[', text = *p->at == '"';
    if (text) p->at++;
    if (!(nest ? past_nest(p) : text ? past_text(p) : past_word(p))) return STR_NULL;
    return (struct str){ from, (size_t)(p->at - from) };
}

bool peek_member(struct peek *p, bool first, struct str *key, struct str *value, bool *bad) {
    if (peek_eat(p, '}')) return false;
    if (!first && (!peek_eat(p, ',') || !peek_is(p, '"'))) return *bad = true, false;
    struct str k = peek_is(p, '"') ? peek_value(p) : STR_NULL;
    if (!k.s || !peek_eat(p, ':')) return *bad = true, false;
    *value = peek_value(p);
    *key = str_sub(k, 1, k.n - 2);
    return value->s ? true : (*bad = true, false);
}

int64_t peek_line(const struct peek *p) {
    int64_t n = 1;
    for (const char *s = p->from; s < p->at && s < p->end; s++) n += *s == '\n';
    return n;
}
