/* Labels of codes, verbs, fields and guards, and the sentence of every error.
** What only the pages say stands in the other words_*.c. Sorted by topic, not by key. */
#include "model/words.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
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
    { "verb.redirect", "转其他渠道", "Redirect" }, { "verb.object", "提出异议", "Object" },
    { "verb.uphold", "异议成立", "Uphold the objection" }, { "verb.overrule", "异议不成立", "Overrule the objection" },
    { "verb.reopen", "重开", "Reopen" }, { "verb.agree", "居民认可", "Resident agrees" },
    { "verb.disagree", "居民不认可", "Resident disagrees" }, { "verb.merge", "并案", "Merge" },
    { "verb.unmerge", "拆出", "Take out again" }, { "verb.void", "作废", "Void" }, { "verb.escalate", "报上一级", "Escalate" },
    { "verb.remind", "催办", "Remind" }, { "verb.ask", "申请", "Ask" }, { "verb.grant", "批准", "Grant" },
    { "verb.refuse", "不批准", "Refuse" }, { "verb.withdraw", "撤回申请", "Withdraw" }, { "verb.resume", "恢复计时", "Resume the clock" },
    { "verb.absorb", "并入", "Take in" }, { "verb.release", "拆出", "Let go" }, { "verb.handover", "移交", "Hand over" },
    { "stage.intake", "核实", "Intake" }, { "stage.filing", "立案", "Filing" }, { "stage.dispatch", "派遣", "Dispatch" },
    { "stage.handling", "处置", "Handling" }, { "stage.checking", "核查", "Checking" },
    { "stage.closing", "结案", "Closing" }, { "stage.accepting", "接单", "Accepting" },
    { "stage.objecting", "提异议", "Objecting" }, { "stage.arbitrating", "裁决", "Arbitrating" },
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
    { "light.half", "用时过半", "Half of the time used" },
    { "org_kind.city", "市级", "City" }, { "org_kind.task_force", "专班", "Task force" },
    { "org_kind.department", "条线部门", "Department" }, { "org_kind.utility", "专营单位", "Utility" },
    { "org_kind.town", "区镇、街道", "Town" }, { "org_kind.community", "社区居委会", "Community" },
    { "org_kind.grid", "网格", "Grid" }, { "org_kind.property", "物业企业", "Property company" },
    { "org_kind.inspection", "督查组", "Inspection team" },
    { "level.city", "市", "City" }, { "level.town", "区镇", "Town" }, { "level.community", "社区", "Community" },
    { "level.grid", "网格", "Grid" },
    { "role.lead", "牵头", "Lead" }, { "role.responsible", "责任", "Responsible" }, { "role.guide", "指导", "Guide" },
    { "role.join", "配合", "Join" }, { "role.oversee", "督导", "Oversee" },
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
    { "need.note", "办理情况", "What was done" }, { "need.into", "并入哪一件", "The case it goes into" },
    { "need.office", "转往的部门或渠道", "Office it is sent to" },
    { "request_kind.extension", "延期", "Extension" }, { "request_kind.suspension", "停表", "Suspension" },
    { "request_kind.objection", "异议", "Objection" }, { "request_kind.appeal", "申诉", "Appeal" },
    { "request.asked", "待审批", "Asked" }, { "request.granted", "已批准", "Granted" }, { "request.refused", "未批准", "Refused" },
    { "request.withdrawn", "已撤回", "Withdrawn" },
    { "notice.todo", "轮到你办", "Your turn" }, { "notice.told", "知会", "For your information" },
    { "notice.half", "用时过半", "Half of the time used" }, { "notice.risk", "用时过八成", "80% of the time used" },
    { "notice.overdue", "已超时", "Overdue" }, { "notice.escalated", "报到上一级", "Escalated" },
    { "notice.asked", "待你审批", "Your decision is asked" }, { "notice.decided", "申请已有结果", "Decided" },
    { "notice.mentioned", "提到了你", "You were mentioned" }, { "notice.comment", "新留言", "New comment" },
    { "notice.reminded", "催办", "Reminder" }, { "notice.handover", "移交", "Handed over" },
    { "notice.calendar", "日历待录入", "Calendar missing" },
    { "fact.filed", "已立案", "Filed" }, { "fact.handled", "已办结", "Handled" }, { "fact.checked", "已核查", "Checked" },
    { "fact.late", "有过超时", "Was late" }, { "fact.reworked", "返工过", "Reworked" }, { "fact.returned", "回退过", "Sent back" },
    { "fact.extended", "延过期", "Extended" }, { "fact.suspended", "停过表", "Was stopped" }, { "fact.agreed", "居民认可", "Resident agreed" },
    { "fact.disagreed", "居民不认可", "Resident disagreed" }, { "fact.reopened", "重开过", "Reopened" },
    { "fact.escalated", "报过上级", "Escalated" },
    { "policy.reopen_to", "重开后回到（1 处置，2 派遣）", "A reopened case goes to (1 handling, 2 dispatch)" },
    { "policy.reopen_days", "结案后可重开的天数", "Days within which a case may be reopened" },
    { "policy.reopen_most", "一件最多重开几次", "Times a case may be reopened" },
    { "policy.extension_most", "一件最多延期几次", "Extensions of one case" },
    { "policy.extension_percent", "一次延期不超过原时限的百分比", "Per cent of the limit that one extension may add" },
    { "policy.suspension_most", "一件最多停表几次", "Suspensions of one case" },
    { "policy.suspension_days", "一件停表合计不超过的天数", "Days that a clock may stand in all" },
    { "policy.returns_most", "来回几次后只能提异议", "Times back and forth before an arbiter decides" },
    { "policy.remind_hours", "两次催办至少相隔的小时", "Hours between two reminders" },

    /* why a verb is closed */
    { "closed.state", "这一环节不能这样办，现在是{0}", "Not from here: the case is {0}" },
    { "closed.who", "由{0}办理", "For {0} only" },
    { "guard.own_work", "处置人不能核查自己办的件", "Who handled it cannot check it" },
    { "guard.own_unit", "本单位处置的件由别的单位核查", "Another unit must check what yours handled" },
    { "guard.not_your_unit", "只有责任单位能办", "Only the responsible unit may do this" },
    { "guard.own_report", "本人上报的件由别人核实", "Somebody else must verify what you reported" },
    { "guard.back_and_forth", "已经来回多次，请提出异议，由专班裁决", "Sent back and forth too often; object, and the task force decides" },
    { "guard.object_late", "提异议的期限已过", "The time to object has passed" },
    { "guard.overruled", "同一单位的异议已经裁决不成立", "The objection of this unit has been overruled" },
    { "guard.own_objection", "提异议的单位不能自己裁决", "Who objected cannot decide it" },
    { "guard.own_dispatch", "派遣人不能裁决对自己派遣的异议", "Who dispatched it cannot decide the objection" },
    { "guard.reopened_often", "重开次数已到上限", "Reopened as often as may be" },
    { "guard.reopen_late", "结案已久，过了可以重开的期限，请另报一件", "Closed too long ago to reopen; report it anew" },
    { "guard.agreed", "居民已经认可", "The resident has agreed" }, { "guard.disagreed", "居民已经表示不认可", "The resident has disagreed" },
    { "guard.holds_merged", "别的件已并入本件，请先拆出或把它们并到那一件", "Others were merged into this one; take them out or merge them there first" },
    { "guard.no_unit", "还没有责任单位", "There is no responsible unit yet" },
    { "guard.own_unit_reminded", "不必催自己单位", "No need to remind your own unit" },
    { "guard.reminded", "刚催过，过些时候再催", "Just reminded; try again later" },
    { "guard.escalated", "刚报过上一级", "Just escalated" },
    { "closed.stopped", "停表中，先恢复计时", "The clock is stopped; resume it first" },
    { "cap.arbitrate", "专班", "the task force" }, { "cap.extend", "上一级", "the level above" }, { "cap.suspend", "专班", "the task force" },
    { "cap.merge", "社区、区镇或专班", "the community, the town or the task force" },
    { "cap.void", "区镇或专班", "the town or the task force" }, { "cap.reopen", "社区、区镇或专班", "the community, the town or the task force" },
    { "cap.callback", "网格、社区、区镇或专班", "the grid, the community, the town or the task force" },
    { "cap.escalate", "社区、区镇或督查员", "the community, the town or an inspector" },
    { "cap.remind", "社区、区镇、专班或领导", "the community, the town, the task force or a leader" },
    { "cap.export", "有权导出的人", "those who may export" }, { "cap.setting", "系统管理员", "the system administrator" },
    { "cap.report", "上报人", "those who report" }, { "cap.verify", "社区", "the community" },
    { "cap.file", "区镇或市专班", "the town or the task force" },
    { "cap.dispatch", "区镇或市专班", "the town or the task force" }, { "cap.handle", "责任单位", "the responsible unit" },
    { "cap.check", "社区、区镇或督查员", "the community, the town or an inspector" },
    { "cap.read", "有权查看的人", "those with access" }, { "cap.plan", "市专班", "the task force" },
    { "cap.erase", "专班", "the task force" },
    { "cap.task", "区镇或市专班", "the town or the task force" }, { "cap.supervise", "区镇或市专班", "the town or the task force" },
    { "cap.whistle", "社区或区镇", "the community or the town" }, { "cap.draw", "市专班", "the task force" },
    { "cap.inspect", "抽中的督查员", "the inspector drawn" }, { "cap.meet", "社区、区镇或市专班", "the community, the town or the task force" },
    { "cap.instruct", "领导", "a leader" }, { "cap.scheme", "社区、区镇或市专班", "the community, the town or the task force" },
    { "cap.gate", "市专班", "the task force" },
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
    { "error.denied", "这件事由{0}办理，你没有这项权限", "This is for {0}; you have not been granted it" },
    { "error.not_found", "没有这条记录，或者不在你的范围内", "No such record, or it lies outside your scope" },
    { "error.no_route", "没有这个地址", "No such address" },
    { "error.conflict", "现在不能这样办", "This cannot be done now" },
    { "error.stale", "别人刚改过这条记录，请看过新内容再办", "Somebody has just changed this record; look at it and do it again" },
    { "error.need_version", "请带上你看到的版本号（If-Match）再提交", "Send the version you saw (If-Match)" },
    { "error.key_reused", "同一提交编号的内容前后不同，请换一个编号", "This Idempotency-Key was used with another body; use a new one" },
    { "error.need_key", "请带上提交编号（Idempotency-Key，16 至 64 个字符）", "Send an Idempotency-Key of 16 to 64 characters" },
    { "error.method", "这个地址不支持这种请求", "This address does not take that method" },
    { "title.UNKNOWN_FIELD", "没有这一项", "Unknown field" }, { "title.LOCKED_OUT", "账户已锁定", "Account locked" },
    { "title.DENIED", "没有这项权限", "Not granted" }, { "title.MEDIA", "内容类型不对", "Wrong content type" },
    { "title.HELD", "数据目录正被使用", "Data folder in use" }, { "title.INTERNAL", "程序出错", "A fault in the program" },
    { "error.media", "这里要的是{0}", "This address takes {0}" },
    { "live.too_many", "打开的页面太多，请关掉几个", "Too many pages are open; close some" },
    { "error.busy", "系统正忙，请稍候再试", "Busy; try again shortly" },
    { "error.storage", "数据库没有应答，什么也没有改动，请稍候再试", "The database did not answer; nothing was changed; try again" },
    { "error.disk_full", "服务器磁盘已满，什么也没有改动，请通知系统管理员", "The server's disk is full; nothing was changed; tell the administrator" },
    { "error.too_new", "数据由更新的版本写入，请用新版程序打开", "The data was written by a newer version; use that program" },
    { "error.held", "数据目录正被进程 {0} 使用，请先停下它", "The data folder is in use by process {0}; stop it first" },
    { "error.memory", "内存不足，什么也没有改动，请稍候再试", "Out of memory; nothing was changed; try again" },
    { "error.io", "文件读写失败，什么也没有改动", "A file could not be read or written; nothing was changed" },
    { "error.foreign_host", "这个服务只在本机上用，请用 http://localhost 或 http://127.0.0.1 打开；在代理后面请以 --trust-front 启动",
      "Served on this machine only; open http://localhost or http://127.0.0.1, or start it with --trust-front behind a proxy" },
    { "http.method", "请求的方法不对", "The method is not a token" },
    { "http.version", "只支持 HTTP/1.0 和 HTTP/1.1", "Only HTTP/1.0 and HTTP/1.1 are spoken here" },
    { "http.header-name", "请求头的名称不对，请检查中间的代理", "A header name is not a token; look at the proxy between" },
    { "http.header-value", "请求头里有控制字符，请去掉", "A header value holds a control byte; remove it" },
    { "http.host", "请求要带且只带一个 Host", "The request needs exactly one Host header" },
    { "http.content-length", "Content-Length 要是一个十进制数，且只有一个", "Content-Length must be one decimal number" },
    { "http.transfer-encoding", "Transfer-Encoding 只能是一个 chunked，且不带 Content-Length",
      "The only Transfer-Encoding taken is one chunked, without Content-Length" },
    { "http.target", "请求的地址不对，请检查", "The request target is malformed; check it" },
    { "http.path", "地址里有空段、点段、控制字符，或不是 UTF-8，请检查",
      "The path has empty, dot or control parts or is not UTF-8; check it" },
    { "http.query", "问号后面的部分不是百分号编码的 UTF-8，或超过 256 项，请检查",
      "The query is not percent-encoded UTF-8 or has more than 256 parts; check it" },
    { "http.too-large", "内容超过 {0}，请减小后再发", "More than {0}; send less" },
    { "http.no-file", "这里不收文件", "Uploads to a file are not taken here" },
    { "http.busy", "连接太多，请稍候再试", "Too many connections; try again shortly" },
    { "http.memory", "内存不足，请稍候再试", "Out of memory for this request; try again shortly" },
    { "http.stopping", "服务正在停止，请稍候再试", "The server is ending; try again shortly" },
    { "http.disk", "上传的内容存不下，什么也没有改动，请通知系统管理员", "The upload could not be stored; nothing was changed; tell the administrator" },
    { "http.no-answer", "请求没有得到应答，请再试一次", "The request was not answered; try again" },
    { "serve.switch", "只能是 yes 或 no（1、0、true、false、on、off 也行）", "Takes yes or no (also 1, 0, true, false, on, off)" },
    { "serve.front", "要写代理的 IP 地址，几个之间用逗号", "Takes IP addresses of proxies, ',' between" },
    { "beside.lost", "正在运行的服务没有答复，请看它的日志；改动是否生效请查询确认", "The server did not answer; see its log, and look whether the change was made" },
    { "beside.version", "正在运行的服务是 {0} 版，请用同一版的程序", "The server that runs is version {0}; use the program of that version" },
    { "migrate.from", "数据是第 {0} 版，升级到第 {1} 版 …", "The data is of version {0}; it is carried to {1} ..." },
    { "migrate.done", "已升级：第 {0} 版 → 第 {1} 版", "Done: from version {0} to {1}" },
    { "migrate.reindexed", "查找索引已重建：{0} 条", "The search index is made anew: {0} records" },
    { "migrate.same", "数据已是第 {1} 版，不用升级", "The data is of version {1}; nothing to do" },
    { "serve.word", "只能是其中之一：{0}", "Takes one of: {0}" },
    { "serve.address", "要写成 地址:端口，例如 10.0.0.5:9090", "Takes ADDRESS:PORT, such as 10.0.0.5:9090" },
    { "serve.number", "要的是一个数，在 {0} 到 {1} 之间", "Takes a number from {0} to {1}" },
    { "store.no_city", "这个文件不是 anju 的数据库或已损坏，请换一个目录，或用备份恢复",
      "This file is no database of anju or is damaged; choose another folder or restore a backup" },
    { "person.own_password", "自己的密码请在账户菜单里改", "Change your own password in the account menu" },
    { "person.admin_password", "管理员的密码不能由别的管理员设置，请在服务器上用 anju user password",
      "An administrator's password is not set by another; use anju user password on the server" },
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
    { "field.absent", "“{0}”不存在或不在你的范围内", "“{0}” does not exist or lies outside your scope" },
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
    { "activation.wrong", "激活码不对、已用过或已过期，请对照再输一遍；过期的请运维人员用 anju user add 建账号",
      "The code is wrong, used or expired; compare it and type it again. When it has expired, the operator makes the "
      "account with anju user add" },
    { "grant.clash", "三员必须分立：{0}和{1}不能由同一人担任", "Administrators are separate: nobody is both {0} and {1}" },

    /* problems */
    { "problem.estate_unplaced", "这个小区还没有归到社区，请先补全", "This estate belongs to no community yet; place it first" },
    { "problem.photo_taken", "照片已经用在别的记录上", "The photo belongs to another record" },
    { "problem.reason_short", "理由至少 5 个字", "Give a reason of at least 5 characters" },
    { "problem.photo_needed", "至少要一张整改后的照片", "At least one photo taken after is needed" },
    { "problem.unit_kind", "“{0}”不能承办，请选部门、专营单位、区镇或物业企业", "“{0}” cannot handle problems; choose a department, utility, town or firm" },
    { "comment.cannot_see", "{0}看不到这件问题，不能提到他", "{0} does not see this problem and cannot be mentioned" },
    { "query.key", "查询里的“{0}”不是这个列表的条件", "“{0}” in the query is no filter of this list" },
    { "query.value", "查询条件“{0}”的值不对", "The value of “{0}” in the query is wrong" },
    { "view.column", "“{0}”不是这个列表的列", "“{0}” is no column of this list" },
    { "view.twice", "你已经有一个叫“{0}”的视图，请换个名字", "You already keep a view named “{0}”; choose another name" },
    { "view.many", "每人最多保存 {0} 个视图，请先删去不用的", "At most {0} views a person; remove one that you do not need" },
    { "similar.same_building", "同一栋楼", "Same building" }, { "similar.same_category", "类别相同", "Same category" },
    { "similar.close", "相距 {0} 米", "{0} m apart" }, { "similar.words", "描述相近", "Described alike" },
    { "why.category", "类别{0}由{1}办理", "{0} is handled by {1}" },
    { "why.place", "小区属于{0}", "The estate lies in {0}" },
    { "why.firm", "小区由{0}管理", "The estate is managed by {0}" },
    { "why.no_firm", "小区没有登记物业企业，请派遣人选定", "No property company is on record; the dispatcher chooses" },
    { "why.no_line", "类别没有指定部门，请派遣人选定", "The category names no department; the dispatcher chooses" },
    { "why.measure", "属于重点任务“{0}”", "Under the key task “{0}”" },
    { "why.duty", "方案指定的{0}单位", "Named by the plan: {0}" },
    { "why.manual", "派遣人指定", "Chosen by the dispatcher" },

    /* a new city, its plan, its accounts */
    { "unit.none", "没有找到这个单位，请选定", "No such organisation was found; choose one" },
    { "unit.exact", "名称一致", "The name is the same" },
    { "unit.shared", "省略了前一单位的级别", "The level is that of the name before it" },
    { "unit.short", "是这个单位的简称", "A short form of the name" },
    { "unit.class", "泛指这一类单位", "Named as a class" },
    { "unit.several", "有几个单位都像，请选定", "Several fit equally; choose one" },
    { "unit.chosen", "人工选定", "Chosen by a person" },
    { "plan.nothing", "文件里没有读到带序号的条目，请确认这是一份工作方案", "No numbered item was found; is this a work plan?" },
    { "plan.too_long", "方案超过 {0} 字，请只给正文", "The plan is longer than {0} characters; give its text only" },
    { "plan.empty", "文件是空的，请换一个", "The file is empty; choose another" },
    { "plan.binary", "这不是文字文件，请另存为 txt 再试", "Not a text file; save it as text and try again" },
    { "plan.encoding", "文字编码认不出，请另存为 UTF-8 或 GB18030", "The encoding is unknown; save it as UTF-8 or GB18030" },
    { "plan.large", "文件太大（上限 64 MB，10 万条），请只给方案正文", "Too large (at most 64 MB and 100,000 items); give the text of the plan only" },
    { "listen.taken", "端口已被别的程序占用，请用 --port 换一个", "Another program has this port; choose another with --port" },
    { "listen.denied", "没有使用这个端口的权限，请换 1024 以上的端口", "This port needs rights you lack; take one above 1023" },
    { "listen.foreign", "本机没有这个地址", "This machine has no such address" },
    { "listen.failed", "不能在这个地址和端口上监听", "Cannot listen on this address and port" },
    { "listen.port", "端口要在 0 到 65535 之间", "A port lies between 0 and 65535" },
    { "listen.name", "不是本机的地址或主机名", "Not an address or name of this machine" },
    { "listen.handed", "服务管理器要只交来一个监听的 TCP 套接字", "The service manager must hand over exactly one listening TCP socket" },
    { "tls.both", "证书和私钥要一起给出（--cert 和 --key）", "A certificate and its key go together (--cert and --key)" },
    { "tls.bad", "证书或私钥不能用：要 PEM 格式，并且成对", "The certificate or its key cannot be used: PEM, and a pair" },
    { "store.nodes", "已有 32 个程序在用这个数据库，不能再多", "32 programs use this database already, no more can" },
    { "store.readonly", "数据是只读打开的，不能写", "The data is open for reading only" },
    { "store.exists", "这里已经有一个城市的数据，不能再建；请换一个目录或数据库", "There is a city here already; choose another folder or database" },
    { "store.absent", "这里没有数据，请先用 anju init 或 anju demo 建立", "There is no data here; make it with anju init or anju demo first" },
    { "store.old", "数据是旧版本写的，请先以可写方式打开一次", "The data is of an older version; open it for writing once" },
    { "city.name_needed", "方案标题里没有城市名，请用 --name 给出，60 个字以内", "The plan's title names no city; give one with --name, at most 60 characters" },
    { "city.towns", "“{0}”不对或为空，每行要有区镇和社区", "“{0}” is empty or wrong: each row names a town and a community" },
    { "city.towns_twice", "社区“{0}”出现了两次", "The community “{0}” stands there twice" },
    { "city.not_empty", "目录不是空的，请换一个目录", "The folder is not empty; choose another" },
    { "csv.column", "文件 {1} 缺少“{0}”这一列", "The file {1} has no column “{0}”" },
    { "edition.row", "文件 {1} 里的“{0}”不对", "“{0}” in the file {1} is wrong" },
    { "demo.row", "示例文件里的“{0}”不对", "“{0}” in the example's file is wrong" },
    { "pack.absent", "没有随程序提供的文件“{0}”", "There is no built-in file “{0}”" },
    { "init.made", "已建立：{0}", "Made: {0}" }, { "init.plan", "方案：{0}（编码 {1}）", "Plan: {0} (encoding {1})" },
    { "init.towns", "区镇", "towns" }, { "init.communities", "社区", "communities" }, { "init.orgs", "单位", "organisations" },
    { "init.measures", "方案条目", "items of the plan" }, { "init.key_tasks", "其中重点任务", "of them key tasks" },
    { "init.phases", "阶段", "phases" }, { "init.milestones", "时间节点", "milestones" },
    { "init.duties", "职责（待确认）", "duties (proposed)" }, { "init.categories", "问题类别", "categories" },
    { "init.limits", "时限", "time limits" }, { "init.days", "节假日和调休", "holidays and make-up workdays" },
    { "init.confirm", "需要人工确认：{0} 项职责没有对应到单位，{1} 个阶段或节点没有读出日期",
      "For a person to decide: {0} duties without an organisation, {1} phases or milestones without a date" },
    { "init.no_towns", "没有给出区镇名单（--towns），区镇和社区没有建立", "No list of towns was given (--towns): none was made" },
    { "init.named", "方案提到的区镇：{0}", "Towns that the plan names: {0}" },
    { "init.estates", "小区：共 {0} 行，导入 {1}，退回 {2}", "Estates: {0} rows, {1} imported, {2} refused" },
    { "init.edition", "类别和时限为自带的起步版本 {0}，请按本市规定修改", "Categories and limits are the shipped edition {0}; change them to the city's own" },
    { "init.codes", "三员激活码：24 小时内有效，各用一次，只显示这一次", "Activation codes: good for 24 hours, each for one use, shown only now" },
    { "init.next", "下一步：anju serve --data {0}", "Next: anju serve --data {0}" },
    { "demo.made", "示例城市已建立：小区 {0} 个，账号 {1} 个，问题 {2} 件", "The example city is made: {0} estates, {1} accounts, {2} problems" },
    { "demo.seed", "由数 {0} 编出，时点 {1}，问题 {2} 件", "Invented from the number {0} as of {1}, {2} problems" },
    { "demo.progress", "正在编写示例城市 … {0}%", "Inventing the example city ... {0}%" },
    { "demo.accounts", "示例账号，密码都是 {0}", "Example accounts; the password of each is {0}" },
    { "user.made", "已建立账号 {0}", "Account {0} made" }, { "user.password", "初始密码，只显示这一次：{0}", "Password, shown only now: {0}" },
    { "user.changed", "账号 {0} 的密码已更换，原有登录已结束", "The password of {0} is changed and its sessions are ended" },
    { "user.disabled", "账号 {0} 已停用", "Account {0} is disabled" }, { "user.enabled", "账号 {0} 已启用", "Account {0} is enabled" },
    { "user.absent", "没有账号“{0}”", "There is no account “{0}”" },
    { "user.org", "没有找到唯一的单位“{0}”", "“{0}” does not name exactly one organisation" },
    { "user.area", "没有区镇或社区“{0}”", "There is no town or community “{0}”" },
    { "user.role", "没有角色“{0}”，可用：{1}", "There is no role “{0}”; known: {1}" },
    { "user.needs", "请给出 {0}", "Give {0}" },
    { "grant.self", "不能给自己授权或收回自己的授权，请另一位安全管理员办理", "Nobody grants to himself or takes from himself; ask another security administrator" },
    { "grant.twice", "已经有同样的授权", "The same grant exists already" },
    { "person.self", "不能停用自己的账号", "You cannot disable your own account" },

    /* units of time, for texts that the program writes */
    { "time.working_day", "工作日", "working days" }, { "time.working_hour", "工作时", "working hours" },
    { "time.hour", "小时", "hours" }, { "time.minute", "分钟", "minutes" },
    { "scope.all", "全市", "the whole city" }, { "scope.none", "无", "nothing" },
    { "scope.unit", "{0}承办的", "what {0} handles" },

    /* files from outside: what is wrong with the whole */
    { "fault.line", "第 {0} 行：{1}", "line {0}: {1}" },
    { "file.empty", "文件是空的，请选有内容的文件", "The file is empty; choose one with rows in it" },
    { "file.binary", "这不是文本文件（偏移 {0} 字节处起），请另存为 CSV 再导入", "Not a text file (from offset {0}); save it as CSV" },
    { "file.encoding", "偏移 {0} 处的字节 {1} 既不是 UTF-8 也不是 GB18030，请另存为“CSV UTF-8”",
      "The byte {1} at offset {0} is neither UTF-8 nor GB18030; save it as “CSV UTF-8”" },
    { "file.mixed", "偏移 {0} 处起（字节 {1}）混用了两种编码，请统一另存为“CSV UTF-8”",
      "From offset {0} (byte {1}) the file mixes two encodings; save all of it as “CSV UTF-8”" },
    { "file.mojibake", "偏移 {0} 处起有丢失的字（�、锟斤拷），请从原文件重新导出",
      "From offset {0} characters have been lost (�); export it again from the original" },
    { "csv.quote_open", "引号打开后没有收尾，请补上引号", "A quotation mark is opened and never closed; close it" },
    { "csv.quote_text", "引号收尾后还有文字，请把整格放进引号", "Text follows a closing quotation mark; quote the whole cell" },
    { "csv.columns", "一行超过 {0} 格，请核对分隔符", "A row has more than {0} cells; check the separator" },
    { "csv.cell", "一格超过 {0} 字节，请核对引号", "A cell has more than {0} bytes; check the quotation marks" },
    { "csv.rows", "超过 {0} 行，请分成几个文件", "More than {0} rows; split the file" },
    { "sheet.no_heading", "前 30 行里没有表头，要有“{0}”一栏；第一行是：{1}",
      "No heading in the first 30 rows; a column “{0}” is needed; the first row reads: {1}" },
    { "sheet.missing", "缺少“{1}”一栏，请加上这一栏", "The column “{1}” is missing; add it" },
    { "sheet.twice", "{0} 栏和 {1} 栏是同一项，请留下一栏", "Columns {0} and {1} are the same field; keep one" },
    { "sheet.unknown", "{0} 栏“{1}”不认识", "Column {0}, “{1}”, is not known" },
    { "import.noun", "只能导入：{0}", "What can be imported: {0}" },
    { "import.workbook", "这是 Excel 工作簿或压缩包，不是 CSV，请在 Excel 里另存为“CSV UTF-8”",
      "This is an Excel workbook or a zip archive, not CSV; save it from Excel as “CSV UTF-8”" },
    { "import.page", "这是网页，不是 CSV，请下载或导出表格本身", "This is a web page, not CSV; download or export the table itself" },
    { "import.bytes", "文件超过 {0} MB，请分成几个文件", "The file is larger than {0} MB; split it" },
    { "import.rows", "超过 {0} 行，请分成几个文件", "More than {0} rows; split the file" },
    { "import.no_rows", "只有表头，没有内容", "There is a heading but no row beneath it" },
    { "import.running", "这一批正在导入，请等它完成", "This import is running; wait until it is done" },
    { "import.not_done", "这一批还没有导入，没有可撤回的", "This import was never carried out; there is nothing to undo" },
    { "import.undone", "这一批已经撤回，请重新上传文件", "This import has been undone; upload the file again" },
    { "import.file_gone", "这一批的文件不在了，请重新上传", "The file of this import is gone; upload it again" },

    /* why a row is refused */
    { "row.twice", "与第 {0} 行是同一个小区", "The same estate as on line {0}" },
    { "row.odd", "这一行有 {0} 格，表头有 {1} 格", "This row has {0} cells, the heading {1}" },
    { "row.town", "没有“{0}”这个区镇，相近的有：{1}", "There is no town “{0}”; near ones: {1}" },
    { "row.town_none", "没有“{0}”这个区镇，请核对名称", "There is no town “{0}”; check the name" },
    { "row.town_needed", "你只能导入本区镇的小区，请加上区镇一栏", "You may import estates of your own town only; add a column for the town" },
    { "row.town_scope", "“{0}”不在你的范围内", "“{0}” lies outside your scope" },
    { "row.community", "{1}没有“{0}”这个社区", "There is no community “{0}” in {1}" },
    { "row.community_many", "叫“{0}”的社区不止一个，请写明区镇", "More than one community is called “{0}”; name the town" },
    { "row.many", "登记的同名小区有 {0} 个，请写明编号、区镇或地址", "{0} estates of this name are on record; give number, town or address" },
    { "row.position", "经度和纬度要同时填写", "Longitude and latitude go together" },
    { "row.has_problems", "小区已有问题在册，不能改区镇或社区", "Problems are on record there, so its town and community stay" },
    { "row.gone", "检查之后被别人改过或删除", "Changed or removed by somebody after the check" },
    { "row.again", "这一批已经导入过这个小区", "This import has made this estate already" },
    { "kept.touched", "导入之后又改过", "Changed since the import" },
    { "kept.problems", "已有问题在册", "Problems are on record there" },
    { "kept.before", "导入之前的内容查不到", "What it was before is not on record" },
    { "estate.has_problems", "小区已有问题在册，不能改区镇或社区", "Problems are on record there, so its town and community stay" },
    { "estate.not_firm", "“{0}”不是物业企业", "“{0}” is not a property company" },
    { "estate.not_town", "“{0}”不是区镇、街道", "“{0}” is not a town" },
    { "estate.not_within", "“{0}”不在{1}", "“{0}” is not in {1}" },

    /* why a cell cannot be read */
    { "value.empty", "没有填写", "Empty" }, { "value.number", "不是一个数", "Not one number" },
    { "value.unit", "单位不对", "Another unit than expected" }, { "value.whole", "要是整数", "Must be a whole number" },
    { "value.range", "数太大", "The number is too large" }, { "value.digits", "小数位太多", "Too many decimals" },
    { "value.exponent", "数字被表格软件改成了科学计数，请把这一栏设为文本再导出",
      "A spreadsheet has cut the digits; format the column as text and export again" },
    { "value.long", "文字太长", "The text is too long" }, { "value.control", "有控制字符", "Holds control characters" },
    { "value.lines", "格内有换行，请去掉", "A line end within the cell; remove it" },
    { "value.bool", "只能写是或否", "Write yes or no" },
    { "value.date", "不是日期，请写成 2024-06-12", "Not a date; write 2024-06-12" },
    { "value.date_order", "日期要先写年，2024-06-12", "Write the year first: 2024-06-12" },
    { "value.date_year", "年份要写四位", "Write the year in four digits" },
    { "value.date_serial", "这是表格软件的日期序号，请设为日期格式再导出",
      "A spreadsheet's day number; format the column as a date and export again" },
    { "value.date_day", "日期缺少日", "The date lacks its day" }, { "value.date_time", "这里只要日期", "Only a date, without the time" },
    { "value.date_exists", "没有这一天", "No such day" },

    /* photos, limits, calendars */
    { "photo.not_image", "这不是 JPEG、PNG 或 WebP 图片，请换一张", "Not a JPEG, PNG or WebP picture; choose another" },
    { "photo.large_bytes", "照片超过 {0} MB，请压缩后再传", "The photo is larger than {0} MB; make it smaller" },
    { "photo.large_pixels", "照片有 {0}×{1} 像素，最长边不超过 12000，合计不超过 6000 万，请缩小后再传",
      "The photo has {0}×{1} pixels; at most 12,000 on a side and 60 million in all; make it smaller" },
    { "photo.broken", "照片已损坏，打不开，请重新拍摄或上传", "The photo is damaged and cannot be read; take or send it again" },
    { "limit.text", "时限看不懂，请写成 4工作时、1工作日、24小时或 3自然日",
      "Not a time limit; write 4 working hours, 1 working day, 24 hours or 3 days" },
    { "limit.range", "时限要在 1 分钟到 10 年之间", "A time limit lies between 1 minute and 10 years" },
    { "calendar.line", "要以 date,off,name 开头，每行如 2024-05-01,1,劳动节",
      "Begin with date,off,name; each line reads like 2024-05-01,1,劳动节" },
    { "worktime.periods", "工作时段要写成 08:00-12:00,14:00-18:00，至多 4 段，先后不重叠",
      "Write working hours as 08:00-12:00,14:00-18:00: at most 4, in order, apart" },

    /* what is kept as text since it could not be linked or read as one number */
    { "note.range", "不是单一数额，原文记在附加项", "Not one amount; kept as text" },
    { "note.firm", "单位表里没有这些物业企业，名称记在附加项", "Not among the organisations; names kept as text" },

    /* columns of the list of estates */
    { "column.name", "小区名称", "Estate" }, { "column.aliases", "别名", "Aliases" }, { "column.town", "区镇", "Town" },
    { "column.community", "社区", "Community" }, { "column.address", "地址", "Address" }, { "column.source_no", "编号", "Number" },
    { "column.built_year", "建成年份", "Year built" }, { "column.buildings", "楼栋数", "Buildings" },
    { "column.households", "户数", "Households" }, { "column.population", "人口", "Population" },
    { "column.floor_area", "建筑面积", "Floor area" }, { "column.management", "管理方式", "Management" },
    { "column.property_org", "物业企业", "Property company" }, { "column.fee", "物业费", "Property fee" },
    { "column.lat", "纬度", "Latitude" }, { "column.lng", "经度", "Longitude" }, { "column.district", "区县", "District" },
    { "cli.import.rows", "{0}：{1} 行（{2}），", "{0}: {1} rows ({2}), " },
    { "cli.import.counts", "新增 {0}，更新 {1}，相同 {2}，", "{0} new, {1} changed, {2} the same, " },
    { "cli.import.refused", "未收 {0}", "{0} refused" },
    { "cli.import.left_out", "没有对应的栏，未导入：{0}", "Columns without a field, left out: {0}" },
    { "cli.import.refusal", "第 {0} 行 {1}：{2}", "line {0} {1}: {2}" },
    { "cli.import.more", "还有 {0} 行，见 --refused 文件", "{0} more; --refused FILE writes them all" },
    { "column.line", "行", "Line" }, { "column.column", "栏", "Column" }, { "column.reason", "原因", "Reason" },
};
const int words_n = N_OF(words);

