/* The head of every record, and the list of everything that is stored. */
#include "model/rows.h"

#define H_INT(m, fl) { F_KEY(m), .kind = K_INT,  .flags = (fl), .at = offsetof(struct head, m), .min = 0, .max = INT64_MAX }
#define H_TIME(m, fl) { F_KEY(m), .kind = K_TIME, .flags = KEEP | (fl), .at = offsetof(struct head, m) }
#define H_REF(m)     { F_KEY(m), .kind = K_REF,  .flags = KEEP | PAGE, .at = offsetof(struct head, m), .ref = &person_entity }

const struct field head_fields[] = {
    H_INT(id, REQUIRED), H_INT(tenant, REQUIRED), H_INT(version, REQUIRED),
    H_TIME(created_at, FILTER), H_REF(created_by), H_TIME(updated_at, 0), H_REF(updated_by), H_TIME(removed_at, 0),
    { .name = "extra", .kind = K_JSON, .flags = PAGE, .at = offsetof(struct head, extra), .max = 20000 },
    { .name = "chain", .kind = K_BLOB, .flags = KEEP | SECRET | PAGE, .at = offsetof(struct head, chain) },
};
const int head_nfield = N_OF(head_fields);

const struct entity *const entities[] = {
    &schema_version_entity, &node_entity, &tenant_entity, &setting_entity, &counter_entity, &once_entity,
    &secret_entity, &event_entity, &seal_entity, &job_entity, &rollup_entity, &area_entity, &org_entity,
    &person_entity, &grant_entity, &session_entity, &activation_entity, &campaign_entity, &phase_entity,
    &milestone_entity, &measure_entity, &duty_entity, &category_entity, &limit_entity, &holiday_entity, &batch_entity,
    &batch_row_entity, &estate_entity, &problem_entity, &item_unit_entity, &item_node_entity, &step_entity,
    &attachment_entity, &stop_entity, &request_entity, &comment_entity, &notification_entity, &follow_entity, &view_entity,
    &liaison_entity, &export_entity, &job_item_entity, &ruling_entity,
    &look_entity, &verification_entity, &building_entity, &stairwell_entity, &elevator_entity, &lift_record_entity,
    &facility_entity, &contract_entity, &owners_body_entity, &ledger_month_entity, &household_entity, &base_edition_entity,
    &edition_row_entity, &moment_entity, &rule_entity, &rule_finding_entity, &rule_mark_entity, &mapping_entity,
    &plan_reading_entity, &plan_fact_entity, &plan_step_entity,
};
const int nentities = N_OF(entities);
