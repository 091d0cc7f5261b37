/* Mechanisms a plan sets up: who meets when, what is reported, inspected and
** asked. A clause is one when it names the thing and either how often, or a verb
** that sets it up. */
#include "text/plan_in.h"

#include "base/utf8.h"

static const struct { enum plan_mech_kind kind; const char *words; } things[] = {
    { MECH_SURVEY, "满意度|问卷|民意调查|测评居民|群众测评|居民测评" },
    { MECH_MEETING, "工作例会|例会|联席会议|联席会|调度会|碰头会|推进会|协调会|会商|专题会议|专题会|现场会|调度例会|定期调度|日调度|周调度|月调度|调度机制|调度制度" },
    { MECH_REPORT, "周报|月报|日报告|日报|旬报|季报|零报告|报告制度|信息报送|报送制度|报送|上报|书面报告|专题报告" },
    { MECH_BULLETIN, "简报|通报|专报|红黑榜|晾晒|月通报|工作动态|排名" },
    { MECH_INSPECTION, "四不两直|明察暗访|明查暗访|督查|督导|督办|暗访|巡查|飞行检查|专项检查|联合检查|抽查|检查组|回头看|督察|日查" },
    { MECH_REVIEW, "过堂|验收|考核|考评|评议|销号" },
};

/* Some of these stands in whatever the lists above have. */
#define ANY_THING "满意|问卷|调查|测评|会|调度|报|通报|红黑榜|晾晒|动态|排名|四不两直|查|督|检|访|回头看|过堂|验收|考|评|销号"

#define SETS_UP "建立|健全|实行|实施|落实|开展|组织|召开|编发|印发|刊发|编印|定期|不定期|采取|采用|加强|委托|进行|纳入|推行|执行|坚持|完善|严格|强化|适时|及时|制度|机制"

static const struct { enum plan_period period; const char *words; } periods[] = {
    { EVERY_HALF_MONTH, "每半个月|每半月|半月|每两周|每2周|双周" },
    { EVERY_HALF_YEAR, "每半年|半年度|半年" },
    { EVERY_DAY, "每日|每天|逐日|按日|日调度|日报|日通报|日查|日巡查|日会商|日研判" },
    { EVERY_WEEK, "每周|每星期|按周|逐周|周调度|周报|周通报|周例会|周会商|周督查|周检查|周研判|一周一" },
    { EVERY_TEN_DAYS, "每旬|每10天|每十天|按旬|旬报|旬调度|旬通报" },
    { EVERY_QUARTER, "每季度|每季|按季|逐季|季度|季通报|季调度|季报|季督查|季考核|一季一" },
    { EVERY_MONTH, "每月|每个月|按月|逐月|月调度|月报|月通报|月例会|月督查|月检查|月考核|月评|月研判|月度|一月一" },
    { EVERY_YEAR, "每年|按年|年度|逐年|一年一|年考核|年评估" },
};

static enum plan_period period_in(struct str s) {
    for (size_t i = 0; i < s.n; i += char_len(s, i)) {
        ptrdiff_t at = words_find(s, i, "每|半|双|逐|按|日|周|旬|季|月|年|一", 0);
        if (at < 0) return EVERY_NONE;
        i = (size_t)at;
        for (size_t k = 0; k < sizeof periods / sizeof *periods; k++)
            if (words_at(s, i, periods[k].words)) return periods[k].period;
    }
    return EVERY_NONE;
}

/* Whether the thing at `at` is set up, or only spoken of (验收阶段, 督查室). */
static bool spoken_of(struct str s, size_t at, size_t len) {
    return words_at(s, at + len, "室|局|办公室|阶段|标准|报告|合格|结果|问题|组长|小组成员|专家|手续|材料|备案|人员") != 0
        || words_before(s, at, "竣工|工程") != 0;
}

