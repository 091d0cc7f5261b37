#include "action/board.h"

#include "action/listing.h"

enum { SHOWN = 6 };

static const struct field column_fields[] = {
    F_CODE(board_column, state, REQUIRED, &states), F_INT(board_column, n, REQUIRED, 0, INT64_MAX),
    F_INT (board_column, overdue, REQUIRED, 0, INT64_MAX), F_ROWS(board_column, items, 0, &problem_view_entity),
};
static const struct entity board_column_entity = {
    .name = "board_column", .size = sizeof(struct board_column), .field = column_fields, .nfield = N_OF(column_fields),
    .headless = true,
};
static const struct field board_fields[] = { F_ROWS(board, columns, 0, &board_column_entity) };
const struct entity board_entity = {
    .name = "board", .size = sizeof(struct board), .field = board_fields, .nfield = N_OF(board_fields), .headless = true,
};

static struct ids one_code(struct call *c, int64_t code) {
    struct ids r = { ARENA_NEW(c->mem, int64_t), 1 };
    r.id[0] = code;
    return r;
}

/* How many of the column are overdue: its own query, narrowed to those lights. */
static enum err overdue_of(struct call *c, const struct problem_query *of, int64_t *ret) {
    static int64_t lamps[] = { LAMP_OVER, LAMP_OVER3 };
    struct problem_query q = *of;
    struct listing l;
    struct ids asked = { ARENA_ARRAY(c->mem, int64_t, 2), 0 };
    for (int i = 0; i < N_OF(lamps); i++) {
        bool named = of->light.n == 0;
        for (int k = 0; k < of->light.n; k++) named |= of->light.id[k] == lamps[i];
        if (named) asked.id[asked.n++] = lamps[i];
    }
    *ret = 0;
    if (asked.n == 0) return OK;
    q.light = asked;
    enum err e = listing_of(c, &q, &l);
    return e ? e : listing_count(c, &l, ret);
}

static enum err column_fill(struct call *c, const struct problem_query *in, int64_t state, struct board_column *ret) {
    struct problem_query q = *in;
    struct listing l;
    struct rows r;
    *ret = (struct board_column){ .state = state };
    q.state = one_code(c, state);
    enum err e = listing_of(c, &q, &l);
    if (e || (e = listing_count(c, &l, &ret->n))) return e;
    struct query page = listing_page(&l, 0, SHOWN);
    if (ret->n == 0) return OK;
    if ((e = store_list(c->db, c->mem, &l.scope, c->tenant, &page, &r, &c->fault))) return e;
    listing_views(c, &r, &ret->items);
    return overdue_of(c, &q, &ret->overdue);
}

/* A column for each state that the query asks for: the open ones where it names none. */
static bool has_column(const struct problem_query *q, int64_t state) {
    bool named = q->state.n == 0;
    for (int i = 0; i < q->state.n; i++) named |= q->state.id[i] == state;
    if (q->open != NONE && q->open != state_open((enum state)state)) return false;
    return named && (q->state.n > 0 || q->open != NONE || state <= CLOSED);
}

static enum err board_read(struct call *c, void *in, void *ret) {
    struct board *out = ret;
    struct board_column *column = ARENA_ARRAY(c->mem, struct board_column, STATES);
    struct problem_query *q = in;
    if (q->sort.n && !str_is(q->sort, "due") && !str_is(q->sort, "-id"))
        return fail_with(c, E_INVALID, "sort", "field.code", S("due, -id"), STR_NULL);
    for (int64_t state = 1; state < STATES; state++) {
        if (!has_column(q, state)) continue;
        enum err e = column_fill(c, q, state, &column[out->columns.n]);
        if (e) return e;
        out->columns.n++;
    }
    out->columns.row = column;
    return OK;
}

const struct action problems_board = {
    .name = "problems.board", .cap = CAP_READ, .in = &problem_query_entity, .out = &board_entity, .read = board_read,
};
