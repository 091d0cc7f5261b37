/* The rows of every entity as structs, and the tables that describe them. What
** a member means stands beside it; lists of codes are in codes.h. */
#ifndef ANJU_MODEL_ROWS_H
#define ANJU_MODEL_ROWS_H

#include "model/codes.h"
#include "model/entity.h"

/* ---- the city, its places and organisations ---- */

struct tenant { int64_t id; struct str name, host; int64_t demo, tz_offset, created_at; };

struct area {                    /* 区域: city, town, community, grid                  */
    struct head h;
    int64_t parent, level, successor, closed_at;
    struct str name, code;       /* code: administrative division, where known         */
};

struct org {                     /* 单位                                               */
    struct head h;
    int64_t parent, kind, area;  /* area: the place it belongs to                      */
    struct str name, aliases;    /* aliases with '|' between                           */
    int64_t successor, closed_at;
};

struct estate {                  /* 小区                                               */
    struct head h;
    struct str name, aliases;
    int64_t town, community, estate;     /* estate: its own id, so that scope is one column */
    struct str address, source_no;       /* source_no: number in the list it came from  */
    int64_t built_year, buildings, households, population;
    double floor_area;                   /* square metres                               */
    int64_t management, property_org, fee;   /* fee: fen per square metre and month     */
    double lat, lng;                     /* WGS 84                                      */
    struct str district;                 /* as the source names it, before it is placed */
    int64_t completeness;                /* 0 … 100                                     */
    int64_t batch;
    struct str boundary;                 /* GeoJSON: a Polygon of WGS 84 [lng, lat]     */
    int64_t kind, renovation;            /* renovation 老旧改造: where it stands in that plan */
    int64_t aged, children, alone, rented;   /* persons of 60 and more, under 3; aged who live alone; households let */
    int64_t ebikes, cars;                /* kept by residents                           */
    double land_area;                    /* square metres                               */
    int64_t fee_high;                    /* where fees are a range: its upper end       */
    int64_t datum;                       /* what its position was given in              */
    int64_t successor, closed_at;        /* merged into, or split: when it ended        */
    int64_t lacks;                       /* what is missing of it: bits of complete_rows (model/complete.h) */
};

/* ---- what stands in an estate (register.c); each lies in its estate's place ---- */

struct building {                        /* 楼栋                                        */
    struct head h;
    int64_t town, community, estate;
    struct str name, source_no;
    int64_t floors, underground, stairwells, households, built_year, structure;
    double floor_area;
    struct str head_name, head_phone;    /* 楼栋长                                      */
    double lat, lng;
    struct str outline;                  /* GeoJSON: a Polygon                          */
    int64_t batch;
};

struct stairwell {                       /* 单元                                        */
    struct head h;
    int64_t town, community, estate, building;
    struct str name, source_no;
    int64_t floors, households, batch;
};

struct elevator {                        /* 电梯                                        */
    struct head h;
    int64_t town, community, estate, building, stairwell;
    struct str name, code, source_no;    /* code: of the equipment, as registered       */
    struct str maker, model, maintainer;
    struct str installed;                /* when it came into use                       */
    int64_t stops, state;
    struct str maintained, inspected, inspection_due, assessed;      /* the newest of its records */
    int64_t grade, advice;               /* of the newest assessment                    */
    struct str insurer, policy_end;
    struct str trapped;                  /* when somebody was caught in it last         */
    struct str assess_by, inspect_by, maintain_by, insure_by, next_by;   /* reckoned: model/lift.h */
    int64_t batch;
};

struct lift_record {                     /* what was done to or found of a lift         */
    struct head h;
    int64_t town, community, estate, elevator;
    int64_t deed, result, grade, advice;
    double score;                        /* 综合评分                                     */
    struct str day, due, by, report_no, note;    /* due: when the next one is            */
};

