/* Problems that a task, a project, a whistle or another matter is about: many to
** many, kept in the table `links`. Who links sees the problem; who looks at the
** item sees of its problems those that he may. */
#ifndef ANJU_ACTION_LINKS_H
#define ANJU_ACTION_LINKS_H

#include "action/around.h"

enum { LINKS_MOST = 2000 };          /* problems of one item                             */

/* A problem as a line of what is about it. */
struct link_line { int64_t id, state, light, due, severity, open, estate, category, unit; struct str no, title, place; };
extern const struct entity link_line_entity;

/* The same the other way: an item that is about a problem. */
struct link_item { int64_t item, at, by; struct str noun; };

/* Within a body: item of that noun ("task", "project" …) is about these problems too; what it is about
** already is passed over. Each must be seen by the caller: E_INVALID field "problems" naming the first
** that is not, or that there are more than LINKS_MOST. The caller writes the event of the item. */
enum err links_add(struct call *c, struct tx *tx, const char *noun, int64_t item, struct ids problems);
/* And no longer. What it was not about is passed over. */
enum err links_drop(struct call *c, struct tx *tx, int64_t item, struct ids problems);

/* The problems of an item that the caller sees, as rows of link_line; *ret_all: of how many. */
enum err links_read(struct call *c, struct db *db, int64_t item, struct rows *ret, int64_t *ret_all);
/* How many problems an item is about and how many of them are open; no scope. */
enum err links_count(struct call *c, struct db *db, int64_t item, int64_t *ret_all, int64_t *ret_open);
/* What is about a problem, at most 50, as rows of link_item; no scope: whoever shows an item looks
** first whether the caller sees it. */
enum err links_on(struct call *c, struct db *db, int64_t problem, struct rows *ret);

#endif
