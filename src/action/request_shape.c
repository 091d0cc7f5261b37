/* What requests take and answer, as tables. */
#include "action/request.h"

static const struct field view_fields[] = {
    F_BOOL(request_view, may_decide, REQUIRED), F_BOOL(request_view, may_withdraw, REQUIRED),
    F_TEXT(request_view, closed, 0, 0, 200), F_TEXT(request_view, created_by_name, 0, 0, 40),
    F_TEXT(request_view, problem_no, 0, 0, 20), F_TEXT(request_view, problem_title, 0, 0, 80),
    F_CODE(request_view, light, 0, &lights),
};
const struct entity request_view_entity = {
    .name = "request_view", .size = sizeof(struct request_view), .field = view_fields, .nfield = N_OF(view_fields),
    .extends = &request_entity,
};

static const struct field ask_view_fields[] = {
    F_CODE(ask_view, kind, REQUIRED, &request_kinds), F_BOOL(ask_view, allowed, REQUIRED), F_TEXT(ask_view, reason, 0, 0, 200),
    F_TEXT(ask_view, most, 0, 0, 200),
};
const struct entity ask_view_entity = {
    .name = "ask_offer", .size = sizeof(struct ask_view), .field = ask_view_fields, .nfield = N_OF(ask_view_fields),
    .headless = true,
};

static const struct field ask_fields[] = {
    F_REF (ask_in, id, REQUIRED, &problem_entity), F_CODE(ask_in, kind, REQUIRED | INPUT, &request_kinds),
    F_TEXT(ask_in, amount, INPUT, 0, 20), F_TIME(ask_in, until, INPUT), F_TEXT(ask_in, reason, REQUIRED | INPUT | FREE, 5, 2000),
};
const struct entity ask_in_entity = {
    .name = "ask", .size = sizeof(struct ask_in), .field = ask_fields, .nfield = N_OF(ask_fields), .headless = true,
};

static const struct field decide_fields[] = {
    F_REF (decide_in, id, REQUIRED, &request_entity), F_BOOL(decide_in, granted, REQUIRED | INPUT),
    F_TEXT(decide_in, answer, INPUT | FREE, 0, 2000),
};
const struct entity decide_in_entity = {
    .name = "decide", .size = sizeof(struct decide_in), .field = decide_fields, .nfield = N_OF(decide_fields), .headless = true,
};

static const struct field resume_fields[] = {
    F_REF(resume_in, id, REQUIRED, &problem_entity), F_TEXT(resume_in, note, INPUT | FREE, 0, 2000),
};
const struct entity resume_in_entity = {
    .name = "resume", .size = sizeof(struct resume_in), .field = resume_fields, .nfield = N_OF(resume_fields), .headless = true,
};

static const struct field query_fields[] = {
    F_BOOL(request_query, open, INPUT), F_IDS(request_query, state, INPUT, 0, &request_states),
    F_IDS (request_query, kind, INPUT, 0, &request_kinds), F_REF(request_query, problem, INPUT, &problem_entity),
    F_TEXT(request_query, after, INPUT, 0, 200), F_INT(request_query, limit, INPUT, 1, 100),
};
const struct entity request_query_entity = {
    .name = "request_query", .size = sizeof(struct request_query), .field = query_fields, .nfield = N_OF(query_fields),
    .headless = true,
};
static const struct field page_fields[] = {
    F_ROWS(request_page, items, 0, &request_view_entity), F_TEXT(request_page, next, 0, 0, 200),
};
const struct entity request_page_entity = {
    .name = "request_page", .size = sizeof(struct request_page), .field = page_fields, .nfield = N_OF(page_fields),
    .headless = true,
};
