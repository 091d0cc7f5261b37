/* Accounts, trees of organisations and areas, grants in plain words, limits, calendar and policies, as C says them.
** As in words.c: {0} {1} {2} are filled in by C. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_people[] = {
    /* names */
    { "name.control", "名称里有看不见的控制字符，请删去后重新输入", "The name holds invisible control characters; delete them and type it again" },
    { "name.address", "这像是一个地址（门牌号、幢、室），这里要填名称", "This looks like an address (house number, building, room); a name is wanted here" },
    { "name.number", "姓名里有一长串数字，电话请填在电话一栏", "The name holds a long number; a telephone number belongs in its own field" },

    /* organisations */
    { "org.closed", "“{0}”已撤销，不能再改", "“{0}” is dissolved and cannot be changed" },
    { "org.twin", "同一上级下已有“{0}”（含已撤销的），请换一个名称", "“{0}” exists beneath the same parent already (perhaps dissolved); choose another name" },
    { "org.child_twin", "承接单位下已有同名的下级单位“{0}”，请先改名或先合并它", "The successor has a unit “{0}” beneath it already; rename or dissolve that one first" },
    { "org.cycle", "“{0}”在“{1}”之下，上级不能移到自己的下级", "“{0}” lies beneath “{1}”; nothing moves beneath itself" },
    { "org.root", "最上级的单位不能移动、改类别或撤销", "The topmost organisation is neither moved, nor of another kind, nor dissolved" },
    { "org.kind_city", "全市只有一个最上级单位，请选其他类别", "There is one topmost organisation; choose another kind" },
    { "org.holds", "“{0}”还有{1}，请选承接单位", "“{0}” still holds {1}; name a successor" },
    { "org.successor_self", "承接单位不能是它自己", "It cannot succeed itself" },
    { "org.successor_within", "“{0}”是“{1}”的下级，不能承接它；请先移出", "“{0}” lies beneath “{1}” and cannot succeed it; move it out first" },
    { "holds.problems", "{0} 件未办结的问题", "open problems: {0}" }, { "holds.requests", "{0} 项待批的申请", "requests that wait: {0}" },
    { "holds.persons", "{0} 人", "people: {0}" },
    { "holds.children", "{0} 个下级单位", "units beneath it: {0}" }, { "holds.grants", "{0} 项授权", "grants: {0}" },
    { "holds.categories", "{0} 个问题类别由它承办", "categories that it handles: {0}" },
    { "holds.estates", "{0} 个小区由它服务", "estates that it serves: {0}" }, { "holds.and", "、", ", " },
    { "liaison.elsewhere", "{0}不在“{1}”，请先把人调进来", "{0} does not belong to “{1}”; move the person there first" },
    { "liaison.same", "{0}已经是联络员", "{0} is the liaison already" },

    /* areas */
    { "area.closed", "“{0}”已并入别处，不能再改", "“{0}” was merged and cannot be changed" },
    { "area.twin", "同一上级下已有“{0}”（含已合并的），请换一个名称", "“{0}” exists beneath the same parent already (perhaps merged); choose another name" },
    { "area.child_twin", "并入的区域下已有同名的“{0}”，请先改名或先合并它", "The area it goes into holds “{0}” already; rename or merge that one first" },
    { "area.parent_level", "“{0}”是{1}，不是正好高一级的区域", "“{0}” is a {1}, not of the level right above" },
    { "area.lowest", "网格之下不再分区域", "Nothing lies beneath a grid" },
    { "area.root", "全市这一级不能移动或合并", "The city itself is neither moved nor merged" },
    { "area.code", "区划代码只用数字", "A division code has digits only" },
    { "area.successor_self", "不能并入自己", "It cannot be merged into itself" },
    { "area.successor_level", "“{0}”是{1}，只能并入同一级的区域", "“{0}” is a {1}; an area merges into one of its own level" },

    /* accounts */
    { "person.alone", "“{1}”有在办的问题，{0}是唯一的承办人，请选接手的人", "“{1}” has open problems and {0} is the only one who handles there; name who takes over" },
    { "person.alone_liaison", "“{1}”有在办的问题，{0}是它的联络员，请选接手的人", "“{1}” has open problems and {0} is its liaison; name who takes over" },
    { "person.successor_cannot", "{0}没有承办“{1}”的权限，请安全管理员先授权", "{0} may not handle for “{1}”; the security administrator must grant it first" },
    { "person.disabled", "账号已停用，请先启用", "The account is disabled; enable it first" },
    { "account.column", "文件缺少“{0}”这一列，表头要有：账号、姓名、电话、单位", "The file has no column “{0}”; its heading needs account, name, phone, org" },
    { "account.most", "一次最多 {0} 个账号，请分成几个文件", "At most {0} accounts at a time; split the file" },
    { "account.refused", "有 {0} 处不对，一行也没有写入；先改好再提交。第一处：{1}", "{0} cells are wrong and nothing was written; mend them first. The first: {1}" },
    { "account.again", "这个账号在第 {0} 行已有", "This account stands in line {0} already" },
    { "account.two_liaisons", "这个单位的联络员在第 {0} 行已有，一个单位一人", "Line {0} names a liaison of this unit already; there is one for each" },
    { "account.org_absent", "没有这个单位", "There is no such organisation" },
    { "account.org_near", "没有这个单位；相近的是“{0}”，请写全称", "There is no such organisation; “{0}” comes near, write its full name" },
    { "account.org_many", "有几个单位都叫这个名称，请先改名区分", "Several organisations bear this name; rename them first" },
    { "account.yes_no", "这一栏填“是”或“否”，或留空", "Write yes or no, or leave it empty" },
    { "user.code", "一次性激活码，24 小时内有效，只显示这一次：{0}", "One-time code, good for 24 hours, shown only now: {0}" },

    /* grants in plain words */
    { "sees.all", "{0}的全部问题和小区", "all problems and estates of {0}" },
    { "sees.area", "{0}范围内的问题和小区", "problems and estates of {0}" },
    { "sees.unit", "{0}全部小区，和{1}参与办理的问题", "all estates of {0}, and the problems in which {1} is a unit" },
    { "sees.both", "{0}范围内的小区，和其中{1}参与办理的问题", "the estates of {0}, and those of its problems in which {1} is a unit" },
    { "sees.nothing", "无（授权的区域已不存在）", "nothing (the area of the grant is gone)" },
    { "sees.no_grant", "还没有授权，看不到问题和小区", "Nothing is granted yet; sees no problems and no estates" },
    { "sees.disabled", "账号已停用，不能登录", "The account is disabled and cannot sign in" },
    { "grant.sees_does", "看得到：{0}；可以：{1}", "Sees: {0}. May: {1}" },
    { "grant.sees", "看得到：{0}；只看不办", "Sees: {0}. Does nothing there" },
    { "grant.office", "看不到问题和小区；可以：{1}", "Sees no problems and no estates. May: {1}" },
    { "can.and", "、", ", " },
    { "can.report", "上报", "report" }, { "can.verify", "核实", "verify" }, { "can.file", "立案", "file" },
    { "can.dispatch", "派遣", "dispatch" }, { "can.handle", "接单、办结", "accept and finish" }, { "can.check", "核查", "check" },
    { "can.plan", "确认方案", "confirm the plan" }, { "can.base", "维护小区底数", "edit and import estates" },
    { "can.reveal", "凭理由查看完整信息", "see masked values, with a reason" },
    { "can.people", "管理账号、单位和区域", "manage accounts, organisations and areas" }, { "can.grant", "授权", "grant roles" },
    { "can.audit", "查审计记录", "read the trail" }, { "can.arbitrate", "裁定异议", "decide objections" },
    { "can.extend", "批准延期", "grant extensions" }, { "can.suspend", "批准挂账", "grant suspensions" },
    { "can.merge", "并案、拆案", "merge and part cases" }, { "can.void", "作废", "void" }, { "can.reopen", "重开", "reopen" },
    { "can.callback", "回访居民", "ask residents" }, { "can.escalate", "报上一级", "escalate" }, { "can.remind", "催办", "remind" },
    { "can.export", "导出", "export" }, { "can.erase", "删除个人信息", "erase personal data" }, { "can.setting", "设置时限、日历和规则", "set limits, calendar and policies" },
    { "sight_page.work", "我的工作", "My work" }, { "sight_page.problems", "清单", "Problems" },
    { "sight_page.cockpit", "驾驶舱", "Cockpit" }, { "sight_page.estates", "底数", "Estates" },
    { "sight_page.plan", "方案", "Plan" }, { "sight_page.report", "上报", "Report" }, { "sight_page.imports", "导入", "Imports" },
    { "sight_page.persons", "账号", "Accounts" }, { "sight_page.orgs", "单位", "Organisations" },
    { "sight_page.areas", "区域", "Areas" }, { "sight_page.grants", "授权", "Grants" },
    { "sight_page.settings", "设置", "Settings" }, { "sight_page.audit", "审计", "Audit" },

    /* limits, calendar */
    { "limit.past", "生效日期不能早于今天，已经起算的时限不变", "A limit holds from today at the earliest; clocks that run keep theirs" },
    { "limit.twin", "同一阶段、紧急程度和类别在这一天已有一条时限", "There is a limit for the same stage, severity and category from this day already" },
    { "calendar.date", "“{0}”不是日期，请写成 2024-05-01", "“{0}” is no date; write 2024-05-01" },
    { "calendar.other_year", "“{0}”不在这一年", "“{0}” is not of this year" },
    { "calendar.off", "off 一栏填 1（放假）或 0（上班），现在是“{0}”", "off is 1 (holiday) or 0 (workday), here it is “{0}”" },
    { "calendar.no_weekend", "“{0}”不是周末，调休上班只能在周末", "“{0}” is no weekend; a make-up workday lies on one" },
    { "calendar.name", "名称最多 40 个字", "A name has at most 40 characters" },
    { "calendar.twice", "“{0}”出现了两次", "“{0}” stands there twice" },
    { "calendar.incomplete", "{0} 年没有元旦或国庆节，放假通知不全", "{0} lacks New Year or the National Day; the notice is not complete" },
};
const int words_people_n = N_OF(words_people);