struct facility {                        /* 设施: all of one kind at one place          */
    struct head h;
    int64_t town, community, estate;
    int64_t kind, needed, count, good, year;     /* needed 应有, count 现有, good 完好     */
    struct str place, note, checked, source_no;
    int64_t batch;
};

struct contract {                        /* 物业服务合同                                  */
    struct head h;
    int64_t town, community, estate, firm;
    struct str company;                  /* where it is none of the organisations       */
    struct str starts, ends;
    int64_t fee, fee_high, rating, staff;    /* fee: fen per square metre and month     */
    struct str note;
    int64_t batch;
};

struct owners_body {                     /* 业委会 / 物管会                              */
    struct head h;
    int64_t town, community, estate;
    int64_t kind, eligible, members, party_members;
    struct str set_up, filed, term_ends; /* filed: 备案                                 */
    struct str chair, note;
    int64_t batch;
};

struct ledger_month {                    /* 收支月报, amounts in fen                     */
    struct head h;
    int64_t town, community, estate;
    struct str month;                    /* its first day                               */
    int64_t fee_due, fee_paid, fund_balance, fund_used, public_income, spending;
    int64_t batch;
};

struct household {                       /* 户: a code per door, no name                */
    struct head h;
    int64_t town, community, estate, building, stairwell;
    struct str code;
    int64_t floor, occupancy, persons, aged, children, alone;
    double floor_area;
    int64_t batch;
};

struct base_edition {                    /* the base as it was, frozen                  */
    struct head h;
    int64_t year, estates, records;
    struct str name, note, digest;       /* digest: SM3 over its rows in order          */
    int64_t state;                       /* of the job that makes it                    */
    int64_t total, done, at_estate;      /* while it is made: estates in all and taken, the last of them */
    struct str running;                  /* the digest so far                           */
};
struct edition_row { int64_t tenant, edition, item, estate, version; struct str noun, data, digest; };   /* version: of the record */

struct moment {                          /* 大事记: a line of an estate's story that no other table tells */
    int64_t id, tenant, estate, kind, verb, person, item, n;     /* n: how many records, of an import */
    struct str noun, text;
};

struct rule {                            /* a rule that finds problems by itself        */
    struct head h;
    struct str code, name, noun;         /* noun: what it looks at                      */
    struct str condition;                /* as in model/rule.h                          */
    struct str title, source, edition, valid_from;
    int64_t makes, category, severity, enabled;
    struct str why;                      /* what it says of what it found               */
};

struct rule_finding {                    /* what a rule found, until the cause is gone  */
    struct head h;
    int64_t town, community, estate;
    int64_t rule, item, open, gone_at, problem;
    struct str noun, why;
    struct str saw;                      /* JSON: each term with the value it saw        */
};
struct rule_mark { int64_t tenant, estate, n; };     /* something changed there: its rules are due; n: how often */

struct mapping {                         /* the columns of a source, as matched before  */
    struct head h;
    struct str noun, signature, columns, options, name;
};

/* ---- people ---- */

struct person {
    struct head h;
    struct str account, name, phone;
    int64_t org, language;
    struct str password;                 /* argon2id, libsodium's text form             */
    int64_t password_at, failures, locked_until, disabled_at, last_seen_at, liaison, erased_at;
};

struct grant {                           /* role AND organisation part AND area part    */
    struct head h;
    int64_t person, role;
    int64_t org, area;                   /* NONE: all                                   */
};

struct session { int64_t id, tenant, person, created_at, seen_at, ends_at; struct str token, address; };
struct activation { int64_t id, tenant, role, person, ends_at, used_at; struct str code; };   /* a new administrator, or a person's new password */

/* ---- the plan ---- */

struct campaign {                        /* 专项行动                                    */
    struct head h;
    struct str name, doc_no, basis;      /* basis: cited numbers, one a line            */
    struct str source_name, source_text; /* the plan document as it was decoded         */
    int64_t status, year;
    int64_t parent, area, reading;       /* a town's plan: the city's, its town; the reading that made it last */
};

