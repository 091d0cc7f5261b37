/* The shared strings of a workbook, one behind the other. */
#include "paper/xlsx_part.h"

#include <string.h>

void strings_free(struct strings *s) {
    buf_free(&s->text);
    buf_free(&s->end);
    s->n = 0;
}

struct walk { struct strings *s; bool in_text; int reading; };

static void string_end(struct strings *s) {
    uint32_t end = (uint32_t)s->text.n;
    buf_put(&s->end, &end, sizeof end);
    s->n++;
}

static void element(struct walk *w, const struct office *o, bool begins) {
    const char *name = office_name(o);
    bool empty = begins && xmlTextReaderIsEmptyElement(o->xml);
    if (!strcmp(name, "rPh")) w->reading += empty ? 0 : begins ? 1 : -1;      /* readings above the text */
    else if (!strcmp(name, "t")) w->in_text = begins && !empty && w->reading == 0;
    else if (!strcmp(name, "si") && (!begins || empty)) string_end(w->s);
}

enum err strings_read(struct office *o, struct str part, struct strings *ret, struct fault *f) {
    struct walk w = { .s = ret };
    bool more = false;
    enum err e = part.n ? office_part(o, part, &more, f) : OK;
    while (!e && more && !(e = office_next(o, &more, f)) && more) {
        int node = office_node(o);
        if (node == XML_READER_TYPE_ELEMENT || node == XML_READER_TYPE_END_ELEMENT) element(&w, o, node == XML_READER_TYPE_ELEMENT);
        else if (w.in_text) xlsx_plain(&ret->text, office_text(o));
        if (ret->text.bad || ret->end.bad) e = fault_set(f, E_MEMORY, 0, 0);
        else if (ret->text.n > XLSX_STRINGS || ret->end.n > XLSX_STRINGS) e = fault_set(f, E_TOO_LARGE, 0, "xlsx.strings");
    }
    office_part_end(o);
    return e;
}

bool strings_get(const struct strings *s, struct str number, struct str *ret) {
    uint32_t from = 0, to;
    size_t n = 0;
    if (number.n == 0 || number.n > 9) return false;
    for (size_t i = 0; i < number.n; i++) {
        if (number.s[i] < '0' || number.s[i] > '9') return false;
        n = n * 10 + (size_t)(number.s[i] - '0');
    }
    if (n >= s->n) return false;
    if (n) memcpy(&from, s->end.s + (n - 1) * sizeof from, sizeof from);
    memcpy(&to, s->end.s + n * sizeof to, sizeof to);
    *ret = (struct str){ s->text.s + from, to - from };
    return true;
}
