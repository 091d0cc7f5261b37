/* Words of supervision. */
#include "model/words.h"

const struct word words_supervise[] = {
    { "flow.page.supervisions", "督办", "Supervision" }, { "supervise.new", "发督办", "Press by a sheet" },
    { "supervise.see", "看 {no}", "See {no}" }, { "supervise.need_title", "请写督办事项，至少 2 个字", "Name the matter, at least 2 characters" },
    { "supervise.need_text", "请写督办要求", "Say what is asked" }, { "supervise.text_hint", "要求做什么、做到什么程度、怎么回复", "What to do, how far, how to answer" },
    { "supervise.due_hint", "不选就是 3 个工作日内回复", "Without one: 3 working days" },
    { "flow.empty.supervisions.h", "还没有督办单", "No supervision sheets yet" },
    { "flow.empty.supervisions.p", "在问题或任务页面上发督办；超过时限的工作会自动升级到这里。", "Issue one from a problem or a task; overdue work climbs here by itself." },
    { "noun.supervision", "督办单", "Supervision sheet" },
    { "rung.press", "催办", "Reminder" }, { "rung.letter", "提示函", "Letter of notice" }, { "rung.order", "督办单", "Supervision order" },
    { "rung.listed", "挂牌督办", "Listed supervision" }, { "rung.interview", "约谈", "Interview" }, { "rung.circular", "通报", "Circular" },
    { "supervision_state.issued", "待回复", "To be answered" }, { "supervision_state.answered", "已回复", "Answered" },
    { "supervision_state.released", "已销号", "Released" }, { "supervision_state.raised", "已升级", "Raised" },
    { "supervision_state.withdrawn", "已撤回", "Withdrawn" },
    { "supervision_verb.issue", "发督办", "Issue" }, { "supervision_verb.answer", "回复", "Answer" },
    { "supervision_verb.send_back", "退回重报", "Send back" }, { "supervision_verb.release", "销号", "Release" },
    { "supervision_verb.raise", "升级督办", "Raise" }, { "supervision_verb.withdraw", "撤回", "Withdraw" },
    { "supervision.no", "文号", "Number" }, { "supervision.title", "督办事项", "Matter" }, { "supervision.town", "区镇", "Town" },
    { "supervision.community", "社区", "Community" }, { "supervision.estate", "小区", "Estate" }, { "supervision.state", "状态", "State" },
    { "supervision.unit", "被督办单位", "Unit" }, { "supervision.issuer", "督办单位", "Issued by" }, { "supervision.due", "回复时限", "Answer by" },
    { "supervision.rung", "方式", "Kind" }, { "supervision.about", "督办对象", "About" }, { "supervision.text", "督办要求", "What is asked" },
    { "supervision.after", "由此升级", "Raised from" }, { "supervision.about_no", "对应编号", "About no." },
    { "supervise.noun", "督办对象只能是问题或任务", "Only problems and tasks are supervised" },
    { "supervise.closed", "{0} 已经办结，不用督办", "{0} is closed; there is nothing to press" },
    { "supervise.no_unit", "{0} 还没有责任单位", "{0} has no responsible unit yet" },
    { "supervise.own", "不能督办自己单位", "Nobody supervises his own unit" },
    { "supervise.higher", "{0} 已有更高一级的督办 {1}", "{0} is under a higher rung already: {1}" },
    { "supervise.top", "已是最高一级", "This is the highest rung" },
    { "supervise.late", "{0} 超过时限未办结", "{0} is overdue" }, { "supervise.risk", "{0} 时限已用八成，请抓紧办理", "80 % of the time of {0} is used" },
    { "supervise.over3", "{0} 超过时限两倍仍未办结", "{0} is overdue by twice its limit" },
};
const int words_supervise_n = (int)(sizeof words_supervise / sizeof *words_supervise);
