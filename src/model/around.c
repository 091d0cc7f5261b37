/* What people leave around a record: comments, notices, what they follow, views
** they keep, lists that they took out. */
#include "model/rows.h"

static const struct field comment_fields[] = {
    F_INT  (comment, item,     REQUIRED, 1, INT64_MAX),
    F_TEXT (comment, noun,     REQUIRED, 1, 40),
    F_TEXT (comment, text,     REQUIRED | INPUT | FREE, 1, 2000),
    F_JSON (comment, told,     0, 2000),
    F_IDS  (comment, mentions, INPUT, &person_entity, 0),
};
static const struct index comment_index[] = { { "tenant, item, id", false } };
const struct entity comment_entity = {
    .name = "comment", .table = "comments", .size = sizeof(struct comment), .field = comment_fields,
    .nfield = N_OF(comment_fields), .index = comment_index, .nindex = N_OF(comment_index),
};

static const struct field notification_fields[] = {
    F_INT (notification, id,      REQUIRED, 1, INT64_MAX),
    F_INT (notification, tenant,  REQUIRED, 1, INT64_MAX),
    F_REF (notification, person,  REQUIRED, &person_entity),
    F_CODE(notification, kind,    REQUIRED, &notice_kinds),
    F_TEXT(notification, noun,    0, 0, 40),
    F_INT (notification, item,    0, 1, INT64_MAX),
    F_REF (notification, actor,   NAMED, &person_entity),
    F_CODE(notification, verb,    0, &verbs),
    F_TIME(notification, at,      REQUIRED),
    F_BOOL(notification, unread,  REQUIRED),
    F_TIME(notification, read_at, 0),
    F_TEXT(notification, note,    FREE, 0, 200),
    F_TEXT(notification, deed,    0, 0, 60),
};
static const struct index notification_index[] = { { "tenant, person, unread, id", false }, { "tenant, id", false } };
const struct entity notification_entity = {
    .name = "notification", .table = "notifications", .size = sizeof(struct notification), .field = notification_fields,
    .nfield = N_OF(notification_fields), .index = notification_index, .nindex = N_OF(notification_index), .headless = true,
    .key = "tenant, person, id",
};

static const struct field follow_fields[] = {
    F_INT (follow, tenant, REQUIRED, 1, INT64_MAX),
    F_INT (follow, item,   REQUIRED, 1, INT64_MAX),
    F_REF (follow, person, REQUIRED, &person_entity),
    F_TEXT(follow, noun,   REQUIRED, 1, 40),
    F_TIME(follow, at,     REQUIRED),
};
static const struct index follow_index[] = { { "tenant, person, item", false } };
const struct entity follow_entity = {
    .name = "follow", .table = "follows", .size = sizeof(struct follow), .field = follow_fields,
    .nfield = N_OF(follow_fields), .index = follow_index, .nindex = N_OF(follow_index), .headless = true,
    .key = "tenant, item, person",
};

static const struct field view_fields[] = {
    F_REF (view, person,   REQUIRED, &person_entity),
    F_TEXT(view, noun,     REQUIRED | INPUT, 1, 40),
    F_TEXT(view, name,     REQUIRED | INPUT | EDIT, 1, 40),
    F_TEXT(view, query,    INPUT | EDIT, 0, 2000),
    F_TEXT(view, columns,  INPUT | EDIT, 0, 400),
    F_INT (view, position, INPUT | EDIT, 0, 1000),
};
static const struct index view_index[] = { { "tenant, person, id", false } };
const struct entity view_entity = {
    .name = "view", .table = "views", .size = sizeof(struct view), .field = view_fields, .nfield = N_OF(view_fields),
    .index = view_index, .nindex = N_OF(view_index), .title = "name",
};

static const struct field link_fields[] = {
    F_INT (link_row, tenant,  REQUIRED, 1, INT64_MAX),
    F_INT (link_row, item,    REQUIRED, 1, INT64_MAX),
    F_REF (link_row, problem, REQUIRED, &problem_entity),
    F_TEXT(link_row, noun,    REQUIRED, 1, 40),
    F_TIME(link_row, at,      REQUIRED),
    F_REF (link_row, by,      0, &person_entity),
};
static const struct index link_index[] = { { "tenant, problem, item", false } };
const struct entity link_entity = {
    .name = "link", .table = "links", .size = sizeof(struct link_row), .field = link_fields, .nfield = N_OF(link_fields),
    .index = link_index, .nindex = N_OF(link_index), .headless = true, .key = "tenant, item, problem",
};

static const struct field export_fields[] = {
    F_TEXT(export, noun,    REQUIRED, 1, 40),
    F_TEXT(export, query,   INPUT | FREE, 0, 2000),
    F_TEXT(export, columns, INPUT, 0, 400),
    F_TEXT(export, reason,  REQUIRED | INPUT | FREE, 5, 400),
    F_INT (export, rows,    REQUIRED, 0, INT64_MAX),
};
const struct entity export_entity = {
    .name = "export", .table = "exports", .size = sizeof(struct export), .field = export_fields,
    .nfield = N_OF(export_fields),
};

static const struct field deed_fields[] = {
    F_INT (deed, id,         REQUIRED, 1, INT64_MAX),
    F_INT (deed, tenant,     REQUIRED, 1, INT64_MAX),
    F_INT (deed, item,       REQUIRED, 1, INT64_MAX),
    F_TEXT(deed, noun,       REQUIRED, 1, 40),
    F_TEXT(deed, verb,       REQUIRED, 1, 40),
    F_TIME(deed, at,         REQUIRED),
    F_REF (deed, person,     NAMED, &person_entity),
    F_REF (deed, org,        NAMED, &org_entity),
    F_REF (deed, unit,       NAMED, &org_entity),
    F_TEXT(deed, from_state, 0, 0, 40),
    F_TEXT(deed, to_state,   REQUIRED, 1, 40),
    F_TEXT(deed, note,       FREE, 0, 2000),
};
const struct entity deed_entity = {
    .name = "deed", .table = "deeds", .size = sizeof(struct deed), .field = deed_fields, .nfield = N_OF(deed_fields),
    .headless = true, .key = "tenant, item, id",
};