struct phase {                           /* 阶段                                        */
    struct head h;
    int64_t campaign, position;
    struct str name, starts, ends;       /* as resolved dates                           */
    struct str start_text, end_text;     /* as read: 2024-06-mid, long                  */
    int64_t from_byte, to_byte, confidence;   /* span in source_text; per cent          */
    struct str said;                     /* its name as the text has it                 */
    int64_t edited, hand;                /* what a person settled (enum edited); made by a person */
};

struct milestone {                       /* 时间节点                                    */
    struct head h;
    int64_t campaign, position;
    struct str title, due, due_text;
    int64_t from_byte, to_byte, confidence;
    struct str said;
    int64_t measure, edited, hand;       /* measure: of which it is said                */
};

struct measure {                         /* 重点任务 / 举措, one item of the outline     */
    struct head h;
    int64_t campaign, parent, level, position;
    struct str no, title;
    int64_t key_task;                    /* one of the plan's key tasks                 */
    int64_t from_byte, to_byte, text_from, text_to;
    struct str said, starts, ends;       /* said: its words as the text has them        */
    int64_t edited, hand;                /* what a person settled (enum edited); made by a person */
    int64_t source;                      /* of a town's plan: the city's measure that it carries out */
    int64_t closed_at;                   /* ended: the plan has it no longer, work hangs on it */
};

struct duty {                            /* 职责: organisation x measure                */
    struct head h;
    int64_t campaign, measure, org, role, position;
    struct str named;                    /* the unit as the text names it               */
    int64_t own;                         /* 1: a paragraph of the unit's own            */
    int64_t state;                       /* proposed by the reader, confirmed by a person */
    struct str reason;                   /* message key: why this organisation          */
    int64_t from_byte, to_byte, confidence;
    int64_t edited, hand;
};

struct plan_reading {                    /* a plan document as it was read, while people look it over */
    struct head h;
    int64_t area, campaign;              /* whose plan: NONE the city's; what it made or revised */
    int64_t state, is_plan, step, year;  /* step: corrections made so far               */
    struct str name, kind, encoding, sha;
    struct str why;                      /* message key: why it is no plan              */
    struct str title, doc_no, basis;     /* basis: cited numbers, one a line            */
    struct str text;                     /* as it was decoded: spans are of this        */
};

struct plan_fact {                       /* one thing read in it                         */
    struct head h;
    int64_t reading, kind, parent;       /* parent: the item it stands under            */
    int64_t position, level, role, key_task, org;
    int64_t state, edited, hand, mechanism, period;
    struct str no, title, said;          /* said: as the text has it                    */
    struct str starts, ends, start_text, end_text;      /* a milestone's day: ends, end_text */
    struct str reason;                   /* message key: why this organisation, what is doubtful */
    int64_t from_byte, to_byte, text_from, text_to, confidence;
};

struct plan_step {                       /* what a correction changed, for taking it back */
    int64_t tenant, reading, step, n, fact, at, by;
    struct str verb, before;             /* before: JSON; NULL: the fact was made by it */
};

struct category {                        /* 问题类别                                    */
    struct head h;
    int64_t parent, measure, unit_kind, line_org, position;
    struct str code, name, standard;     /* standard: what counts as done               */
};

struct limit_row {                         /* 时限: category x severity x stage           */
    struct head h;
    int64_t category, severity, stage;   /* NONE: any                                   */
    struct str edition, valid_from, amount;   /* amount as text: 4工作时                 */
    struct str source;
};

struct holiday { int64_t tenant; struct str day; int64_t off; struct str name, source; };

/* ---- the problem ---- */

