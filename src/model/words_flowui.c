/* Words of the pages of what flows. */
#include "model/words.h"

const struct word words_flowui[] = {
    { "nav.tasks", "任务", "Tasks" }, { "flow.pages", "任务与项目", "Tasks and projects" },
    { "flow.page.tasks", "任务清单", "Tasks" }, { "flow.page.projects", "改造项目", "Projects" },
    { "flow.new_task", "新建任务", "New task" }, { "flow.draft", "存为草拟", "Save as draft" },
    { "flow.mine", "归属", "Whose" }, { "flow.mine_yes", "本单位牵头", "Led by us" },
    { "flow.open", "是否办结", "Finished" }, { "flow.open_yes", "未办结", "still open" }, { "flow.open_no", "已办结", "ended" },
    { "flow.place", "地点", "Place" }, { "flow.no_due", "未定时限", "No date" }, { "flow.no_unit", "未定", "None yet" },
    { "flow.none.h", "没有符合条件的记录", "Nothing matches" }, { "flow.none.p", "换一个条件，或者清除筛选。", "Change a filter or clear them." },
    { "flow.empty.tasks.h", "还没有任务", "No tasks yet" },
    { "flow.empty.tasks.p", "区镇和市专班在这里下达任务，或者从问题清单里选几条问题立任务。", "Towns and the task force issue tasks here, by hand or of problems." },
    { "flow.empty.projects.h", "还没有改造项目", "No projects yet" },
    { "flow.empty.projects.p", "项目登记后，立项、采购、施工、验收、决算都在这里看。", "Once entered, approval, procurement, works, acceptance and settlement show here." },
    { "flow.range", "第 {from} 至 {to} 条，共 {total} 条", "{from} to {to} of {total}" },
    { "flow.late", "曾超期", "was late" }, { "flow.what", "内容", "What it is" }, { "flow.nothing_more", "没有更多内容", "Nothing more was given" },
    { "flow.problems", "对应问题", "Problems" }, { "flow.parts", "子任务", "Parts" }, { "flow.story", "办理经过", "Story" }, { "flow.issuer", "下达", "issuer" },
    { "flow.need_due", "请选时限", "Choose a date" }, { "flow.need_percent", "请填进度，或者填已完成数", "Give the progress or the number done" },
    { "flow.need_title", "请写任务，至少 2 个字", "Name the task, at least 2 characters" },
    { "flow.due_stays", "不选就按原定时限", "Without a choice the date stays as it is" },
    { "flow.percent", "进度（%）", "Progress (%)" }, { "flow.percent_was", "上次报 {n}%", "{n} % last time" },
    { "flow.of_target", "目标 {n} {unit}", "of {n} {unit}" }, { "flow.of_problems", "对应 {n} 个问题", "of {n} {n|problem|problems}" },
    { "flow.standard_hint", "做到什么程度算完成", "What counts as done" }, { "flow.estate_hint", "不选就是全镇或全市的任务", "Without one it is the town's or the city's" },
    { "flow.report_hint", "几天报一次进展，不填就不催报", "Days between reports; empty: none are asked" },
    { "flow.view", "看法", "View" }, { "flow.view.list", "列表", "List" }, { "flow.view.time", "时间", "In time" },
    { "flow.every_days", "每 {n} 天", "every {n} {n|day|days}" }, { "flow.beyond", "另有 {n} 个问题不在你的范围内", "{n} more {n|problem|problems} beyond your scope" },
    { "warn.task", "任务等你们办", "Tasks wait for you" }, { "warn.task_p", "要签收、办结、验收或下达的", "to accept, finish, pass or issue" },
    { "warn.project", "改造项目等你们办", "Projects wait for you" }, { "warn.project_p", "要推进到下一阶段的", "to be taken a step on" },
    { "warn.supervision", "督办单等你们办", "Supervision sheets wait for you" }, { "warn.supervision_p", "要回复或销号的", "to answer or release" },
    { "unit.of_yuan", "{n} 元", "{n} yuan" },
};
const int words_flowui_n = (int)(sizeof words_flowui / sizeof *words_flowui);
