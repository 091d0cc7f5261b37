/* Lifts of the example city: as they were found, and what is done to them every half month. */
#include "action/demo_base.h"

#include <math.h>
#include "base/time.h"
#include "model/lift.h"

enum { YEAR_DAYS = 365, MAINTAINED_ROUNDS = 6, QUARTER = 6, LIFT_UNKNOWN = 26 };
#define EXAMINER "安澜市特种设备检验中心"

static const char *const makers[] = { "云阶电梯有限公司", "登澜电梯股份有限公司", "平川电梯制造有限公司", "上岚电梯有限公司", "恒梯机电有限公司" };
static const char *const maintainers[] = { "望澜电梯工程有限公司", "稳达电梯维保有限公司", "安澜市澜安电梯服务有限公司", "畅梯机电维保有限公司" };
static const char *const insurers[] = { "同舟财产保险安澜支公司", "远帆财产保险安澜支公司" };

static int64_t day_number(struct str s) {
    struct civil c;
    return s.n && date_parse(s, &c) ? day_of(c) : NONE;
}

/* ---- as it was found ---- */

static int64_t installed_of(struct standing *s, int64_t key) {
    int64_t year = s->p.retrofit ? 2016 + base_dice(s->b, key, 1, 8) : s->es.built_year + (base_dice(s->b, key, 1, 10) > 7);
    int64_t day = day_of((struct civil){ (int)year, 1 + (int)base_dice(s->b, s->p.key, 92, 12), 1 + (int)base_dice(s->b, key, 2, 28) });
    return day < s->day - 40 ? day : s->day - 40 - base_dice(s->b, key, 2, 300);
}

static void graded(struct standing *s, int64_t key, int64_t *grade, int64_t *advice) {
    int64_t r = base_dice(s->b, key, 30, 100);
    *grade = r < 22 ? LIFT_GRADE_1 : r < 70 ? LIFT_GRADE_2 : r < 94 ? LIFT_GRADE_3 : LIFT_GRADE_4;
    *advice = r < 50 ? LIFT_KEEP : r < 76 ? LIFT_REPAIR : r < 90 ? LIFT_REPLACE_PARTS : LIFT_REPLACE;
}

static void seen_then(struct standing *s, int64_t key, struct elevator *x, int64_t installed) {
    const struct base *b = s->b;
    int64_t age = s->day - installed, back = base_dice(b, key, 4, YEAR_DAYS - 10);
    if (back >= age) back = age - 1;
    x->inspected = base_day(s, -back);
    x->inspection_due = date_later(s->c->mem, x->inspected, 12, 0);
    x->maintained = base_day(s, -base_dice(b, key, 5, 14));
    if (age > LIFT_OLD_YEARS * YEAR_DAYS + 30) {
        x->assessed = base_day(s, -base_dice(b, key, 6, 340));
        graded(s, key, &x->grade, &x->advice);
    }
    if (base_dice(b, key, 7, 100) < 6) return;
    x->insurer = str_of(insurers[base_dice(b, s->p.key, 95, N_OF(insurers))]);
    x->policy_end = base_day(s, 1 + base_dice(b, key, 8, YEAR_DAYS));
}

void base_lift_seen(struct standing *s, int i, struct elevator *x) {
    int64_t key = s->p.key * 100003 + i * 7 + 3;
    if (i != LIFT_UNKNOWN) x->inspected = base_day(s, -(20 + i * 12));
    x->inspection_due = date_later(s->c->mem, x->inspected, 12, 0);
    x->maintained = base_day(s, -base_dice(s->b, key, 5, 14));
    x->insurer = str_of(insurers[0]);
    x->policy_end = base_day(s, 60 + base_dice(s->b, s->p.key, 8, 200));
}

enum err base_lift(struct standing *s, const struct building *at, const struct stairwell *stair, int number) {
    const struct base *b = s->b;
    struct elevator x;
    struct str name = arena_printf(s->c->mem, PRIstr "%d号", STRARG(at->name), number);
    int64_t house = 0, key;
    (void)str_int(str_sub(at->name, 0, at->name.n - S("幢").n), &house);
    key = s->p.key * 100003 + house * 97 + number;
    int64_t installed = installed_of(s, key);
    row_clear(&elevator_entity, &x);
    x.estate = s->es.h.id;
    x.building = at->h.id;
    x.stairwell = stair->h.id;
    x.name = name;
    x.code = arena_printf(s->c->mem, "31109901%04d%03d%02d%02d", (int)day_civil(installed).year, s->at % 1000, (int)house % 100, number % 100);
    x.maker = str_of(makers[base_dice(b, s->p.key, 93, N_OF(makers))]);
    x.model = arena_printf(s->c->mem, "YJ-%d/1.%d", 800 + 200 * (s->p.floors > 11), s->p.floors > 11 ? 75 : 0);
    x.maintainer = str_of(maintainers[base_dice(b, s->p.key, 94, N_OF(maintainers))]);
    if (base_dice(b, key, 3, 100) < s->p.quality + 15) x.installed = day_text_of(s->c->mem, installed);
    x.stops = s->p.floors;
    x.state = base_dice(b, key, 9, 200) == 0 ? LIFT_STOPPED : LIFT_IN_USE;
    seen_then(s, key, &x, installed);
    return base_put(s, &elevator_entity, 0, &x, "create");
}

