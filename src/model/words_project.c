/* Projects 改造项目, Gantt charts, what is done to many records at once. */
#include "model/entity.h"
#include "model/words.h"

const struct word words_project[] = {
    { "gantt.plan", "计划", "Planned" },
    { "gantt.filled", "已完成", "Done" },
    { "gantt.real", "实际", "Actual" },
    { "gantt.late", "超出计划", "Beyond plan" },
    { "gantt.mark", "节点", "Milestone" },
    { "gantt.mark.done", "已达成", "reached" },
    { "gantt.mark.missed", "已过期", "missed" },
    { "gantt.mark.ahead", "未到期", "to come" },
    { "gantt.zoom", "时间尺度", "Scale" },
    { "gantt.zoom.fit", "全部", "All" },
    { "gantt.zoom.month", "月", "Months" },
    { "gantt.zoom.week", "周", "Weeks" },
    { "gantt.today", "今天 {day}", "today, {day}" },
    { "gantt.day", "{m}月{d}日", "{d}/{m}" },
    { "gantt.year", "{y} 年", "{y}" },
    { "gantt.from_to", "{a} 至 {b}", "{a} to {b}" },
    { "gantt.from", "{a} 起", "from {a}" },
    { "gantt.until", "至 {b}", "until {b}" },
    { "gantt.plan_is", "计划 {span}", "planned {span}" },
    { "gantt.real_is", "实际 {span}", "actual {span}" },
    { "gantt.done", "完成 {n}%", "{n}% done" },
    { "gantt.no_days", "未定日期", "No dates yet" },
};
const int words_project_n = N_OF(words_project);
