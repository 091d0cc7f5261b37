/* 一区一档: what is known of one estate on one page, each figure with the path of the list
** that it counts (features B3; look/estate.html). */
#ifndef ANJU_ACTION_ESTATE_FILE_H
#define ANJU_ACTION_ESTATE_FILE_H

#include "action/estate.h"
#include "action/lift.h"
#include "action/timeline.h"

/* A path is that of a page and, below /api/v1, of the list behind it: it answers as many as the figure says. */
struct file_fig { struct str key, unit, note, path; double value; int64_t light; };
struct file_task { int64_t measure, closed, all; struct str no, title, path, closed_path; };
struct file_stage { int64_t key, n; struct str path; };
struct file_count { int64_t n; struct str path; };
struct file_building {
    int64_t id, floors, stairwells, households, open;
    struct str name, outline, path;
    double lat, lng;
};
struct file_lifts { int64_t n, over15, unassessed; struct str path, over15_path, unassessed_path; struct rows items; };
struct file_facility { int64_t kind, needed, count, good, gap, light; struct str note, path; };
struct file_contract { struct contract r; int64_t light, days_left; };
struct file_body { struct owners_body r; int64_t light, days_left; };
struct file_month { int64_t due, paid, fund_balance, fund_used, public_income, spending, light; struct str month; double rate; };
struct file_money { struct rows months; double rate12, warn, fund_per_m2; int64_t fund; struct str path; };
struct file_finding { int64_t id, problem, at; struct str rule_name, why, no; };
struct estate_file {
    struct rows estate, figs, key_tasks, buildings, lifts, facilities, contract, owners_body, money, stages, open, overdue, listed,
        timeline, missing, findings;
    struct str timeline_next, missing_path;
    int64_t unplaced;                    /* open problems that name no building of the estate */
};

extern const struct entity estate_file_entity;
extern const struct action estates_file, estates_timeline;

/* What is read of an estate's problems, as far as the caller sees them. */
struct file_problem { int64_t id, state, light, severity; struct str place, title; };
struct task_count { int64_t measure, all, closed; };         /* all: filed, and not merged, voided or left since */
struct file_problems { struct file_problem *open; int n; struct task_count *task; int ntask; };
enum err file_problems_read(struct call *c, const struct estate *e, struct file_problems *ret);
/* Figures of them. */
void file_tasks(struct call *c, const struct estate *e, const struct file_problems *p, struct rows *ret);
void file_stages(struct call *c, const struct estate *e, const struct file_problems *p, struct estate_file *out);
/* The buildings with what is open at each, by the place of the problems. */
enum err file_buildings(struct call *c, const struct estate *e, const struct file_problems *p, struct estate_file *out);
/* Facilities, contract, owners' body and money. */
enum err file_facilities(struct call *c, const struct estate *e, struct rows *ret);
enum err file_keepers(struct call *c, const struct estate *e, struct estate_file *out);
enum err file_money_read(struct call *c, const struct estate *e, struct rows *ret);

/* The problems of an estate, open or not (NONE: both), whose place or title names that building: at most `most` ids, newest first. */
enum err building_problems(struct call *c, struct db *db, int64_t building, int64_t open, int most, struct ids *ret);

#endif