/* One item says the same thing in its heading and in its sentence: the one that
** says how often stays. True: `m` is in the list already. */
static bool said_before(struct reader *r, const struct plan_mech *m) {
    for (size_t i = r->d->mechs_n, seen = 0; m->item >= 0 && i-- > 0 && seen < 8; seen++) {
        struct plan_mech *x = &r->d->mechs[i];
        if (x->item != m->item) return false;
        if (x->kind != m->kind || (x->period && m->period && x->period != m->period)) continue;
        if (m->period && !x->period) *x = *m;
        return true;
    }
    return false;
}

static void clause(struct reader *r, size_t from, size_t to, struct plan_span sentence, bool *seen,
    const struct word_list *lists) {
    struct str s = str_sub(r->norm, from, to - from), whole = str_sub(r->norm, sentence.from, sentence.to - sentence.from);
    enum plan_period period = EVERY_NONE;
    bool known = false, sets_up = false;
    for (size_t k = 0; k < sizeof things / sizeof *things; k++) {
        size_t len;
        ptrdiff_t at = seen[things[k].kind] ? -1 : word_list_find(s, 0, &lists[k], &len);
        if (at < 0) continue;
        if (!known) period = period_in(s), sets_up = words_in(s, SETS_UP), known = true;
        enum plan_period p = period ? period : things[k].kind == MECH_REVIEW ? EVERY_NONE : period_in(whole);
        if (!period && !sets_up) continue;
        if (spoken_of(s, (size_t)at, len) && !period) continue;
        if (things[k].kind == MECH_REPORT && !period && !words_in(s, "制度|机制|定期|及时")) continue;
        seen[things[k].kind] = true;
        struct plan_mech m = {
            .kind = things[k].kind, .period = p, .item = node_of(r, from), .words = norm_words(r, from + (size_t)at, from + (size_t)at + len),
            .span = norm_span(r, from, to), .sentence = norm_span(r, sentence.from, sentence.to),
            .confidence = period && sets_up ? 88 : period ? 78 : 60 };
        if (!said_before(r, &m)) ARENA_PUSH(r->a, r->d->mechs, r->d->mechs_n, r->mech_cap) = m;
        r->full |= r->d->mechs_n > PLAN_MAX_THINGS;
        mark_used(r, from, to);
    }
}

static void sentence(struct reader *r, size_t from, size_t to, const struct word_list *lists, const struct word_list *any) {
    bool seen[MECH__KINDS] = { false };
    struct str s = { r->norm.s, to };
    if (to - from > 3000 || word_list_find(str_sub(s, from, to - from), 0, any, 0) < 0) return;
    size_t start = from;
    for (size_t i = from; i < to; i += char_len(s, i)) {
        char c = s.s[i];
        if (c != ',' && c != ';' && c != ':' && !word_at(s, i, "。")) continue;
        if (i > start) clause(r, start, i, (struct plan_span){ from, to }, seen, lists);
        start = i + words_at(s, i, ",|;|:|。");
    }
    if (to > start) clause(r, start, to, (struct plan_span){ from, to }, seen, lists);
}

void mechs_make(struct reader *r) {
    struct word_list lists[sizeof things / sizeof *things], any = word_list(ANY_THING);
    for (size_t k = 0; k < sizeof things / sizeof *things; k++) lists[k] = word_list(things[k].words);
    for (size_t i = 0; i < r->para_n && !r->full; i++) {
        const struct para *p = &r->para[i];
        if (p->table || p->meta || i == r->title_para) continue;
        struct str s = { r->norm.s, p->to };
        size_t from = p->from;
        for (size_t at = p->from; at < p->to; at += char_len(s, at)) {
            if (!word_at(s, at, "。") && at + char_len(s, at) < p->to) continue;
            size_t end = at + char_len(s, at);
            sentence(r, from, end, lists, &any);
            from = end;
        }
    }
}

const char *plan_mech_code(enum plan_mech_kind k) {
    static const char *const codes[] = { "meeting", "bulletin", "inspection", "survey", "review", "report" };
    return codes[k];
}

const char *plan_period_code(enum plan_period p) {
    static const char *const codes[] = { "", "day", "week", "ten_days", "half_month", "month", "quarter", "half_year", "year" };
    return codes[p];
}
