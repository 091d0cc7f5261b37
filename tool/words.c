/* Prints the message table as the pages take it: {"zh":{key:text},"en":{key:text}},
** one row a line so that a change shows as itself. Run by ./check, which
** compares the answer with ui/shared/words.json. */
#include <stdio.h>
#include "base/json.h"
#include "model/words.h"

static void table(struct jw *w, enum language l, const struct word *row, int n) {
    for (int i = 0; i < n; i++) {
        buf_c(w->b, '\n');
        jw_key(w, row[i].key);
        jw_z(w, l == EN ? row[i].en : row[i].zh);
    }
}

int main(void) {
    struct buf b = { 0 };
    struct jw w;
    const char *wrong = words_wrong();
    if (wrong) {
        fprintf(stderr, "words: the row %s stands twice or lacks a text\n", wrong);
        return 1;
    }
    jw_init(&w, &b);
    jw_object(&w);
    for (enum language l = ZH; l < LANGUAGES; l++) {
        jw_key(&w, l == EN ? "en" : "zh");
        jw_object(&w);
        table(&w, l, words, words_n);
        table(&w, l, words_ui, words_ui_n);
        jw_end_object(&w);
    }
    jw_end_object(&w);
    buf_c(&b, '\n');
    bool bad = b.bad || fwrite(b.s, 1, b.n, stdout) != b.n || fflush(stdout) != 0;
    buf_free(&b);
    return bad;
}
