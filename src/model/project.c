/* 改造项目: a project, where it is built, where its money comes from, what was paid, its points in time. */
#include "model/flow.h"

enum { MOST_FEN = 99999999999999 };      /* 999 billion yuan: what a cell of a list still holds exactly */

#define FEN(St, m, fl) F_INT(St, m, (fl) | MONEY, 0, MOST_FEN)

static const struct field project_fields[] = {
    FLOW_FIELDS(project, project_states),
    F_CODE(project, class,          REQUIRED | INPUT | EDIT | FILTER, &classes),
    F_INT (project, estate_n,       REQUIRED, 0, 1000),
    F_REF (project, measure,        INPUT | EDIT | FILTER | NAMED, &measure_entity),
    F_TEXT(project, content,        INPUT | EDIT | FREE | PAGE, 0, 2000),
    F_TEXT(project, standard,       INPUT | EDIT | FREE | PAGE, 0, 400),
    F_CODE(project, stopped_from,   0, &project_states),
    F_DATE(project, planned_start,  INPUT | EDIT | FILTER),
    F_DATE(project, planned_end,    INPUT | EDIT | FILTER),
    F_DATE(project, real_start,     INPUT | EDIT),
    F_DATE(project, real_end,       INPUT | EDIT),
    F_TEXT(project, approval_no,    INPUT | EDIT, 0, 60),
    F_DATE(project, approved_on,    INPUT | EDIT),
    FEN   (project, budget,         INPUT | EDIT),
    FEN   (project, funded,         COUNTER),
    FEN   (project, arrived,        COUNTER),
    FEN   (project, paid,           COUNTER),
    FEN   (project, done_value,     INPUT | EDIT),
    F_CODE(project, method,         INPUT | EDIT | FILTER, &procurements),
    F_TEXT(project, tender_no,      INPUT | EDIT | PAGE, 0, 60),
    F_TEXT(project, winner,         INPUT | EDIT, 0, 80),
    FEN   (project, contract,       INPUT | EDIT),
    F_DATE(project, contract_on,    INPUT | EDIT),
    F_DATE(project, accepted_on,    INPUT | EDIT | PAGE),
    FEN   (project, settled,        INPUT | EDIT),
    F_DATE(project, settled_on,     INPUT | EDIT | PAGE),
    F_INT (project, progress,       COUNTER, 0, 100),
    F_REF (project, finished_by,    PAGE | BASIS, &person_entity),
    F_INT (project, reworks,        COUNTER, 0, 1000),
};
static const struct index project_index[] = { FLOW_INDEX, { "tenant, state, due, id", false } };
const struct entity project_entity = {
    .name = "project", .table = "projects", .size = sizeof(struct project), .field = project_fields,
    .nfield = N_OF(project_fields), .index = project_index, .nindex = N_OF(project_index), .placed = true, .unitised = true,
    .title = "title",
};

static const struct field place_fields[] = {
    F_REF(project_estate, project,   REQUIRED | FILTER, &project_entity),
    F_REF(project_estate, town,      FILTER | NAMED, &area_entity),
    F_REF(project_estate, community, FILTER | NAMED, &area_entity),
    F_REF(project_estate, estate,    REQUIRED | FILTER | NAMED, &estate_entity),
};
static const struct index place_index[] = {
    { "tenant, project, estate", false }, { "tenant, estate, id", false }, { "tenant, community, id", false },
    { "tenant, town, id", false },
};
const struct entity project_estate_entity = {
    .name = "project_estate", .table = "project_estates", .size = sizeof(struct project_estate), .field = place_fields,
    .nfield = N_OF(place_fields), .index = place_index, .nindex = N_OF(place_index), .placed = true,
};

static const struct field fund_fields[] = {
    F_REF (project_fund, project,    REQUIRED, &project_entity),
    F_CODE(project_fund, source,     REQUIRED | INPUT | EDIT, &fund_sources),
    FEN   (project_fund, planned,    REQUIRED | INPUT | EDIT),
    FEN   (project_fund, arrived,    INPUT | EDIT),
    F_DATE(project_fund, arrived_on, INPUT | EDIT),
    F_TEXT(project_fund, doc_no,     INPUT | EDIT, 0, 60),
    F_TEXT(project_fund, note,       INPUT | EDIT | FREE, 0, 200),
};
static const struct index of_project[] = { { "tenant, project, id", false } };
const struct entity project_fund_entity = {
    .name = "project_fund", .table = "project_funds", .size = sizeof(struct project_fund), .field = fund_fields,
    .nfield = N_OF(fund_fields), .index = of_project, .nindex = 1,
};