struct problem {                         /* 问题                                        */
    struct head h;
    struct str no;                       /* WT-00001                                    */
    int64_t campaign, town, community, estate;
    struct str place, title, description;
    int64_t category, severity, class, source, measure;
    double lat, lng;
    int64_t state, open;                 /* open: 0 or 1, leads the indexes             */
    int64_t unit;                        /* the responsible (lead) organisation         */
    int64_t reporter;                    /* the person who entered it                   */
    struct str reporter_name, reporter_phone;
    /* the stage clock starts anew with each stage, the overall one never does */
    int64_t stage_from, due, risk_at, over3_at, light, next_at;
    struct str stage_limit;              /* 4工作时                                      */
    int64_t overall_from, overall_due;
    struct str overall_limit;
    int64_t calendar_known;              /* 0: a year without calendar data was counted */
    int64_t half_at;                     /* half of the stage's limit is used            */
    int64_t paused_since, paused_until;  /* an approved suspension 挂账 that lasts        */
    int64_t stage_stopped, overall_stopped;   /* ms of each clock's own kind that ended stops took out of it */
    /* facts, each with who and when */
    int64_t verified_at, verified_by, filed_at, filed_by, dispatched_at, dispatched_by, accepted_at, accepted_by,
            finished_at, finished_by, checked_at, checked_by, agreed_at, closed_at;
    int64_t disagreed_at, objected_at, objected_by, reopened_at;
    int64_t returns, reworks, reopens;
    int64_t objections, upheld;          /* raised; found right by the arbiter           */
    int64_t overruled;                   /* the unit whose objection was last refused    */
    int64_t extensions, suspensions, escalations;
    int64_t escalated_at, reminded_at;
    int64_t facts;                       /* bits of enum fact                           */
    int64_t exit_reason;
    struct str redirect_to;              /* the office outside that a reporter was sent to */
    int64_t merged_into, merged_from, merged_at, merged_n;   /* the case it went into; its state before; when; how many went into it */
    int64_t batch;
    int64_t erased_at;                   /* what is personal in it was erased            */
    struct ids photos;                   /* given at creation: attachments that show it */
};

struct item_unit { int64_t tenant, item, org, role; struct str noun; };
struct item_node { int64_t tenant, item, node, open, due; };

struct step {                            /* 办理经过: one line of a problem's story      */
    int64_t id, tenant, problem, verb, at, person, org, unit, from_state, to_state, took;
    int64_t estate;              /* of the problem, so that a place's story is read along an index */
    struct str note;
};

struct stop_row { int64_t id, tenant, problem, request, from_at, to_at; };   /* to_at NONE: while it lasts */

struct request_row {                         /* asked -> granted or refused                  */
    struct head h;
    int64_t problem, town, community, estate;
    int64_t kind, state, open;           /* open: 1 while it waits for a decision        */
    int64_t unit, decider;               /* organisations: who asks, who decides         */
    struct str amount;                   /* extension: 3工作日                            */
    int64_t until;                       /* suspension: its planned end                  */
    struct str reason, answer;
    int64_t due;                         /* when a decision is expected                  */
    int64_t decided_at, decided_by;
};

struct comment {
    struct head h;
    int64_t item;
    struct str noun, text;
    struct str told;                     /* JSON list of the persons mentioned           */
    struct ids mentions;                 /* the same as given                            */
};

struct notification {                    /* what somebody is told in the program         */
    int64_t id, tenant, person, kind, item, actor, at, unread, read_at, verb;
    struct str noun, note, deed;         /* deed: the verb of what flows, "task_verb.issue"    */
};

struct follow { int64_t tenant, item, person, at; struct str noun; };

struct link_row { int64_t tenant, item, problem, at, by; struct str noun; };     /* a problem that a task, project, whistle … is about */

struct view {                            /* a saved view of a list                       */
    struct head h;
    int64_t person, position;
    struct str noun, name, query, columns;
};

struct liaison {                         /* 联络员 of a unit, with hand-over              */
    struct head h;
    int64_t org, person, from_at, to_at, handed_to;
};

struct look {                            /* who saw what is hidden, took it out or erased it, and why */
    int64_t id, tenant, at, person, org, item, rows;   /* rows: of a list that was taken out */
    struct str noun, verb, reason;
};

