/* Positions, outlines and the map of estates: what C says of them and what the page says. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_geo[] = {
    /* positions */
    { "geo.swapped", "经度和纬度写反了：交换后落在国内，请互换两个数", "Longitude and latitude have changed places; swap the two numbers" },
    { "geo.metres", "这是投影坐标（米），不是经纬度：请先转换为 WGS 84 或 CGCS2000 经纬度（EPSG:4326 或 4490）",
      "These are metres of a projection, not degrees; convert them to longitude and latitude (EPSG:4326 or 4490) first" },
    { "geo.nowhere", "不是经纬度：纬度在 -90 至 90 之间，经度在 -180 至 180 之间",
      "Not a position: latitude lies between -90 and 90, longitude between -180 and 180" },
    { "map.box", "范围应是四个数：西,南,东,北（度）", "A window is four numbers: west,south,east,north in degrees" },
    { "map_odd.far", "离本镇其他小区很远", "Far from its town's other estates" }, { "map_odd.abroad", "不在国内", "Outside China" },
    { "map_odd.swapped", "经纬度写反", "Longitude and latitude swapped" },

    /* what estates are coloured by */
    { "map.by.open", "未结问题", "Open problems" }, { "map.by.overdue", "超时问题", "Overdue problems" },
    { "map.by.findings", "规则查出", "Found by rules" }, { "map.by.lifts", "电梯", "Lifts" },
    { "map.by.lifts15", "满 15 年电梯", "Lifts of 15 years and more" },
    { "map.by.unassessed", "老旧电梯未评估", "Old lifts not assessed" },
    { "map.by.fee_rate", "物业费收缴率", "Fees paid of fees due" }, { "map.by.aged_share", "60 岁以上占比", "Share aged 60 and more" },
    { "map.by.rented_share", "出租占比", "Share of homes let" },
    { "map.unit.open", "件", "problems" }, { "map.unit.overdue", "件", "problems" }, { "map.unit.findings", "条", "findings" },
    { "map.unit.lifts", "台", "lifts" }, { "map.unit.lifts15", "台", "lifts" }, { "map.unit.unassessed", "台", "lifts" },
    { "map.unit.fee", "元", "yuan" }, { "map.unit.fee_high", "元", "yuan" },
};
const int words_geo_n = N_OF(words_geo);
