/* A city from nothing: what `anju init` and `anju demo` put into an empty
** database from a work plan, a list of towns and the shipped edition. */
#ifndef ANJU_ACTION_CITY_H
#define ANJU_ACTION_CITY_H

#include "action/action.h"
#include "text/plan.h"
#include "text/unit.h"

enum { CITY_TENANT = 1, CITY_CODES = 3, CITY_CODE_HOURS = 24, CITY_PLAN_CHARS = 2000000 };

/* The files a city is made of, as bytes. */
struct city_source {
    struct str name;                      /* of the city; empty: as the plan's title begins  */
    struct str plan, plan_name;           /* the plan document and its file name             */
    struct str towns;                     /* CSV town,community,code; s NULL: none           */
    struct str categories, limits, rules; /* CSV of the edition (packs/anju-1)               */
    const struct str *calendar;           /* CSV date,off,name, one a year                   */
    int calendars;
    bool demo;
    int64_t tz_offset;                    /* ms east of UTC                                  */
};

struct place_row { struct str town, community, code; };
struct edition_category { struct str code, name, line, standard; int64_t task, unit_kind; };
struct edition_limit { struct str category, amount, valid_from, source; int64_t stage, severity; };
struct edition_day { struct str day, name, source; int64_t off; };
/* An organisation that the plan names and that no list of towns gives. */
struct named_org { struct str name, aliases; int64_t kind; };

/* The same, read and checked: everything the body needs. Lives in the arena. */
struct city_spec {
    struct str name, edition, source_name;
    const char *encoding;                 /* of the plan, a fixed word                       */
    struct plan_doc plan;
    struct place_row *place;            int nplaces;
    struct edition_category *category;  int ncategories;
    struct edition_limit *limit;        int nlimits;
    struct edition_day *day;            int ndays;
    struct named_org *org;              int norgs;
    struct str *town;                   int ntowns;     /* towns that the plan names, for the report */
    struct str rules;                     /* as they came: read when they are written         */
    struct str code[CITY_CODES];          /* activation codes of sysadmin, secadmin, auditor  */
    bool demo;
    int64_t tz_offset;
};

/* What came of it. */
struct city_made {
    int64_t tenant, campaign, towns, communities, orgs, measures, key_tasks, phases, milestones, categories,
            limits, days;
    int64_t duties, duties_open;          /* proposed; of them without an organisation       */
    int64_t unsure;                       /* phases and milestones without a date            */
};

/* Read and check the files; nothing is written. What plan_decode and plan_read
** refuse; E_INVALID plan.nothing (no numbered item), city.name_needed,
** city.towns (f->row the line), edition.row (f->field the file, f->row); E_TOO_LARGE plan.large. */
enum err city_read(struct arena *a, const struct city_source *src, struct city_spec *ret, struct fault *f);
/* The body that writes it, in one transaction: either the whole city or none of
** it. c->tenant is CITY_TENANT; c->world is not used. E_CONFLICT store.exists
** when there is a city already. */
enum err city_create(struct call *c, struct tx *tx, const struct city_spec *spec, struct city_made *ret);
/* city_create as a piece of work for the store, run and waited for. */
enum err city_make(struct call *c, const struct city_spec *spec, struct city_made *ret);

/* The units that a plan names, without class words and towns (pure). */
void city_units(struct arena *a, struct city_spec *spec);

extern const struct unit_class city_classes[];   /* 各区镇, 街道 … */
extern const int city_nclasses;
/* How an organisation is offered to text/unit.h: kind code, group by its ending. */
struct unit_org city_unit_org(struct arena *a, const struct org *o);
/* The word key that says why an organisation is proposed. */
const char *city_reason(const struct unit_match *m);

/* A plan whose dates stand as {M-1} (packs/example/plan.txt) with the dates as of `now`; any other as it is. */
struct str city_plan_dated(struct arena *, struct str plan, int64_t now, int64_t tz_offset);

#endif
