/* The city, its places, organisations and estates. */
#include "model/rows.h"

static const struct field tenant_fields[] = {
    F_INT (tenant, id,         REQUIRED, 1, INT64_MAX),
    F_TEXT(tenant, name,       REQUIRED, 1, 60),
    F_TEXT(tenant, host,       0, 0, 200),
    F_BOOL(tenant, demo,       REQUIRED),
    F_INT (tenant, tz_offset,  REQUIRED, -50400000, 50400000),
    F_TIME(tenant, created_at, REQUIRED),
};
const struct entity tenant_entity = {
    .name = "tenant", .table = "tenants", .size = sizeof(struct tenant), .field = tenant_fields,
    .nfield = N_OF(tenant_fields), .headless = true, .shared = true, .key = "id",
};

static const struct field area_fields[] = {
    F_REF (area, parent, INPUT | EDIT, &area_entity),
    F_CODE(area, level,  REQUIRED | INPUT | FILTER, &area_levels),
    F_TEXT(area, name,   REQUIRED | INPUT | EDIT, 1, 60),
    F_TEXT(area, code,   INPUT | EDIT, 0, 12),
    F_REF (area, successor, NAMED, &area_entity),
    F_TIME(area, closed_at, 0),
};
static const struct index area_index[] = { { "tenant, parent, name", true }, { "tenant, level, id", false } };
const struct entity area_entity = {
    .name = "area", .table = "areas", .size = sizeof(struct area), .field = area_fields, .nfield = N_OF(area_fields),
    .index = area_index, .nindex = N_OF(area_index), .title = "name",
};

static const struct field org_fields[] = {
    F_REF (org, parent,    INPUT | EDIT, &org_entity),
    F_CODE(org, kind,      REQUIRED | INPUT | EDIT | FILTER, &org_kinds),
    F_REF (org, area,      INPUT | EDIT, &area_entity),
    F_TEXT(org, name,      REQUIRED | INPUT | EDIT, 1, 60),
    F_TEXT(org, aliases,   INPUT | EDIT, 0, 400),
    F_REF (org, successor, INPUT | EDIT, &org_entity),
    F_TIME(org, closed_at, 0),
};
static const struct index org_index[] = { { "tenant, parent, name", true }, { "tenant, kind, id", false } };
const struct entity org_entity = {
    .name = "org", .table = "orgs", .size = sizeof(struct org), .field = org_fields, .nfield = N_OF(org_fields),
    .index = org_index, .nindex = N_OF(org_index), .title = "name",
};

