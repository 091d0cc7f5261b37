#include "base/log.h"

#include <stdatomic.h>
#include <unistd.h>
#include "base/json.h"
#include "base/time.h"

static _Atomic int most = LOG_INFO;

void log_set(enum log_level level) {
    most = (int)level;
}

void log_line(enum log_level level, const char *event, const struct log_pair *p, int n) {
    static const char *const names[] = { "quiet", "error", "warn", "info", "debug" };
    struct buf b = { 0 };
    struct jw w;
    if ((int)level > most) return;
    jw_init(&w, &b);
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
    buf_c(&b, '\n');
    if (!b.bad && write(STDERR_FILENO, b.s, b.n) < 0) { /* nowhere left to say it */ }
    buf_free(&b);
}