const struct words_part words_parts[] = {
    { words_importing, &words_importing_n },
    { words_flow, &words_flow_n },
    { words_supervise, &words_supervise_n },
    { words_flowui, &words_flowui_n },
    { words_baseui, &words_baseui_n },
    { words, &words_n },
    { words_ui, &words_ui_n },
    { words_list, &words_list_n },
    { words_case, &words_case_n },
    { words_photo, &words_photo_n },
    { words_request, &words_request_n },
    { words_people, &words_people_n },
    { words_system, &words_system_n },
    { words_audit, &words_audit_n },
    { words_trail, &words_trail_n },
    { words_base, &words_base_n },
    { words_register, &words_register_n },
    { words_estate, &words_estate_n },
    { words_sheet, &words_sheet_n },
    { words_rules, &words_rules_n },
    { words_geo, &words_geo_n },
    { words_file, &words_file_n },
    { words_import, &words_import_n },
    { words_reading, &words_reading_n },
    { words_plan, &words_plan_n },
    { words_document, &words_document_n },
    { words_project, &words_project_n },
    { words_draw, &words_draw_n },
};
const int words_nparts = N_OF(words_parts);

/* Where each key stands: made once from the tables above, never changed after. */
enum { SLOTS = 16384 };
static const struct word *slot[SLOTS];
static pthread_once_t made = PTHREAD_ONCE_INIT;