struct verification {                    /* the trail was verified from the page        */
    struct head h;
    int64_t state, files, heard_at, progress, total, ended_at;   /* heard_at: the last sign of life of who runs it */
    int64_t looked_rows, looked_events, looked_seals, looked_files, found;
    struct str list;                     /* JSON list of findings, the first of them     */
};

struct export {                          /* a list that left the program                 */
    struct head h;
    struct str noun, query, columns, reason;
    int64_t rows;
};

struct attachment {
    struct head h;
    int64_t item, kind;                  /* item: NONE until a record names it          */
    struct str sha, mime;                /* of the page picture                         */
    int64_t width, height, bytes;
    struct str orig, orig_mime;          /* SHA-256 and kind of the file as it was sent */
    int64_t taken_device, taken_exif;    /* time as the device and as EXIF state it     */
    double lat, lng;                     /* as the device states                        */
    double exif_lat, exif_lng;           /* as EXIF states                              */
    int64_t pair;                        /* the earlier photo whose frame it was taken in */
    int64_t print;                       /* 64 bits that like pictures share             */
    int64_t alike;                       /* a photo of the estate's other problems that it nearly equals */
};

/* ---- projects 改造项目 (project.c); every amount in fen ---- */

struct project_estate { struct head h; int64_t project, town, community, estate; };
struct project_fund {                    /* 资金来源                                      */
    struct head h;
    int64_t project, source, planned, arrived;
    struct str arrived_on, doc_no, note; /* doc_no: 资金文号                              */
};
struct project_payment { struct head h; int64_t project, amount; struct str day, payee, voucher, note; };
struct project_node { struct head h; int64_t project, position, weight; struct str name, planned, done; };

/* ---- the system's own ---- */

struct event {
    int64_t id, tenant, item, version, at, who, org, seal;
    struct str noun, verb, call, fields, note, prev, chain, row;
};
struct secret { int64_t tenant, id; struct str salt; };
struct seal { int64_t id, tenant, from_event, to_event, count, at; struct str key, prev, digest; };   /* key: which one signed */
struct job {
    int64_t id, tenant, state, run_at, lease_until, version, attempts, progress, total, by, created_at, ended_at;
    struct str kind, holder, input, output;
};
struct job_item { int64_t tenant, job, item; struct str noun; };
struct rollup_cell { int64_t tenant, kind, k1, k2, k3, slot, n; };
struct once { int64_t tenant, who; struct str key, body; int64_t item, at; };
/* ---- what flows (flow.h): every such row begins so ---- */

#define FLOW_MEMBERS \
    struct head h; \
    struct str no, title; \
    int64_t town, community, estate;     /* where; NONE: the whole city, the whole town */ \
    int64_t state, open, state_since; \
    int64_t unit, issuer;                /* organisations: who has to act, who gave it out */ \
    int64_t due, risk_at, next_at, light; \
    int64_t late                         /* it was late once, whatever became of it */

struct flow_row { FLOW_MEMBERS; };

struct deed {                            /* one line of the story of what flows */
    int64_t id, tenant, item, at, person, org, unit;
    struct str noun, verb, from_state, to_state, note;
};

struct task {                            /* 任务 */
    FLOW_MEMBERS;
    int64_t campaign, measure, parent;   /* parent: the task that it is a part of */
    int64_t source, source_item;         /* what it came from */
    struct str standard, target_unit, starts;
    int64_t target, done, percent;       /* target 目标数 */
    int64_t report_days, report_by;      /* a report every so many days; when the next one is due */
    int64_t missed;                      /* how many did not come in time                */
    int64_t finished_at, finished_by, sent_back;
};