static const struct field estate_fields[] = {
    { F_KEY(name), .kind = K_TEXT, .flags = REQUIRED | INPUT | EDIT | SORT, .at = AT(estate, name, struct str),
      .min = 1, .max = 80, .alias = "小区|小区名称|小区名|名称|estate|community name|xiaoqu" },
    { F_KEY(aliases), .kind = K_TEXT, .flags = INPUT | EDIT, .at = AT(estate, aliases, struct str), .max = 400,
      .alias = "别名|曾用名|alias" },
    { F_KEY(town), F_NAME(town), .kind = K_REF, .flags = INPUT | EDIT | FILTER | NAMED, .at = AT(estate, town, int64_t),
      .ref = &area_entity, .alias = "区镇|镇街|街道|乡镇|板块|所属街道|所属区镇" },
    { F_KEY(community), F_NAME(community), .kind = K_REF, .flags = INPUT | EDIT | FILTER | NAMED, .at = AT(estate, community, int64_t),
      .ref = &area_entity, .alias = "社区|居委会|社区居委会|所属社区" },
    { F_KEY(estate), .kind = K_REF, .flags = 0, .at = AT(estate, estate, int64_t), .ref = &estate_entity },
    { F_KEY(address), .kind = K_TEXT, .flags = INPUT | EDIT, .at = AT(estate, address, struct str), .max = 400,
      .alias = "地址|详细地址|坐落" },
    { F_KEY(source_no), .kind = K_TEXT, .flags = INPUT | FILTER, .at = AT(estate, source_no, struct str), .max = 40,
      .alias = "编号|id|小区编号|小区代码|code" },
    { F_KEY(built_year), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, built_year, int64_t), .min = 1900,
      .max = 2100, .alias = "建成年份|建成年代|建筑年代|竣工年份|buildtime|year built|built", .units = "年|年建|年建成|年竣工" },
    { F_KEY(buildings), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, buildings, int64_t), .min = 0,
      .max = 2000, .alias = "楼栋数|幢数|栋数|楼栋|buiding_count|building_count", .units = "栋|幢|座|号楼" },
    { F_KEY(households), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, households, int64_t), .min = 0,
      .max = 100000, .alias = "户数|总户数|door_count", .units = "户|套" },
    { F_KEY(population), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, population, int64_t), .min = 0,
      .max = 500000, .alias = "人口|常住人口", .units = "人|口" },
    { F_KEY(floor_area), .kind = K_REAL, .flags = INPUT | EDIT, .at = AT(estate, floor_area, double), .min = 0,
      .max = 100000000, .alias = "建筑面积|总建筑面积|面积", .units = "平方米|平米|㎡|m²|m2" },
    { F_KEY(management), .kind = K_CODE, .flags = INPUT | EDIT | FILTER, .at = AT(estate, management, int64_t),
      .codes = &managements, .alias = "管理方式|管理模式" },
    { F_KEY(property_org), F_NAME(property_org), .kind = K_REF, .flags = INPUT | EDIT | NAMED, .at = AT(estate, property_org, int64_t),
      .ref = &org_entity, .alias = "物业企业|物业公司|物业服务企业|property_company" },
    { F_KEY(fee), .kind = K_INT, .flags = INPUT | EDIT | MONEY, .at = AT(estate, fee, int64_t), .min = 0, .max = 10000,
      .alias = "物业费|物业费标准|收费标准|property_costs" },
    { F_KEY(lat), .kind = K_REAL, .flags = INPUT | EDIT, .at = AT(estate, lat, double), .min = -90, .max = 90,
      .alias = "纬度|latitude|lat", .units = "°|度" },
    { F_KEY(lng), .kind = K_REAL, .flags = INPUT | EDIT, .at = AT(estate, lng, double), .min = -180, .max = 180,
      .alias = "经度|longitude|lng|lon", .units = "°|度" },
    { F_KEY(district), .kind = K_TEXT, .flags = INPUT, .at = AT(estate, district, struct str), .max = 60,
      .alias = "区县|行政区|城区|district" },
    { F_KEY(completeness), .kind = K_INT, .flags = 0, .at = AT(estate, completeness, int64_t), .min = 0, .max = 100 },
    { F_KEY(batch), .kind = K_REF, .flags = 0, .at = AT(estate, batch, int64_t), .ref = &batch_entity },
    { F_KEY(boundary), .kind = K_TEXT, .flags = PAGE, .at = AT(estate, boundary, struct str), .max = 20000,
      .alias = "边界|范围|区域|geometry|geom|wkt|outline" },
    { F_KEY(kind), .kind = K_CODE, .flags = INPUT | EDIT | FILTER, .at = AT(estate, kind, int64_t), .codes = &estate_kinds,
      .alias = "小区类型|小区性质|房屋性质|类型" },
    { F_KEY(renovation), .kind = K_CODE, .flags = INPUT | EDIT | FILTER, .at = AT(estate, renovation, int64_t),
      .codes = &renovations, .alias = "老旧改造|改造情况|是否纳入老旧小区改造" },
    { F_KEY(aged), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, aged, int64_t), .max = 500000,
      .alias = "老年人|60岁以上|60岁以上人口|老年人口", .units = "人|位|名" },
    { F_KEY(children), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, children, int64_t), .max = 500000,
      .alias = "婴幼儿|3岁以下|0至3岁人数", .units = "人|位|名" },
    { F_KEY(alone), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, alone, int64_t), .max = 500000,
      .alias = "独居老人|空巢老人", .units = "人|位|名" },
    { F_KEY(rented), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, rented, int64_t), .max = 100000,
      .alias = "出租户数|租住户数", .units = "户|套" },
    { F_KEY(ebikes), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, ebikes, int64_t), .max = 500000,
      .alias = "电动自行车|电动车数量|电动自行车保有量", .units = "辆" },
    { F_KEY(cars), .kind = K_INT, .flags = INPUT | EDIT, .at = AT(estate, cars, int64_t), .max = 500000,
      .alias = "机动车|机动车数量|汽车保有量", .units = "辆" },
    { F_KEY(land_area), .kind = K_REAL, .flags = INPUT | EDIT, .at = AT(estate, land_area, double), .max = 100000000,
      .alias = "占地面积|用地面积", .units = "平方米|平米|㎡|m²|m2" },
    { F_KEY(fee_high), .kind = K_INT, .flags = INPUT | EDIT | MONEY, .at = AT(estate, fee_high, int64_t), .max = 10000,
      .alias = "物业费上限" },
    { F_KEY(datum), .kind = K_CODE, .flags = INPUT | EDIT, .at = AT(estate, datum, int64_t), .codes = &datums,
      .alias = "坐标系|坐标系统" },
    { F_KEY(successor), F_NAME(successor), .kind = K_REF, .flags = NAMED, .at = AT(estate, successor, int64_t),
      .ref = &estate_entity },
    { F_KEY(closed_at), .kind = K_TIME, .at = AT(estate, closed_at, int64_t) },
    F_INT(estate, lacks, INNER, 0, INT64_MAX),
};
static const struct index estate_index[] = {
    { "tenant, name, id", false }, { "tenant, town, name, id", false }, { "tenant, community, name, id", false },
    { "tenant, source_no, id", false }, { "tenant, batch, id", false },
};
const struct entity estate_entity = {
    .name = "estate", .table = "estates", .size = sizeof(struct estate), .field = estate_fields,
    .nfield = N_OF(estate_fields), .index = estate_index, .nindex = N_OF(estate_index), .placed = true, .title = "name",
};