static void put_in(const struct word *w, int n) {
    for (int i = 0; i < n; i++) {
        uint64_t at = str_hash(str_of(w[i].key));
        while (slot[at % SLOTS]) at++;
        slot[at % SLOTS] = &w[i];
    }
}

static void make_slots(void) {
    static_assert(SLOTS > 2 * 1024, "room for twice as many words");
    for (int i = 0; i < words_nparts; i++) put_in(words_parts[i].word, *words_parts[i].n);
}

static const struct word *find(const char *key) {
    (void)pthread_once(&made, make_slots);
    for (uint64_t at = str_hash(str_of(key));; at++) {
        const struct word *w = slot[at % SLOTS];
        if (!w || !strcmp(w->key, key)) return w;
    }
}

const char *word_text(enum language l, const char *key) {
    const struct word *w = find(key);
    return !w ? key : l == EN ? w->en : w->zh;
}

const char *word_of(enum language l, const char *list, const char *code) {
    char key[80];
    int n = snprintf(key, sizeof key, "%s.%s", list, code ? code : "");
    if (n < 0 || n >= (int)sizeof key) return "";
    const char *t = word_text(l, key);
    return t == key ? "" : t;                  /* a test finds the missing label */
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

/* A key that stands in an earlier table too is found there. */
static const char *table_hidden(const struct word *w, int n) {
    for (int i = 0; i < n; i++)
        if (find(w[i].key) != &w[i]) return w[i].key;
    return 0;
}

const char *words_wrong(void) {
    const char *wrong = 0;
    int n = 0;
    for (int i = 0; i < words_nparts && !wrong; i++) {
        n += *words_parts[i].n;
        wrong = table_wrong(words_parts[i].word, *words_parts[i].n);
        if (!wrong) wrong = table_hidden(words_parts[i].word, *words_parts[i].n);
    }
    return n > SLOTS / 2 ? "too many words for the slots" : wrong;
}