/* ---- what is done ---- */

static void deed_of(struct standing *s, const struct elevator *x, enum lift_deed deed, struct lift_record *r) {
    int64_t key = s->p.key * 31 + x->h.created_at % 7 + (int64_t)x->name.n * 13 + x->name.s[0] + deed * 1000 + s->day;
    key = base_key(key, x->name);
    row_clear(&lift_record_entity, r);
    r->town = x->town;
    r->community = x->community;
    r->estate = x->estate;
    r->elevator = x->h.id;
    r->deed = deed;
    r->day = base_day(s, 0);
    r->by = deed == LIFT_INSPECTED || deed == LIFT_ASSESSED ? S(EXAMINER) : x->maintainer;
    if (deed == LIFT_INSPECTED) {
        r->result = base_dice(s->b, key, 1, 100) < 92 ? LIFT_PASSED : LIFT_PASSED_WITH;
        r->due = date_later(s->c->mem, r->day, 12, 0);
        r->report_no = arena_printf(s->c->mem, "DT-%lld-%05d", (long long)day_civil(s->day).year, (int)base_dice(s->b, key, 2, 100000));
        if (r->result == LIFT_PASSED_WITH) r->note = S("轿厢对讲音量偏低，限期整改后复核");
    }
    if (deed == LIFT_ASSESSED) {
        graded(s, key, &r->grade, &r->advice);
        r->score = 92 - 9 * (double)(r->grade - 1) - (double)base_dice(s->b, key, 3, 7);
        r->report_no = arena_printf(s->c->mem, "PG-%lld-%05d", (long long)day_civil(s->day).year, (int)base_dice(s->b, key, 4, 100000));
    }
    if (deed == LIFT_MAINTAINED) r->result = LIFT_PASSED;
    if (deed == LIFT_TRAPPED) r->note = base_dice(s->b, key, 5, 2) ? S("门锁触点接触不良，二十分钟内放人") : S("瞬时停电，平层装置未动作，十五分钟内放人");
    if (deed == LIFT_REPAIRED) r->note = base_dice(s->b, key, 6, 2) ? S("更换门机皮带，调整门刀间隙") : S("更换曳引钢丝绳两根");
}

enum err base_deed_put(struct standing *s, struct elevator *is, struct lift_record *r) {
    struct elevator was = *is;
    const char *verb = code_text(&lift_deeds, r->deed);
    enum err e = base_put(s, &lift_record_entity, 0, r, verb);
    return e || !lift_follow(is, r) ? e : base_put(s, &elevator_entity, &was, is, verb);
}

enum err base_deed(struct standing *s, struct elevator *is, enum lift_deed deed) {
    struct lift_record r;
    deed_of(s, is, deed, &r);
    return base_deed_put(s, is, &r);
}

static bool due(struct standing *s, struct str by, int64_t ahead) {
    int64_t day = day_number(by);
    return day != NONE && day <= s->day + ahead;
}

static enum err insured_on(struct standing *s, struct elevator *is) {
    struct elevator was = *is;
    is->policy_end = date_later(s->c->mem, was.policy_end, 12, 0);
    return base_put(s, &elevator_entity, &was, is, "change");
}

/* So many of a thousand are forgotten of late; what is forgotten stays so. */
static bool forgotten(struct standing *s, int64_t key, int what, int per_mille, int64_t days) {
    return base_dice(s->b, key, 70 + what, 1000) < per_mille && s->day > base_today(s->b, s->b->now) - days;
}

static enum err lift_turn(struct standing *s, struct elevator *x, int64_t key, int64_t round) {
    enum lift_deed deed[5];
    int n = 0;
    bool hand = base_by_hand(s->b, &s->es);          /* what happened to those is told */
    int64_t r = hand ? 1000 : base_dice(s->b, key, 100 + round, 1000);
    enum err e = due(s, x->insure_by, 12) && (hand || !forgotten(s, key, 3, 35, 150)) ? insured_on(s, x) : OK;
    if (e || !lift_in_use(x)) return e;
    if (due(s, x->inspect_by, 14) && (hand || !forgotten(s, key, 1, 35, 140))) deed[n++] = LIFT_INSPECTED;
    if (!hand && due(s, x->assess_by, 14) && !forgotten(s, key, 2, 90, 160)) deed[n++] = LIFT_ASSESSED;
    if (r < 4) deed[n++] = LIFT_TRAPPED;
    if (r < 9) deed[n++] = LIFT_REPAIRED;
    if ((round < MAINTAINED_ROUNDS || round % QUARTER == 0) && (hand || !forgotten(s, key, 4, 25, 40))) deed[n++] = LIFT_MAINTAINED;
    for (int i = 0; i < n && !e; i++) e = base_deed(s, x, deed[i]);
    return e;
}

enum err base_lifts_turn(struct standing *s) {
    struct rows r;
    int64_t round = (base_today(s->b, s->b->now) - s->day) / 15;
    enum err e = base_rows(s, &elevator_entity, &r);
    for (int i = 0; i < r.n && !e; i++) e = lift_turn(s, &((struct elevator *)r.row)[i], s->p.key * 100003 + i * 7 + 3, round);
    return e;
}
