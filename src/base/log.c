#include "base/log.h"

#include <stdatomic.h>
#include <unistd.h>
#include "base/json.h"
#include "base/time.h"

static _Atomic int most = LOG_INFO, form = LOG_JSON;

void log_set(enum log_level level) {
    most = (int)level;
}

enum log_level log_level(void) {
    return (enum log_level)most;
}

void log_form(enum log_form is) {
    form = (int)is;
}

static const char *const names[] = { "quiet", "error", "warn", "info", "debug" };

static void as_json(struct buf *b, enum log_level level, const char *event, const struct log_pair *p, int n) {
    struct jw w;
    jw_init(&w, b);
    jw_object(&w);
    jw_key(&w, "t"), jw_int(&w, time_now());
    jw_key(&w, "level"), jw_z(&w, names[level]);
    jw_key(&w, "event"), jw_z(&w, event);
    for (int i = 0; i < n; i++) {
        jw_key(&w, p[i].key);
        if (p[i].text) jw_str(&w, p[i].s);
        else jw_int(&w, p[i].i);
    }
    jw_end_object(&w);
}

static void as_text(struct buf *b, enum log_level level, const char *event, const struct log_pair *p, int n) {
    struct arena a;
    arena_init(&a, 0);
    struct str when = time_text(&a, time_now(), 0);
    buf_printf(b, PRIstr " %s %s", STRARG(when), names[level], event);
    arena_free(&a);
    for (int i = 0; i < n; i++) {
        buf_printf(b, " %s=", p[i].key);
        if (!p[i].text) buf_printf(b, "%lld", (long long)p[i].i);
        for (size_t k = 0; p[i].text && k < p[i].s.n; k++)       /* one line stays one line */
            buf_c(b, (unsigned char)p[i].s.s[k] < ' ' ? '?' : p[i].s.s[k]);
    }
}

void log_line(enum log_level level, const char *event, const struct log_pair *p, int n) {
    struct buf b = { 0 };
    if ((int)level > most) return;
    if (form == LOG_TEXT) as_text(&b, level, event, p, n);
    else as_json(&b, level, event, p, n);
    buf_c(&b, '\n');
    if (!b.bad && write(STDERR_FILENO, b.s, b.n) < 0) { /* nowhere left to say it */ }
    buf_free(&b);
}