struct project {                         /* 改造项目: place as far as all of its estates share it */
    FLOW_MEMBERS;                        /* no: XM-00001; due: the end of the planned last day */
    int64_t class;                       /* 基础类 完善类 提升类                          */
    int64_t estate_n, measure;           /* of how many estates it is                    */
    struct str content, standard;        /* 建设内容, 建设标准                            */
    int64_t stopped_from;                /* the state in which it was stopped            */
    struct str planned_start, planned_end, real_start, real_end;
    struct str approval_no, approved_on; /* 立项批复                                      */
    int64_t budget, funded, arrived, paid;       /* funded, arrived, paid: sums of its funds and payments */
    int64_t done_value;                  /* 完成投资, as the unit reports it              */
    int64_t method;                      /* how it was procured                          */
    struct str tender_no, winner;
    int64_t contract;
    struct str contract_on, accepted_on;
    int64_t settled;                     /* 决算                                          */
    struct str settled_on;
    int64_t progress;                    /* per cent of the weights of its nodes          */
    int64_t finished_by, reworks;
};

struct supervision {                     /* 督办: one sheet; no: 督办单〔2026〕12号            */
    FLOW_MEMBERS;
    int64_t rung;                        /* 催办 … 通报                                   */
    int64_t about, after;                /* what it presses; the sheet that it raises     */
    struct str about_noun, about_no;     /* "problem", "task"                             */
    struct str text;
    int64_t by_clock;                    /* nobody wrote it: the work was late            */
    int64_t answered_at, answered_by, released_at, released_by;
};

struct counter { int64_t tenant; struct str series; int64_t n; };
struct node { int64_t id, lease_until, last_id; struct str holder; };
struct schema_version { int64_t version, at; struct str program; };
struct setting { int64_t tenant; struct str key, value; };
struct ruling { struct head h; struct str key, was, value; };     /* a policy or a calendar year set anew */
struct batch {                           /* an import                                   */
    struct head h;
    struct str noun, file_name, sha, encoding, columns;
    int64_t state, total, fresh, changed, same, refused, done, undone_kept;
    int64_t at_byte, at_line;            /* of the decoded file: where the next chunk begins */
    struct str source;                   /* SHA-256 of the file as it came, where it was no text (kind "sheet") */
    struct str options;                  /* JSON: sheet, heading, dates, datum as chosen */
    int64_t run;                         /* the trial that counts: its batch_rows; NONE: the batch's own id */
};
struct batch_row {                       /* a row of an import: what was refused, what was made */
    int64_t tenant, batch, line, record, version;
    struct str outcome, cell, value, reason;
    struct str more;                     /* JSON: further cells that were refused, [[cell, value, reason], …] */
    struct str before;                   /* JSON: what stood in fields that events hide, for taking it back */
    struct str noun;                     /* of what was made beside the row's own record: a building it names */
};

extern const struct entity tenant_entity, area_entity, org_entity, estate_entity, person_entity, grant_entity,
    session_entity, activation_entity, campaign_entity, phase_entity, milestone_entity, measure_entity, duty_entity,
    category_entity, limit_entity, holiday_entity, problem_entity, item_unit_entity, item_node_entity, step_entity,
    attachment_entity, event_entity, secret_entity, seal_entity, job_entity, rollup_entity, once_entity,
    counter_entity, node_entity, schema_version_entity, setting_entity, batch_entity, batch_row_entity, stop_entity,
    request_entity, comment_entity, notification_entity, follow_entity, link_entity, view_entity, liaison_entity, export_entity,
    job_item_entity, ruling_entity, look_entity, verification_entity, building_entity, stairwell_entity, elevator_entity,
    lift_record_entity, facility_entity, contract_entity, owners_body_entity, ledger_month_entity, household_entity,
    base_edition_entity, edition_row_entity, moment_entity, rule_entity, rule_finding_entity, rule_mark_entity, mapping_entity,
    plan_reading_entity, plan_fact_entity, plan_step_entity,
    deed_entity, task_entity,
    supervision_entity;
extern const struct entity project_entity, project_estate_entity, project_fund_entity, project_payment_entity, project_node_entity;

#endif
