/* What stands in an estate: buildings, stairwells, lifts, facilities, contracts, owners' bodies, monthly figures,
** households; the frozen editions of it, the rules that look at it, the columns of its sources (features B1-B3, C7, J5). */
#include "model/rows.h"

#define TEXT(St, m, fl, lo, hi, al) \
    { F_KEY(m), .kind = K_TEXT, .flags = (fl), .at = AT(St, m, struct str), .min = (lo), .max = (hi), .alias = (al) }
#define COUNT(St, m, fl, hi, al, un) \
    { F_KEY(m), .kind = K_INT, .flags = (fl), .at = AT(St, m, int64_t), .max = (hi), .alias = (al), .units = (un) }
#define YEAR(St, m, al) \
    { F_KEY(m), .kind = K_INT, .flags = KEPT, .at = AT(St, m, int64_t), .min = 1900, .max = 2100, .alias = (al), .units = "年|年建|年建成" }
#define AREA(St, m, al) \
    { F_KEY(m), .kind = K_REAL, .flags = KEPT, .at = AT(St, m, double), .max = 100000000, .alias = (al), .units = "平方米|平米|㎡|m²|m2" }
#define FEN(St, m, fl, al) \
    { F_KEY(m), .kind = K_INT, .flags = (fl) | MONEY, .at = AT(St, m, int64_t), .max = 100000000000, .alias = (al) }
#define CODE(St, m, fl, c, al) \
    { F_KEY(m), .kind = K_CODE, .flags = (fl), .at = AT(St, m, int64_t), .codes = (c), .alias = (al) }
#define DAY(St, m, fl, al) { F_KEY(m), .kind = K_DATE, .flags = (fl), .at = AT(St, m, struct str), .alias = (al) }
#define YES(St, m, fl, al) { F_KEY(m), .kind = K_BOOL, .flags = (fl), .at = AT(St, m, int64_t), .alias = (al) }
#define TO(St, m, fl, e, al) \
    { F_KEY(m), F_NAME(m), .kind = K_REF, .flags = (fl) | NAMED, .at = AT(St, m, int64_t), .ref = (e), .alias = (al) }

#define KEPT (INPUT | EDIT)

/* Where it stands: the estate is given, its town and community follow from it. */
#define PLACE(St) \
    TO(St, town, FILTER, &area_entity, 0), TO(St, community, FILTER, &area_entity, 0), \
    TO(St, estate, REQUIRED | INPUT | FILTER, &estate_entity, "小区|小区名称|所属小区|estate")
#define FROM_BATCH(St) F_REF(St, batch, 0, &batch_entity)

/* Every list is by estate, by community and by town; what a batch made is found by it. */
#define BY_PLACE { "tenant, estate, id", false }, { "tenant, community, id", false }, { "tenant, town, id", false }, \
    { "tenant, batch, id", false }

