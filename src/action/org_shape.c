/* What actions on organisations and areas take and answer, as tables. */
#include "action/area.h"
#include "action/org.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field org_fields[] = {
    F_INT (org_view, id, REQUIRED, 1, INT64_MAX), F_INT(org_view, version, REQUIRED, 1, INT64_MAX),
    F_REF (org_view, parent, 0, &org_entity), F_CODE(org_view, kind, REQUIRED, &org_kinds),
    F_TEXT(org_view, name, REQUIRED, 1, 60), F_TEXT(org_view, aliases, 0, 0, 400),
    F_REF (org_view, area, NAMED, &area_entity), F_REF(org_view, successor, NAMED, &org_entity),
    F_TIME(org_view, closed_at, 0), F_INT(org_view, persons, REQUIRED, 0, INT64_MAX),
    F_INT (org_view, open_problems, REQUIRED, 0, INT64_MAX), F_REF(org_view, liaison, NAMED, &person_entity),
};
const struct entity org_view_entity = SHAPE(org_view, "org_view", org_fields);
static const struct field org_page_fields[] = { F_ROWS(org_page, items, 0, &org_view_entity) };
const struct entity org_page_entity = SHAPE(org_page, "org_page", org_page_fields);

static const struct field org_in_fields[] = {
    F_REF (org_in, parent, REQUIRED | INPUT, &org_entity), F_CODE(org_in, kind, REQUIRED | INPUT, &org_kinds),
    F_TEXT(org_in, name, REQUIRED | INPUT, 1, 60), F_TEXT(org_in, aliases, INPUT, 0, 400),
    F_REF (org_in, area, INPUT, &area_entity),
};
const struct entity org_in_entity = SHAPE(org_in, "org_new", org_in_fields);
static const struct field org_edit_fields[] = {
    F_INT (org_in, id, REQUIRED, 1, INT64_MAX), F_REF(org_in, parent, INPUT, &org_entity),
    F_CODE(org_in, kind, INPUT, &org_kinds), F_TEXT(org_in, name, INPUT, 1, 60),
    F_TEXT(org_in, aliases, INPUT, 0, 400), F_REF(org_in, area, INPUT, &area_entity),
};
const struct entity org_edit_entity = SHAPE(org_in, "org_change", org_edit_fields);

static const struct field gone_fields[] = {
    F_INT (gone_in, id, REQUIRED, 1, INT64_MAX), F_REF(gone_in, successor, INPUT, &org_entity),
    F_TEXT(gone_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
const struct entity gone_in_entity = SHAPE(gone_in, "org_dissolve", gone_fields);
static const struct field merge_fields[] = {
    F_INT (gone_in, id, REQUIRED, 1, INT64_MAX), F_REF(gone_in, successor, REQUIRED | INPUT, &area_entity),
    F_TEXT(gone_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
const struct entity area_merge_entity = SHAPE(gone_in, "area_merge", merge_fields);
static const struct field gone_out_fields[] = {
    F_INT(gone_out, handed, REQUIRED, 0, INT64_MAX), F_INT(gone_out, job, 0, 1, INT64_MAX),
};
const struct entity gone_out_entity = SHAPE(gone_out, "handed_over", gone_out_fields);

static const struct field liaison_fields[] = {
    F_INT (liaison_view, id, REQUIRED, 1, INT64_MAX), F_REF(liaison_view, person, REQUIRED | NAMED, &person_entity),
    F_TIME(liaison_view, from_at, REQUIRED), F_TIME(liaison_view, to_at, 0),
    F_REF (liaison_view, handed_to, NAMED, &person_entity),
};
const struct entity liaison_view_entity = SHAPE(liaison_view, "liaison_view", liaison_fields);
static const struct field liaison_page_fields[] = { F_ROWS(liaison_page, items, 0, &liaison_view_entity) };
const struct entity liaison_page_entity = SHAPE(liaison_page, "liaison_page", liaison_page_fields);
static const struct field liaison_in_fields[] = {
    F_INT (liaison_in, id, REQUIRED, 1, INT64_MAX), F_REF(liaison_in, person, REQUIRED | INPUT, &person_entity),
    F_TEXT(liaison_in, note, INPUT | FREE, 0, 400),
};
const struct entity liaison_in_entity = SHAPE(liaison_in, "liaison_new", liaison_in_fields);

/* ---- areas ---- */

static const struct field area_fields[] = {
    F_INT (area_view, id, REQUIRED, 1, INT64_MAX), F_INT(area_view, version, REQUIRED, 1, INT64_MAX),
    F_REF (area_view, parent, 0, &area_entity), F_CODE(area_view, level, REQUIRED, &area_levels),
    F_TEXT(area_view, name, REQUIRED, 1, 60), F_TEXT(area_view, code, 0, 0, 12),
    F_INT (area_view, estates, REQUIRED, 0, INT64_MAX), F_INT(area_view, open_problems, REQUIRED, 0, INT64_MAX),
    F_REF (area_view, successor, NAMED, &area_entity), F_TIME(area_view, closed_at, 0),
};
const struct entity area_view_entity = SHAPE(area_view, "area_view", area_fields);
static const struct field area_page_fields[] = { F_ROWS(area_page, items, 0, &area_view_entity) };
const struct entity area_page_entity = SHAPE(area_page, "area_page", area_page_fields);
static const struct field area_in_fields[] = {
    F_REF (area_in, parent, REQUIRED | INPUT, &area_entity), F_CODE(area_in, level, INPUT, &area_levels),
    F_TEXT(area_in, name, REQUIRED | INPUT, 1, 60), F_TEXT(area_in, code, INPUT, 0, 12),
};
const struct entity area_in_entity = SHAPE(area_in, "area_new", area_in_fields);
static const struct field area_edit_fields[] = {
    F_INT (area_in, id, REQUIRED, 1, INT64_MAX), F_REF(area_in, parent, INPUT, &area_entity),
    F_TEXT(area_in, name, INPUT, 1, 60), F_TEXT(area_in, code, INPUT, 0, 12),
};
const struct entity area_edit_entity = SHAPE(area_in, "area_change", area_edit_fields);
