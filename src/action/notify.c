#include "action/notify.h"

#include "base/utf8.h"

enum { NOTE_CHARS = 60 };

void persons_add(struct call *c, struct persons *p, int64_t person) {
    if (person == NONE) return;
    for (int i = 0; i < p->n; i++)
        if (p->id[i] == person) return;
    ARENA_PUSH(c->mem, p->id, p->n, p->cap) = person;
}

enum err notify(struct call *c, struct tx *tx, const struct notice *n, const struct persons *to) {
    struct str note = utf8_count(n->note) > NOTE_CHARS ? utf8_head(n->note, NOTE_CHARS) : n->note;
    int64_t actor = c->who ? c->who->person : NONE;
    enum err e = OK;
    for (int i = 0; i < to->n && !e; i++) {
        struct notification row = {
            .id = tx_new_id(tx), .tenant = c->tenant, .person = to->id[i], .kind = n->kind, .item = n->item, .actor = actor,
            .at = c->now, .unread = 1, .read_at = NONE, .verb = n->verb, .noun = str_of(n->noun), .note = note, .deed = n->deed,
        };
        if (to->id[i] != actor) e = tx_put(tx, &notification_entity, &row);
    }
    return e;
}
