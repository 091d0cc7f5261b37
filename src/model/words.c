/* Labels of codes, verbs, fields and guards, and the sentence of every error.
** What only the pages say stands in words_ui.c. Sorted by topic, not by key. */
#include "model/words.h"
#include "model/entity.h"

const struct word words[] = {
    /* states and what is done */
    { "state.reported", "待核实", "Reported" }, { "state.verified", "待立案", "Verified" },
    { "state.filed", "待派遣", "Filed" }, { "state.dispatched", "待接单", "Dispatched" },
    { "state.objected", "异议中", "Objected" }, { "state.handling", "处置中", "Handling" },
    { "state.finished", "待核查", "Finished" }, { "state.closed", "已结案", "Closed" },
    { "state.rejected", "不予立案", "Rejected" }, { "state.exited", "已退出", "Exited" },
    { "state.merged", "已并案", "Merged" }, { "state.voided", "已作废", "Voided" },
    { "verb.report", "上报", "Report" }, { "verb.verify", "核实", "Verify" }, { "verb.reject", "不予立案", "Reject" },
    { "verb.exit", "退出", "Exit" }, { "verb.file", "立案", "File" }, { "verb.dispatch", "派遣", "Dispatch" },
    { "verb.accept", "接单", "Accept" }, { "verb.return", "回退", "Return" }, { "verb.progress", "进展", "Progress" },
    { "verb.finish", "办结", "Finish" }, { "verb.pass", "核查通过", "Pass the check" },
    { "verb.rework", "退回返工", "Send back for rework" },
    { "stage.intake", "核实", "Intake" }, { "stage.filing", "立案", "Filing" }, { "stage.dispatch", "派遣", "Dispatch" },
    { "stage.handling", "处置", "Handling" }, { "stage.checking", "核查", "Checking" },
    { "stage.closing", "结案", "Closing" }, { "stage.accepting", "接单", "Accepting" },
    { "severity.ordinary", "一般", "Ordinary" }, { "severity.serious", "较重", "Serious" },
    { "severity.severe", "严重", "Severe" }, { "severity.critical", "重大", "Critical" },
    { "class.basic", "基础类", "Basic" }, { "class.improve", "完善类", "Improvement" },
    { "class.upgrade", "提升类", "Upgrade" },
    { "source.resident", "居民", "Resident" }, { "source.grid", "网格", "Grid" }, { "source.checkup", "体检", "Check-up" },
    { "source.inspection", "督查", "Inspection" }, { "source.hotline", "热线", "Hotline" },
    { "source.rule", "规则", "Rule" },
    { "light.ok", "时限内", "Within time" }, { "light.risk", "用时过八成", "80% of the time used" },
    { "light.over", "超时", "Overdue" }, { "light.over3", "超三倍", "Overdue three times" },
    { "light.stop", "停表", "Clock stopped" }, { "light.done", "已结", "Ended" },
    { "org_kind.city", "市级", "City" }, { "org_kind.task_force", "专班", "Task force" },
    { "org_kind.department", "条线部门", "Department" }, { "org_kind.utility", "专营单位", "Utility" },
    { "org_kind.town", "区镇、街道", "Town" }, { "org_kind.community", "社区居委会", "Community" },
    { "org_kind.grid", "网格", "Grid" }, { "org_kind.property", "物业企业", "Property company" },
    { "org_kind.inspection", "督查组", "Inspection team" },
    { "level.city", "市", "City" }, { "level.town", "区镇", "Town" }, { "level.community", "社区", "Community" },
    { "level.grid", "网格", "Grid" },
    { "role.lead", "牵头", "Lead" }, { "role.responsible", "责任", "Responsible" }, { "role.guide", "指导", "Guide" },
    { "role.join", "配合", "Join" },
    { "unit_kind.town", "属地", "Town" }, { "unit_kind.line", "条线部门", "Department" },
    { "unit_kind.utility", "专营单位", "Utility" }, { "unit_kind.property", "物业企业", "Property company" },
    { "photo.before", "整改前", "Before" }, { "photo.during", "过程", "During" }, { "photo.after", "整改后", "After" },
    { "proposal.proposed", "待确认", "Proposed" }, { "proposal.confirmed", "已确认", "Confirmed" },
    { "batch.checked", "已检查", "Checked" }, { "batch.running", "导入中", "Importing" },
    { "batch.done", "已导入", "Imported" }, { "batch.undone", "已撤回", "Undone" }, { "batch.failed", "未完成", "Failed" },
    { "job.waiting", "等待", "Waiting" }, { "job.running", "进行中", "Running" }, { "job.done", "完成", "Done" },
    { "job.failed", "失败", "Failed" }, { "job.cancelled", "已取消", "Cancelled" },
    { "campaign.draft", "筹备", "Draft" }, { "campaign.active", "进行中", "Active" }, { "campaign.closed", "已结束", "Closed" },
    { "management.firm", "物业企业", "Property company" }, { "management.owners", "业主自管", "Owners" },
    { "management.community", "社区代管", "Community" }, { "management.nobody", "无管理", "Nobody" },
    { "language.zh-CN", "中文", "Chinese" }, { "language.en", "英文", "English" },
    { "exit.urgent_line", "转紧急渠道", "For the emergency line" },
    { "exit.court_or_petition", "应走诉讼或信访", "For the court or petition office" },
    { "exit.same_matter", "同一事项无新情况", "Same matter, no new facts" },
    { "exit.secrecy", "涉密或涉隐私", "Secrecy or privacy" }, { "exit.beyond_duty", "不属本系统职责", "Beyond our duty" },
    { "exit.unlawful", "诉求不合法", "Unlawful request" },
    { "person_role.task_force", "市级专班", "Task force" }, { "person_role.leader", "领导", "Leader" },
    { "person_role.department", "条线部门", "Department" }, { "person_role.town", "区镇", "Town" },
    { "person_role.community", "社区", "Community" }, { "person_role.grid", "网格员", "Grid worker" },
    { "person_role.property", "物业企业", "Property company" }, { "person_role.inspector", "督查员", "Inspector" },
    { "person_role.sysadmin", "系统管理员", "System administrator" },
    { "person_role.secadmin", "安全管理员", "Security administrator" }, { "person_role.auditor", "审计员", "Auditor" },
    { "need.reason", "理由", "Reason" }, { "need.exit_reason", "退出情形", "Ground for exit" },
    { "need.unit", "责任单位", "Responsible unit" }, { "need.severity", "程度", "Severity" },
    { "need.category", "类别", "Category" }, { "need.photos", "整改后照片", "Photo taken after" },
    { "need.note", "办理情况", "What was done" },

    /* why a verb is closed */
    { "closed.state", "这一环节不能这样办，现在是{0}", "Not from here: the case is {0}" },
    { "closed.who", "由{0}办理", "For {0} only" },
    { "guard.own_work", "处置人不能核查自己办的件", "Who handled it cannot check it" },
    { "guard.own_unit", "本单位处置的件由别的单位核查", "Another unit must check what yours handled" },
    { "guard.not_your_unit", "只有责任单位能办", "Only the responsible unit may do this" },
    { "guard.own_report", "本人上报的件由别人核实", "Somebody else must verify what you reported" },
    { "cap.report", "上报人", "those who report" }, { "cap.verify", "社区", "the community" },
    { "cap.file", "区镇或市专班", "the town or the task force" },
    { "cap.dispatch", "区镇或市专班", "the town or the task force" }, { "cap.handle", "责任单位", "the responsible unit" },
    { "cap.check", "社区、区镇或督查员", "the community, the town or an inspector" },
    { "cap.read", "有权查看的人", "those with access" }, { "cap.plan", "市专班", "the task force" },
    { "cap.base", "区镇或市专班", "the town or the task force" }, { "cap.reveal", "办理单位", "the handling unit" },
    { "cap.people", "系统管理员", "the system administrator" },
    { "cap.grant", "安全管理员", "the security administrator" }, { "cap.audit", "审计员", "the auditor" },
    { "cap.self", "已登录的人", "anybody signed in" }, { "cap.open", "所有人", "anybody" },

    /* errors: what is wrong and what to do */
    { "error.ok", "完成", "Done" },
    { "error.invalid", "内容有误，请改正后再提交", "Something is wrong; correct it and send again" },
    { "error.unknown_field", "没有“{0}”这一项，请去掉或核对名称", "There is no field “{0}”; remove it or check its name" },
    { "error.syntax", "内容的格式读不出来，请检查后再发", "The content cannot be read; check its format" },
    { "error.too_large", "内容太大，请减小后再发", "Too large; send less" },
    { "error.unauthenticated", "还没有登录或登录已过期，请重新登录", "Not signed in, or the session has ended; sign in" },
    { "error.signin", "账号或密码不对，请核对后再试", "Wrong account or password; check both and try again" },
    { "error.locked_out", "密码错误次数过多，请 {0} 分钟后再试，或请系统管理员重置",
      "Too many wrong passwords; try again in {0} min or ask the system administrator" },
    { "error.denied", "这件事由{0}办理，您没有这项权限", "This is for {0}; you have not been granted it" },
    { "error.not_found", "没有这条记录，或者不在您的范围内", "No such record, or it lies outside your scope" },
    { "error.no_route", "没有这个地址", "No such address" },
    { "error.conflict", "现在不能这样办", "This cannot be done now" },
    { "error.stale", "别人刚改过这条记录，请看过新内容再办", "Somebody has just changed this record; look at it and do it again" },
    { "error.need_version", "请带上您看到的版本号（If-Match）再提交", "Send the version you saw (If-Match)" },
    { "error.key_reused", "同一提交编号的内容前后不同，请换一个编号", "This Idempotency-Key was used with another body; use a new one" },
    { "error.need_key", "请带上提交编号（Idempotency-Key，16 至 64 个字符）", "Send an Idempotency-Key of 16 to 64 characters" },
    { "error.method", "这个地址不支持这种请求", "This address does not take that method" },
    { "error.media", "这里要的是{0}", "This address takes {0}" },
    { "error.busy", "系统正忙，请稍候再试", "Busy; try again shortly" },
    { "error.storage", "数据库没有应答，什么也没有改动，请稍候再试", "The database did not answer; nothing was changed; try again" },
    { "error.disk_full", "服务器磁盘已满，什么也没有改动，请通知系统管理员", "The server's disk is full; nothing was changed; tell the administrator" },
    { "error.too_new", "数据由更新的版本写入，请用新版程序打开", "The data was written by a newer version; use that program" },
    { "error.held", "数据目录正被进程 {0} 使用，请先停下它", "The data folder is in use by process {0}; stop it first" },
    { "error.memory", "内存不足，什么也没有改动，请稍候再试", "Out of memory; nothing was changed; try again" },
    { "error.io", "文件读写失败，什么也没有改动", "A file could not be read or written; nothing was changed" },
    { "error.origin", "请求来自别的网站，已拒绝", "The request came from another site and was refused" },
    { "error.plain_http", "未加密的连接不能登录，请用 HTTPS 打开，或由管理员以 --plain-http 启动",
      "Sign-in is refused without encryption; use HTTPS, or have it started with --plain-http" },
    { "error.internal", "程序出错，编号 {0}，请告诉系统管理员", "A fault in the program, number {0}; tell the administrator" },

    /* what is wrong with a value */
    { "field.required", "必填", "Required" }, { "field.short", "至少 {0} 个字", "At least {0} characters" },
    { "field.long", "最多 {0} 个字，现在 {1} 个", "At most {0} characters, now {1}" },
    { "field.low", "不能小于 {0}", "Not less than {0}" }, { "field.high", "不能大于 {0}", "Not more than {0}" },
    { "field.date", "日期要写成 2024-06-12", "Write the date as 2024-06-12" },
    { "field.type", "这里要的是{0}", "This takes {0}" }, { "field.code", "只能是：{0}", "One of: {0}" },
    { "field.utf8", "有不是 UTF-8 的字节", "Holds bytes that are not UTF-8" },
    { "field.absent", "“{0}”不存在或不在您的范围内", "“{0}” does not exist or lies outside your scope" },
    { "field.not_input", "这一项由系统填写，不能提交", "The program fills this in; do not send it" },
    { "field.phone", "电话号码不对", "Not a telephone number" },
    { "field.json", "要是一个 JSON 对象", "Must be a JSON object" },
    { "type.number", "整数", "a whole number" }, { "type.real", "数", "a number" }, { "type.text", "文字", "text" },
    { "type.bool", "true 或 false", "true or false" }, { "type.list", "列表", "a list" }, { "type.object", "对象", "an object" },
    { "json.syntax", "第 {0} 行不是正确的 JSON", "Line {0} is not well-formed JSON" },
    { "json.duplicate", "第 {0} 行有重复的键", "Line {0} holds a key twice" },
    { "json.utf8", "第 {0} 行有不是 UTF-8 的字节", "Line {0} holds bytes that are not UTF-8" },
    { "json.depth", "嵌套超过 32 层", "Nested deeper than 32 levels" },
    { "json.bytes", "超过 8 MB", "Larger than 8 MB" },
    { "file.absent", "没有这个文件", "No such file" }, { "file.denied", "没有读写这个文件的权限", "No permission for this file" },
    { "file.folder", "这是一个目录", "This is a folder" }, { "file.large", "文件太大", "The file is too large" },
    { "file.name", "文件名太长", "The file name is too long" },

    /* people */
    { "password.short", "密码至少 10 个字符", "A password has at least 10 characters" },
    { "password.kinds", "密码要有字母、数字、符号中的两类以上", "A password mixes at least two of letters, digits and signs" },
    { "password.account", "密码不能包含账号", "A password may not hold the account name" },
    { "password.wrong", "原密码不对", "The old password is wrong" },
    { "account.taken", "这个账号已经有人用了", "This account is taken" },
    { "account.form", "账号用小写字母、数字、点和短横，2 至 40 个", "Lower-case letters, digits, dots and hyphens, 2 to 40" },
    { "activation.wrong", "激活码不对、已用过或已过期，请重新生成", "The code is wrong, used or expired; have a new one made" },
    { "grant.clash", "三员必须分立：{0}和{1}不能由同一人担任", "Administrators are separate: nobody is both {0} and {1}" },

    /* problems */
    { "problem.estate_unplaced", "这个小区还没有归到社区，请先补全", "This estate belongs to no community yet; place it first" },
    { "problem.photo_taken", "照片已经用在别的记录上", "The photo belongs to another record" },
    { "problem.reason_short", "理由至少 5 个字", "Give a reason of at least 5 characters" },
    { "problem.photo_needed", "至少要一张整改后的照片", "At least one photo taken after is needed" },
    { "problem.unit_kind", "“{0}”不能承办，请选部门、专营单位、区镇或物业企业", "“{0}” cannot handle problems; choose a department, utility, town or firm" },
    { "why.category", "类别{0}由{1}办理", "{0} is handled by {1}" },
    { "why.place", "小区属于{0}", "The estate lies in {0}" },
    { "why.firm", "小区由{0}管理", "The estate is managed by {0}" },
    { "why.no_firm", "小区没有登记物业企业，请派遣人选定", "No property company is on record; the dispatcher chooses" },
    { "why.no_line", "类别没有指定部门，请派遣人选定", "The category names no department; the dispatcher chooses" },
    { "why.measure", "属于重点任务“{0}”", "Under the key task “{0}”" },
    { "why.duty", "方案指定的{0}单位", "Named by the plan: {0}" },
    { "why.manual", "派遣人指定", "Chosen by the dispatcher" },

    /* units of time, for texts that the program writes */
    { "time.working_day", "工作日", "working days" }, { "time.working_hour", "工作时", "working hours" },
    { "time.hour", "小时", "hours" }, { "time.minute", "分钟", "minutes" },
    { "scope.all", "全市", "the whole city" }, { "scope.none", "无", "nothing" },
    { "scope.unit", "{0}承办的", "what {0} handles" },
};
const int words_n = N_OF(words);