#define REGISTER(var, St, nm, tb, ti) \
    const struct entity var = { \
        .name = nm, .table = tb, .size = sizeof(struct St), .field = St##_fields, .nfield = N_OF(St##_fields), \
        .index = St##_index, .nindex = N_OF(St##_index), .placed = true, .title = ti }

static const struct field building_fields[] = {
    PLACE(building),
    TEXT (building, name,        REQUIRED | KEPT | FILTER, 1, 40, "楼栋|楼栋号|幢号|栋号|楼号|楼栋名称|building"),
    TEXT (building, source_no,   INPUT, 0, 40, "编号|楼栋编号|楼栋编码"),
    COUNT(building, floors,      KEPT, 200, "层数|地上层数|楼层数|总层数", "层|F"),
    COUNT(building, underground, KEPT, 20, "地下层数", "层"),
    COUNT(building, stairwells,  KEPT, 100, "单元数|单元|楼道数", "个|单元"),
    COUNT(building, households,  KEPT, 5000, "户数|总户数", "户|套"),
    YEAR (building, built_year,  "建成年份|建成年代|竣工年份"),
    CODE (building, structure,   KEPT | FILTER, &structures, "结构|结构类型|建筑结构"),
    AREA (building, floor_area,  "建筑面积|面积"),
    TEXT (building, head_name,   KEPT | PERSONAL, 0, 40, "楼栋长|楼长"),
    TEXT (building, head_phone,  KEPT | PERSONAL, 0, 20, "楼栋长电话|联系电话|电话"),
    { F_KEY(lat), .kind = K_REAL, .flags = KEPT, .at = AT(building, lat, double), .min = -90, .max = 90, .alias = "纬度|lat|latitude" },
    { F_KEY(lng), .kind = K_REAL, .flags = KEPT, .at = AT(building, lng, double), .min = -180, .max = 180, .alias = "经度|lng|lon|longitude" },
    TEXT (building, outline,     KEPT | PAGE, 0, 4000, 0),
    FROM_BATCH(building),
};
static const struct index building_index[] = { BY_PLACE, { "tenant, estate, name", false } };
REGISTER(building_entity, building, "building", "buildings", "name");

static const struct field stairwell_fields[] = {
    PLACE(stairwell),
    TO   (stairwell, building,   REQUIRED | KEPT | FILTER, &building_entity, "楼栋|楼栋号|幢号|栋号|楼号"),
    TEXT (stairwell, name,       REQUIRED | KEPT | FILTER, 1, 40, "单元|单元号|楼道|楼道号"),
    TEXT (stairwell, source_no,  INPUT, 0, 40, "编号|单元编号"),
    COUNT(stairwell, floors,     KEPT, 200, "层数", "层|F"),
    COUNT(stairwell, households, KEPT, 1000, "户数", "户|套"),
    FROM_BATCH(stairwell),
};
static const struct index stairwell_index[] = { BY_PLACE, { "tenant, building, id", false } };
REGISTER(stairwell_entity, stairwell, "stairwell", "stairwells", "name");

static const struct field elevator_fields[] = {
    PLACE(elevator),
    TO   (elevator, building,       KEPT | FILTER, &building_entity, "楼栋|楼栋号|幢号|所在楼栋"),
    TO   (elevator, stairwell,      KEPT | FILTER, &stairwell_entity, "单元|单元号"),
    TEXT (elevator, name,           REQUIRED | KEPT | FILTER, 1, 60, "电梯|电梯名称|电梯位置|梯号|使用地点|安装位置"),
    TEXT (elevator, code,           KEPT | FILTER, 0, 40, "设备代码|注册代码|电梯编号|使用登记证编号|设备编号"),
    TEXT (elevator, source_no,      INPUT, 0, 40, "编号|序列号|出厂编号"),
    TEXT (elevator, maker,          KEPT, 0, 80, "制造单位|品牌|生产厂家|制造厂家"),
    TEXT (elevator, model,          KEPT, 0, 60, "型号|规格型号"),
    TEXT (elevator, maintainer,     KEPT, 0, 80, "维保单位|维护保养单位"),
    DAY  (elevator, installed,      KEPT | FILTER, "投用日期|投入使用日期|安装日期|使用日期|启用日期|投用时间"),
    COUNT(elevator, stops,          KEPT, 200, "层站|层站数|站数", "层|站"),
    CODE (elevator, state,          KEPT | FILTER, &lift_states, "状态|使用状态"),
    DAY  (elevator, maintained,     KEPT, "最近维保日期|上次维保"),
    DAY  (elevator, inspected,      KEPT, "最近检验日期|检验日期|年检日期"),
    DAY  (elevator, inspection_due, KEPT, "下次检验日期|检验有效期"),
    DAY  (elevator, assessed,       KEPT, "评估日期|安全评估日期|最近评估日期"),
    CODE (elevator, grade,          KEPT | FILTER, &lift_grades, "评估等级|安全等级|安全状况等级"),
    CODE (elevator, advice,         KEPT | FILTER, &lift_advices, "评估结论|评估建议|处理建议"),
    TEXT (elevator, insurer,        KEPT, 0, 80, "保险公司|承保单位"),
    DAY  (elevator, policy_end,     KEPT, "保险到期|保险到期日|保单到期日"),
    DAY  (elevator, trapped,        FILTER, 0),
    DAY  (elevator, assess_by,      FILTER, 0),
    DAY  (elevator, inspect_by,     FILTER, 0),
    DAY  (elevator, maintain_by,    FILTER, 0),
    DAY  (elevator, insure_by,      FILTER, 0),
    DAY  (elevator, next_by,        SORT, 0),
    FROM_BATCH(elevator),
};
static const struct index elevator_index[] = {
    BY_PLACE, { "tenant, building, id", false }, { "tenant, code, id", false }, { "tenant, installed, id", false },
    { "tenant, next_by, id", false }, { "tenant, town, next_by, id", false }, { "tenant, community, next_by, id", false },
    { "tenant, estate, next_by, id", false },
};
REGISTER(elevator_entity, elevator, "elevator", "elevators", "name");

static const struct field lift_record_fields[] = {
    TO   (lift_record, town, FILTER, &area_entity, 0), TO(lift_record, community, FILTER, &area_entity, 0),
    TO   (lift_record, estate, FILTER, &estate_entity, 0),
    TO   (lift_record, elevator,  REQUIRED | INPUT | FILTER, &elevator_entity, "电梯|电梯名称"),
    CODE (lift_record, deed,      REQUIRED | INPUT | FILTER, &lift_deeds, "事项|类型"),
    DAY  (lift_record, day,       REQUIRED | KEPT, "日期"),
    CODE (lift_record, result,    KEPT, &lift_results, "结果|结论"),
    CODE (lift_record, grade,     KEPT, &lift_grades, "等级"),
    CODE (lift_record, advice,    KEPT, &lift_advices, "建议"),
    { F_KEY(score), .kind = K_REAL, .flags = KEPT, .at = AT(lift_record, score, double), .max = 1000, .alias = "综合评分|评分" },
    DAY  (lift_record, due,       KEPT, "下次日期|有效期至"),
    TEXT (lift_record, by,        KEPT, 0, 80, "单位|机构"),
    TEXT (lift_record, report_no, KEPT, 0, 60, "报告编号"),
    TEXT (lift_record, note,      KEPT | FREE, 0, 1000, "备注"),
};
static const struct index lift_record_index[] = { { "tenant, elevator, day, id", false }, { "tenant, estate, day, id", false } };
REGISTER(lift_record_entity, lift_record, "lift_record", "lift_records", "day");

static const struct field facility_fields[] = {
    PLACE(facility),
    CODE (facility, kind,      REQUIRED | INPUT | EDIT | FILTER, &facility_kinds, "设施|设施类型|种类|设施名称|类别"),
    TEXT (facility, place,     KEPT | FILTER, 0, 80, "位置|地点|安装位置"),
    COUNT(facility, needed,    KEPT, 100000, "应有|应配|应建|应有数量", "个|处|台|座|套|只|具|辆|位|路|间|盏"),
    COUNT(facility, count,     KEPT, 100000, "现有|数量|实有|现有数量", "个|处|台|座|套|只|具|辆|位|路|间|盏"),
    COUNT(facility, good,      KEPT, 100000, "完好|完好数|正常数|完好数量", "个|处|台|座|套|只|具|辆|位|路|间|盏"),
    YEAR (facility, year,      "建成年份|安装年份|年份"),
    TEXT (facility, note,      KEPT, 0, 400, "情况|备注|说明"),
    DAY  (facility, checked,   KEPT, "检查日期|核对日期"),
    TEXT (facility, source_no, INPUT, 0, 40, "编号"),
    FROM_BATCH(facility),
};
static const struct index facility_index[] = { BY_PLACE, { "tenant, estate, kind, id", false } };
REGISTER(facility_entity, facility, "facility", "facilities", "kind");

static const struct field contract_fields[] = {
    PLACE(contract),
    TO   (contract, firm,      KEPT | FILTER, &org_entity, "物业企业|物业公司|物业服务企业"),
    TEXT (contract, company,   KEPT | FILTER, 0, 80, 0),
    DAY  (contract, starts,    KEPT, "合同开始|合同起始日期|开始日期|服务开始日期"),
    DAY  (contract, ends,      KEPT, "合同到期|合同终止日期|到期日期|服务终止日期"),
    FEN  (contract, fee,       KEPT, "物业费|收费标准|物业费标准"),
    FEN  (contract, fee_high,  KEPT, "物业费上限"),
    CODE (contract, rating,    KEPT | FILTER, &firm_ratings, "评级|考核等级|信用等级"),
    COUNT(contract, staff,     KEPT, 10000, "服务人员|人员数|在岗人数", "人|名"),
    TEXT (contract, note,      KEPT, 0, 400, "备注"),
    FROM_BATCH(contract),
};
static const struct index contract_index[] = { BY_PLACE, { "tenant, firm, id", false } };
REGISTER(contract_entity, contract, "contract", "contracts", "company");

static const struct field owners_body_fields[] = {
    PLACE(owners_body),
    CODE (owners_body, kind,          REQUIRED | KEPT | FILTER, &body_kinds, "组织形式|类型|业委会类型"),
    YES  (owners_body, eligible,      KEPT | FILTER, "是否符合成立条件|符合条件"),
    DAY  (owners_body, set_up,        KEPT, "成立日期|成立时间|选举日期"),
    DAY  (owners_body, filed,         KEPT, "备案日期|备案时间"),
    DAY  (owners_body, term_ends,     KEPT, "任期届满|任期到期|到期日期|届满日期"),
    COUNT(owners_body, members,       KEPT, 100, "委员人数|成员数|委员数", "人|名"),
    COUNT(owners_body, party_members, KEPT, 100, "党员委员|党员人数|党员数", "人|名"),
    TEXT (owners_body, chair,         KEPT | PERSONAL, 0, 40, "主任|负责人"),
    TEXT (owners_body, note,          KEPT, 0, 400, "备注"),
    FROM_BATCH(owners_body),
};
static const struct index owners_body_index[] = { BY_PLACE, { "tenant, term_ends, id", false } };
REGISTER(owners_body_entity, owners_body, "owners_body", "owners_bodies", "kind");

static const struct field ledger_month_fields[] = {
    PLACE(ledger_month),
    DAY  (ledger_month, month,         REQUIRED | INPUT | MONTH | FILTER, "月份|年月|账期"),
    FEN  (ledger_month, fee_due,       KEPT, "应收物业费|应收|应收金额"),
    FEN  (ledger_month, fee_paid,      KEPT, "实收物业费|实收|实收金额"),
    FEN  (ledger_month, fund_balance,  KEPT, "维修资金余额|维修资金结余"),
    FEN  (ledger_month, fund_used,     KEPT, "应急使用|维修资金支出|应急维修支出"),
    FEN  (ledger_month, public_income, KEPT, "公共收益|公共收入"),
    FEN  (ledger_month, spending,      KEPT, "支出|物业支出|总支出"),
    FROM_BATCH(ledger_month),
};
static const struct index ledger_month_index[] = { BY_PLACE, { "tenant, estate, month, id", false } };
REGISTER(ledger_month_entity, ledger_month, "ledger_month", "ledger_months", "month");

static const struct field household_fields[] = {
    PLACE(household),
    TO   (household, building,   KEPT | FILTER, &building_entity, "楼栋|楼栋号|幢号|栋号|楼号"),
    TO   (household, stairwell,  KEPT | FILTER, &stairwell_entity, "单元|单元号"),
    TEXT (household, code,       REQUIRED | INPUT | FILTER, 1, 40, "户号|房号|门牌|室号|门牌号"),
    { F_KEY(floor), .kind = K_INT, .flags = KEPT, .at = AT(household, floor, int64_t), .min = -20, .max = 200, .alias = "楼层|层", .units = "层|F|楼" },
    AREA (household, floor_area, "建筑面积|面积"),
    CODE (household, occupancy,  KEPT | FILTER, &occupancies, "居住情况|使用情况|自住出租"),
    COUNT(household, persons,    KEPT, 100, "居住人数|人数|常住人数", "人|口"),
    COUNT(household, aged,       KEPT, 100, "老年人|60岁以上", "人|位"),
    COUNT(household, children,   KEPT, 100, "婴幼儿|3岁以下", "人|位"),
    YES  (household, alone,      KEPT | FILTER, "独居老人|是否独居"),
    FROM_BATCH(household),
};
static const struct index household_index[] = {
    BY_PLACE, { "tenant, estate, code, id", false }, { "tenant, building, id", false }, { "tenant, building, code, id", false },
};
REGISTER(household_entity, household, "household", "households", "code");

/* ---- editions ---- */

static const struct field base_edition_fields[] = {
    F_INT (base_edition, year,    REQUIRED | INPUT, 2000, 2100),
    F_TEXT(base_edition, name,    REQUIRED | INPUT, 1, 60),
    F_TEXT(base_edition, note,    INPUT, 0, 400),
    F_INT (base_edition, estates, 0, 0, INT64_MAX),
    F_INT (base_edition, records, KEEP, 0, INT64_MAX),
    F_TEXT(base_edition, digest,  0, 0, 64),
    F_CODE(base_edition, state,   REQUIRED, &job_states),
    F_INT (base_edition, total,   0, 0, INT64_MAX),
    F_INT (base_edition, done,    KEEP, 0, INT64_MAX),       /* progress is no version of the edition */
    F_INT (base_edition, at_estate, KEEP | INNER, 0, INT64_MAX),
    F_TEXT(base_edition, running, KEEP | INNER, 0, 64),
};
static const struct index base_edition_index[] = { { "tenant, year, id", false }, { "tenant, name", true } };
const struct entity base_edition_entity = {
    .name = "base_edition", .table = "base_editions", .size = sizeof(struct base_edition), .field = base_edition_fields,
    .nfield = N_OF(base_edition_fields), .index = base_edition_index, .nindex = N_OF(base_edition_index), .title = "name",
};

static const struct field edition_row_fields[] = {
    F_INT (edition_row, tenant,  REQUIRED, 1, INT64_MAX),
    F_REF (edition_row, edition, REQUIRED, &base_edition_entity),
    F_REF (edition_row, estate,  REQUIRED, &estate_entity),
    F_TEXT(edition_row, noun,    REQUIRED, 1, 40),
    F_INT (edition_row, item,    REQUIRED, 1, INT64_MAX),
    F_INT (edition_row, version, REQUIRED, 1, INT64_MAX),
    F_JSON(edition_row, data,    REQUIRED, 40000),
    F_TEXT(edition_row, digest,  REQUIRED, 64, 64),
};
const struct entity edition_row_entity = {
    .name = "edition_row", .table = "edition_rows", .size = sizeof(struct edition_row), .field = edition_row_fields,
    .nfield = N_OF(edition_row_fields), .headless = true, .key = "tenant, edition, estate, noun, item",
};

/* ---- what happened there ---- */

static const struct field moment_fields[] = {
    F_INT (moment, id,     REQUIRED, 1, INT64_MAX),
    F_INT (moment, tenant, REQUIRED, 1, INT64_MAX),
    F_REF (moment, estate, REQUIRED, &estate_entity),
    F_CODE(moment, kind,   REQUIRED, &moment_kinds),
    F_CODE(moment, verb,   REQUIRED, &moment_verbs),
    F_REF (moment, person, 0, &person_entity),
    F_TEXT(moment, noun,   0, 0, 40),
    F_INT (moment, item,   0, 1, INT64_MAX),
    F_INT (moment, n,      0, 0, INT64_MAX),
    F_TEXT(moment, text,   FREE, 0, 400),
};
const struct entity moment_entity = {
    .name = "moment", .table = "moments", .size = sizeof(struct moment), .field = moment_fields,
    .nfield = N_OF(moment_fields), .headless = true, .key = "tenant, estate, id",
};

/* ---- rules ---- */

static const struct field rule_fields[] = {
    F_TEXT(rule, code,       REQUIRED | INPUT, 1, 40),
    F_TEXT(rule, name,       REQUIRED | INPUT | EDIT, 1, 80),
    F_TEXT(rule, noun,       REQUIRED | INPUT, 1, 40),
    F_TEXT(rule, condition,  REQUIRED | INPUT | EDIT, 1, 1000),
    F_CODE(rule, makes,      REQUIRED | INPUT | EDIT, &rule_outcomes),
    F_REF (rule, category,   INPUT | EDIT | NAMED, &category_entity),
    F_CODE(rule, severity,   INPUT | EDIT, &severities),
    F_TEXT(rule, title,      INPUT | EDIT, 0, 80),
    F_TEXT(rule, why,        INPUT | EDIT, 0, 400),
    F_BOOL(rule, enabled,    REQUIRED | INPUT | EDIT),
    F_TEXT(rule, edition,    INPUT | EDIT, 0, 40),
    F_TEXT(rule, source,     INPUT | EDIT, 0, 200),
    F_DATE(rule, valid_from, INPUT | EDIT),
};
static const struct index rule_index[] = { { "tenant, code", true } };
const struct entity rule_entity = {
    .name = "rule", .table = "rules", .size = sizeof(struct rule), .field = rule_fields, .nfield = N_OF(rule_fields),
    .index = rule_index, .nindex = N_OF(rule_index), .title = "name",
};

static const struct field rule_finding_fields[] = {
    TO    (rule_finding, town, FILTER, &area_entity, 0), TO(rule_finding, community, FILTER, &area_entity, 0),
    TO    (rule_finding, estate, REQUIRED | FILTER, &estate_entity, 0),
    TO    (rule_finding, rule,   REQUIRED | FILTER, &rule_entity, 0),
    F_TEXT(rule_finding, noun,   REQUIRED, 1, 40),
    F_INT (rule_finding, item,   REQUIRED, 1, INT64_MAX),
    F_INT (rule_finding, open,   REQUIRED | FILTER, 0, 1),
    F_TIME(rule_finding, gone_at, 0),
    F_REF (rule_finding, problem, NAMED | FILTER, &problem_entity),
    F_TEXT(rule_finding, why,    0, 0, 400),
    F_JSON(rule_finding, saw,    PAGE, 8000),
};
static const struct index rule_finding_index[] = {
    { "tenant, rule, open, item, id", false }, { "tenant, estate, open, id", false }, { "tenant, town, open, id", false },
    { "tenant, community, open, id", false }, { "tenant, problem, id", false },
};
REGISTER(rule_finding_entity, rule_finding, "rule_finding", "rule_findings", 0);

static const struct field rule_mark_fields[] = {
    F_INT(rule_mark, tenant, REQUIRED, 1, INT64_MAX),
    F_REF(rule_mark, estate, REQUIRED, &estate_entity),
    F_INT(rule_mark, n,      REQUIRED, 1, INT64_MAX),
};
const struct entity rule_mark_entity = {
    .name = "rule_mark", .table = "rule_marks", .size = sizeof(struct rule_mark), .field = rule_mark_fields,
    .nfield = N_OF(rule_mark_fields), .headless = true, .key = "tenant, estate",
};

static const struct field mapping_fields[] = {
    F_TEXT(mapping, noun,      REQUIRED, 1, 40),
    F_TEXT(mapping, signature, REQUIRED, 1, 64),
    F_TEXT(mapping, name,      0, 0, 200),
    F_JSON(mapping, columns,   REQUIRED, 100000),
    F_JSON(mapping, options,   0, 4000),
};
static const struct index mapping_index[] = { { "tenant, noun, signature", true } };
const struct entity mapping_entity = {
    .name = "mapping", .table = "mappings", .size = sizeof(struct mapping), .field = mapping_fields,
    .nfield = N_OF(mapping_fields), .index = mapping_index, .nindex = N_OF(mapping_index),
};