static const struct field payment_fields[] = {
    F_REF (project_payment, project, REQUIRED, &project_entity),
    F_DATE(project_payment, day,     REQUIRED | INPUT | EDIT),
    F_INT (project_payment, amount,  REQUIRED | INPUT | EDIT | MONEY, 1, MOST_FEN),
    F_TEXT(project_payment, payee,   REQUIRED | INPUT | EDIT, 1, 80),
    F_TEXT(project_payment, voucher, REQUIRED | INPUT | EDIT, 1, 40),
    F_TEXT(project_payment, note,    INPUT | EDIT | FREE, 0, 200),
};
const struct entity project_payment_entity = {
    .name = "project_payment", .table = "project_payments", .size = sizeof(struct project_payment), .field = payment_fields,
    .nfield = N_OF(payment_fields), .index = of_project, .nindex = 1,
};

static const struct field node_fields[] = {
    F_REF (project_node, project,  REQUIRED, &project_entity),
    F_INT (project_node, position, REQUIRED | INPUT | EDIT, 0, 1000),
    F_TEXT(project_node, name,     REQUIRED | INPUT | EDIT, 1, 60),
    F_DATE(project_node, planned,  INPUT | EDIT),
    F_DATE(project_node, done,     INPUT | EDIT),
    F_INT (project_node, weight,   REQUIRED | INPUT | EDIT, 1, 100),
};
const struct entity project_node_entity = {
    .name = "project_node", .table = "project_nodes", .size = sizeof(struct project_node), .field = node_fields,
    .nfield = N_OF(node_fields), .index = of_project, .nindex = 1,
};

/* ---- how it moves ---- */


#define UNI FLOW_TELL_UNITS
#define ISS FLOW_TELL_ISSUER

/* Who carries a project out may be a firm, a town, a bureau: its side, not a capability of handling. A stopped one goes on
** where it stood (its own hook). */
static const struct flow_move project_moves[] = {
    /* from               verb         to                 who       side        needs                    clock       told */
    { PROJECT_DRAFTED,   PROJECT_APPROVE, PROJECT_APPROVED,  CAP_TASK, SIDE_ANY,   FLOW_MORE,               CLOCK_KEEP, UNI, .primary = true },
    { PROJECT_APPROVED,  PROJECT_PROCURE, PROJECT_PROCURED,  CAP_READ, SIDE_UNIT,  FLOW_MORE,               CLOCK_KEEP, ISS, .primary = true },
    { PROJECT_PROCURED,  PROJECT_START,   PROJECT_UNDER_WAY, CAP_READ, SIDE_UNIT,  0,                       CLOCK_KEEP, ISS, .primary = true },
    { PROJECT_UNDER_WAY, PROJECT_FINISH,  PROJECT_FINISHED,  CAP_READ, SIDE_UNIT,  FLOW_NOTE,               CLOCK_KEEP, ISS, .primary = true },
    { PROJECT_FINISHED,  PROJECT_ACCEPT,  PROJECT_ACCEPTED,  CAP_TASK, SIDE_APART, FLOW_NOTE,               CLOCK_KEEP, UNI, .primary = true },
    { PROJECT_FINISHED,  PROJECT_REWORK,  PROJECT_UNDER_WAY, CAP_TASK, SIDE_APART, FLOW_REASON,             CLOCK_KEEP, UNI },
    { PROJECT_ACCEPTED,  PROJECT_SETTLE,  PROJECT_SETTLED,   CAP_TASK, SIDE_ANY,   FLOW_MORE,               CLOCK_END,  UNI, .primary = true },
    { PROJECT_DRAFTED,   PROJECT_STOP,    PROJECT_STOPPED,   CAP_TASK, SIDE_ANY,   FLOW_REASON,             CLOCK_KEEP, UNI },
    { PROJECT_APPROVED,  PROJECT_STOP,    PROJECT_STOPPED,   CAP_TASK, SIDE_ANY,   FLOW_REASON,             CLOCK_KEEP, UNI },
    { PROJECT_PROCURED,  PROJECT_STOP,    PROJECT_STOPPED,   CAP_TASK, SIDE_ANY,   FLOW_REASON,             CLOCK_KEEP, UNI },
    { PROJECT_UNDER_WAY, PROJECT_STOP,    PROJECT_STOPPED,   CAP_TASK, SIDE_ANY,   FLOW_REASON,             CLOCK_KEEP, UNI },
    { PROJECT_STOPPED,   PROJECT_RESUME,  PROJECT_APPROVED,  CAP_TASK, SIDE_ANY,   FLOW_REASON,             CLOCK_KEEP, UNI, .primary = true },
};

const struct flow project_flow = {
    .entity = &project_entity, .state = &project_states, .verb = &project_verbs,
    .open = FLOW_OPEN(PROJECT_DRAFTED) | FLOW_OPEN(PROJECT_APPROVED) | FLOW_OPEN(PROJECT_PROCURED) | FLOW_OPEN(PROJECT_UNDER_WAY)
          | FLOW_OPEN(PROJECT_FINISHED) | FLOW_OPEN(PROJECT_ACCEPTED) | FLOW_OPEN(PROJECT_STOPPED),
    .first = PROJECT_DRAFTED, .made = PROJECT_DRAFT, .move = project_moves, .nmove = N_OF(project_moves), .series = "XM", .past_ok = true,
};