static const char *find(const struct word *w, int n, enum language l, const char *key) {
    for (int i = 0; i < n; i++)
        if (str_is(str_of(w[i].key), key)) return l == EN ? w[i].en : w[i].zh;
    return 0;
}

const char *word_text(enum language l, const char *key) {
    const char *t = find(words, words_n, l, key);
    if (!t) t = find(words_ui, words_ui_n, l, key);
    return t ? t : key;
}

struct str word_fill(struct arena *a, enum language l, const char *key, const struct str arg[3]) {
    struct str t = str_of(word_text(l, key)), out = S("");
    for (size_t i = 0, from = 0;; i++) {
        bool hole = i + 2 < t.n && t.s[i] == '{' && t.s[i + 1] >= '0' && t.s[i + 1] <= '2' && t.s[i + 2] == '}';
        if (i < t.n && !hole) continue;
        out = arena_join(a, out, str_sub(t, from, i - from));
        if (i >= t.n) return out;
        out = arena_join(a, out, arg[t.s[i + 1] - '0']);
        i += 2;
        from = i + 1;
    }
}

static const char *table_wrong(const struct word *w, int n) {
    for (int i = 0; i < n; i++) {
        if (!w[i].zh[0] || !w[i].en[0]) return w[i].key;
        for (int j = 0; j < i; j++)
            if (str_is(str_of(w[j].key), w[i].key)) return w[i].key;
    }
    return 0;
}

const char *words_wrong(void) {
    const char *wrong = table_wrong(words, words_n);
    if (!wrong) wrong = table_wrong(words_ui, words_ui_n);
    for (int i = 0; !wrong && i < words_ui_n; i++)
        if (find(words, words_n, ZH, words_ui[i].key)) wrong = words_ui[i].key;
    return wrong;
}
