/* Requests, merging, stopped clocks, the level above: why not, and how much. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_request[] = {
    { "guard.top", "上面没有可以报的一级", "There is no level above to bring it before" },
    { "merge.self", "不能并入自己", "A case cannot be merged into itself" },
    { "merge.chain", "{0}已经并入别的件，请选它并入的那一件", "{0} has itself been merged; choose the case it went into" },
    { "merge.closed", "{0}已经结束，不能并入", "{0} has ended; nothing can be merged into it" },
    { "request.state", "待接单和处置中的件才能申请", "Only while it waits to be taken or is being handled" },
    { "request.no_limit", "这一环节没有时限，不必申请", "This stage has no limit to extend or stop" },
    { "request.overdue", "已经超时，不再延期或停表", "It is overdue: neither an extension nor a stop any more" },
    { "request.waits", "还有一个申请没有结果", "Another request is still waiting" },
    { "request.extended_often", "延期次数已到上限", "Extended as often as may be" },
    { "request.suspended_often", "停表次数已到上限", "Stopped as often as may be" },
    { "request.suspended_long", "停表天数已到上限", "Stopped for as many days as may be" },
    { "request.most_extension", "最多{0}，还可申请 {1} 次", "At most {0}; {1} more" },
    { "request.most_suspension", "合计还可停 {0} 天，还可申请 {1} 次", "{0} days in all; {1} more" },
    { "request.other_kind", "延长的时间要和本环节时限同一种算法，现在的时限是{0}", "Give it in the kind of time of the stage's limit, which is {0}" },
    { "request.too_much", "一次最多延长{0}", "At most {0} at a time" },
    { "request.too_long", "合计还可停 {0} 天，请选早一些的日期", "Only {0} more days in all; choose an earlier date" },
    { "request.past", "停到的时间要在以后", "The end of the stop must be in the future" },
    { "request.by_move", "异议由裁决人在问题页上认定", "An objection is decided on the problem's page by the arbiter" },
    { "request.closed", "这个申请已经有结果", "This request has been decided or taken back" },
    { "request.own", "申请单位不能自己批准", "The unit that asks cannot decide" },
    { "request.level", "由上一级{0}决定", "For {0}, the level above, to decide" },
    { "request.no_decider", "没有可以批准的上一级，请先指定", "Nobody above may decide this; name somebody first" },
    { "request.answer_short", "不批准要写明理由，至少 5 个字", "Say why it is refused, in at least 5 characters" },
    { "request.not_stopped", "没有停表", "The clock is not stopped" },
};
const int words_request_n = N_OF(words_request);
