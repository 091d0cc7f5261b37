#include "model/lift.h"

#include "base/time.h"

static const char *const due_codes[] = { "assessment", "inspection", "maintenance", "insurance" };
const struct codes lift_dues = { "lift_due", due_codes, N_OF(due_codes) };

/* The yearly inspection is the interval where a certificate names no day of its own: that day goes before. */
const struct lift_interval lift_intervals[LIFT_DUES] = {
    [DUE_ASSESSMENT]  = { DUE_ASSESSMENT, 12 * LIFT_OLD_YEARS, 12, 0, 60, "anju-1",
                          "GB/T 42615-2023 在用电梯安全评估规范；使用满 15 年起每 12 个月评估一次为本系统预设" },
    [DUE_INSPECTION]  = { DUE_INSPECTION, 0, 12, 0, 30, "anju-1", "特种设备安全法第四十条；TSG T7001 电梯监督检验和定期检验规则" },
    [DUE_MAINTENANCE] = { DUE_MAINTENANCE, 0, 0, 15, 3, "anju-1", "特种设备安全监察条例第三十一条；TSG T5002-2017 电梯维护保养规则" },
    [DUE_INSURANCE]   = { DUE_INSURANCE, 0, 0, 0, 30, "anju-1", "保险合同的到期日" },
};

struct str date_later(struct arena *a, struct str date, int months, int days) {
    struct civil c;
    if (!date.n || !date_parse(date, &c)) return STR_NULL;
    int month = 12 * c.year + c.month - 1 + months;
    struct civil to = { month / 12, month % 12 + 1, c.day };
    while (to.day > 28 && !civil_ok(to)) to.day--;
    return date_text(a, day_civil(day_of(to) + days));
}

static struct str later_of(struct str x, struct str y) {
    if (!x.n || !y.n) return x.n ? x : y;
    return str_cmp(x, y) < 0 ? y : x;
}

static struct str sooner_of(struct str x, struct str y) {
    if (!x.n || !y.n) return x.n ? x : y;
    return str_cmp(x, y) < 0 ? x : y;
}

bool lift_in_use(const struct elevator *e) {
    return e->state == NONE || e->state == LIFT_IN_USE;
}

/* What comes after the last one, not before the first is due. */
static struct str next_of(struct arena *a, enum lift_due what, struct str installed, struct str last) {
    const struct lift_interval *i = &lift_intervals[what];
    struct str first = i->first_months ? date_later(a, installed, i->first_months, 0) : STR_NULL;
    return later_of(first, date_later(a, last, i->months, i->days));
}

void lift_settle(struct arena *a, struct elevator *e) {
    bool used = lift_in_use(e);
    e->assess_by = used ? next_of(a, DUE_ASSESSMENT, e->installed, e->assessed) : STR_NULL;
    e->inspect_by = !used ? STR_NULL : e->inspection_due.n ? e->inspection_due
                                                           : next_of(a, DUE_INSPECTION, e->installed, e->inspected);
    e->maintain_by = used ? next_of(a, DUE_MAINTENANCE, e->installed, e->maintained) : STR_NULL;
    e->insure_by = used && e->policy_end.n ? e->policy_end : STR_NULL;
    e->next_by = sooner_of(sooner_of(e->assess_by, e->inspect_by), sooner_of(e->maintain_by, e->insure_by));
}

struct str lift_by(const struct elevator *e, enum lift_due what) {
    const struct str by[LIFT_DUES] = { STR_NULL, e->assess_by, e->inspect_by, e->maintain_by, e->insure_by };
    return by[what];
}

int64_t lift_light(enum lift_due what, struct str by, int64_t today, int64_t *days) {
    struct civil c;
    *days = NONE;
    if (!by.n || !date_parse(by, &c)) return NONE;
    *days = day_of(c) - today;
    if (*days < 0) return LAMP_OVER;
    return *days <= lift_intervals[what].warn ? LAMP_RISK : LAMP_OK;
}

int64_t lift_years(const struct elevator *e, int64_t today) {
    struct civil from, now = day_civil(today);
    if (!e->installed.n || !date_parse(e->installed, &from) || day_of(from) > today) return NONE;
    bool before = now.month < from.month || (now.month == from.month && now.day < from.day);
    return now.year - from.year - before;
}

static bool newest(struct str *mine, struct str day) {
    if (mine->n && str_cmp(day, *mine) < 0) return false;
    *mine = day;
    return true;
}

static void follow_assessment(struct elevator *e, const struct lift_record *r) {
    if (r->grade != NONE) e->grade = r->grade;
    if (r->advice != NONE) e->advice = r->advice;
    if (r->advice == LIFT_STOP) e->state = LIFT_STOPPED;
}

bool lift_follow(struct elevator *e, const struct lift_record *r) {
    switch (r->deed) {
    case LIFT_MAINTAINED: return newest(&e->maintained, r->day);
    case LIFT_TRAPPED:    return newest(&e->trapped, r->day);
    case LIFT_INSPECTED:
        if (!newest(&e->inspected, r->day)) return false;
        e->inspection_due = r->due;              /* none: reckoned from the day */
        if (r->result == LIFT_FAILED) e->state = LIFT_STOPPED;
        return true;
    case LIFT_ASSESSED:
        if (!newest(&e->assessed, r->day)) return false;
        follow_assessment(e, r);
        return true;
    case LIFT_REPLACED:
        if (!newest(&e->installed, r->day)) return false;
        e->assessed = e->inspected = e->inspection_due = e->maintained = STR_NULL;
        e->grade = e->advice = NONE;
        e->state = LIFT_IN_USE;
        return true;
    default: return false;                       /* a repair sets nothing */
    }
}
