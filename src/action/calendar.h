/* Holidays and make-up days, a year at a time, as the State Council's notice gives
** them: CSV date,off,name. A year is set whole or not at all. */
#ifndef ANJU_ACTION_CALENDAR_H
#define ANJU_ACTION_CALENDAR_H

#include "action/action.h"

struct year_view { int64_t year, known, off, make_up; };
struct day_view { struct str day, name; int64_t off; };
struct calendar_view { struct rows years, days; };
struct calendar_query { int64_t year; };
struct calendar_file { int64_t year; struct str bytes; struct holiday *day; int n; };
struct calendar_set { int64_t year, days; };

extern const struct entity calendar_view_entity, calendar_query_entity, calendar_file_entity, calendar_set_entity;
extern const struct action calendar_get, calendar_put;              /* GET /calendar?year= · POST /calendar?year= */

#endif
