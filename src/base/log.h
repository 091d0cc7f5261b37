/* One JSON object, or "time LEVEL event key=value ...", a line to stderr. Never personal data, never a secret, never
** the text of a request: ids, counts, codes and times. */
#ifndef ANJU_BASE_LOG_H
#define ANJU_BASE_LOG_H

#include "base/str.h"

enum log_level { LOG_QUIET, LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

void log_set(enum log_level most);                       /* default LOG_INFO           */
enum log_level log_level(void);
enum log_form { LOG_JSON, LOG_TEXT };
void log_form(enum log_form form);                       /* default LOG_JSON; LOG_TEXT is for people */
/* `event` is a fixed word (http.answer, clock.overdue); then key, value pairs:
** LOG(LOG_INFO, "store.open", LI("migrations", n), LS("engine", name)); */
struct log_pair { const char *key; bool text; int64_t i; struct str s; };
void log_line(enum log_level level, const char *event, const struct log_pair *p, int n);

#define LI(k, v) { .key = (k), .i = (v) }
#define LS(k, v) { .key = (k), .text = true, .s = (v) }
#define LZ(k, v) { .key = (k), .text = true, .s = str_of(v) }
#define LOG(level, event, ...) do { \
    const struct log_pair lp_[] = { __VA_ARGS__ }; \
    log_line((level), (event), lp_, (int)(sizeof lp_ / sizeof *lp_)); } while (0)

#endif
