/* Facilities, contracts, owners' bodies and monthly figures of the example city. */
#include "action/demo_base.h"

#include <math.h>
#include "base/time.h"

#define FUND_TOLD 61.2               /* yuan for a square metre */

/* ---- facilities ---- */

/* How many an estate of so many homes needs: one for every `homes`, at least `least`; how often some are missing, and
** some out of order, of a hundred estates. */
static const struct plenty { enum facility_kind kind; int homes, least, missing, broken; const char *short_note, *broken_note; } plenties[] = {
    { FAC_HYDRANT, 15, 6, 3, 3, "两处箱内缺水带", "水压不足，已报修" }, { FAC_OUTDOOR_HYDRANT, 180, 2, 2, 1, 0, "一处出水慢" },
    { FAC_EXTINGUISHER, 8, 12, 2, 2, 0, "压力表指到红区" }, { FAC_FIRE_STATION, 1600, 1, 4, 0, "场地未定", 0 },
    { FAC_EXIT_LIGHT, 12, 8, 2, 2, 0, "灯不亮，待换电池" }, { FAC_EBIKE_PLACE, 2, 60, 12, 0, "画线不足", 0 },
    { FAC_EBIKE_CHARGER, 0, 0, 0, 0, 0, 0 }, { FAC_EBIKE_SHED, 220, 1, 14, 0, "选址公示中", 0 }, { FAC_EBIKE_SPRINKLER, 220, 1, 4, 1, "待装", "喷头漏水" },
    { FAC_EV_CHARGER, 45, 2, 38, 22, "电力增容后再建", "断电，待供电公司处理" }, { FAC_PARKING, 2, 40, 52, 0, "夜间停在路边", 0 },
    { FAC_CAMERA, 11, 12, 15, 34, 0, "无图像，线路老化" }, { FAC_GATE, 300, 1, 10, 9, 0, "识别不灵" }, { FAC_DRAIN, 9, 10, 3, 12, 0, "积泥，排水慢" },
    { FAC_LAMP, 10, 14, 12, 28, 0, "灯不亮" }, { FAC_WASTE_POINT, 150, 2, 7, 5, "住户对选址有意见", "破袋器坏" },
    { FAC_BULKY_WASTE, 900, 1, 18, 0, "借用隔壁小区", 0 }, { FAC_CANTEEN, 1400, 1, 44, 0, "列入明年计划", 0 }, { FAC_FITNESS, 70, 4, 9, 24, 0, "踏板松动" },
    { FAC_ACTIVITY_ROOM, 800, 1, 16, 0, 0, 0 }, { FAC_NOTICE_BOARD, 250, 2, 4, 6, 0, "面板破损" },
};

static int64_t bikes(const struct standing *s) {
    return s->es.ebikes != NONE ? s->es.ebikes : s->es.households / 2;
}

static void facility_of(struct standing *s, const struct plenty *p, int i, struct facility *x) {
    const struct base *b = s->b;
    int64_t key = s->p.key;
    bool few = base_dice(b, key, 2000 + i, 100) < (p->kind == FAC_EBIKE_CHARGER ? 9 : p->missing), bad = base_dice(b, key, 2100 + i, 100) < p->broken;
    row_clear(&facility_entity, x);
    x->estate = s->es.h.id;
    x->kind = p->kind;
    x->needed = p->homes ? s->es.households / p->homes : bikes(s);
    if (x->needed < p->least) x->needed = p->least;
    x->count = few ? x->needed * (55 + base_dice(b, key, 2200 + i, 40)) / 100 : x->needed + (p->kind == FAC_EBIKE_CHARGER ? base_dice(b, key, 2250, 20) : 0);
    x->good = x->count;
    if (bad && x->good > 0) x->good -= 1 + base_dice(b, key, 2300 + i, 1 + x->count / 16);
    if (bad && p->broken_note) x->note = str_of(p->broken_note);
    else if (few && x->count < x->needed && p->short_note) x->note = str_of(p->short_note);
    x->year = s->es.built_year + base_dice(b, key, 2400 + i, 2022 - s->es.built_year + 1);
    if (base_dice(b, key, 2500 + i, 100) < s->p.quality) x->checked = base_day(s, -base_dice(b, key, 2600 + i, 60));
}

enum err base_facilities(struct standing *s) {
    enum err e = OK;
    for (int i = 0; i < N_OF(plenties) && !e; i++) {
        struct facility x;
        bool safety = plenties[i].kind <= FAC_EXIT_LIGHT, counted = plenties[i].kind == FAC_EBIKE_CHARGER && s->es.ebikes != NONE;
        if (!counted && base_dice(s->b, s->p.key, 2700 + (safety ? 0 : 2 + i), 100) >= s->p.quality + 12) continue;
        facility_of(s, &plenties[i], i, &x);
        e = base_put(s, &facility_entity, 0, &x, "create");
    }
    return e;
}

/* ---- who keeps it ---- */

static enum err contract_put(struct standing *s, int64_t starts, int64_t ends, int64_t fee, int64_t fee_high) {
    struct contract x;
    row_clear(&contract_entity, &x);
    x.estate = s->es.h.id;
    x.firm = s->es.property_org;
    x.starts = day_text_of(s->c->mem, starts);
    x.ends = day_text_of(s->c->mem, ends);
    x.fee = fee;
    x.fee_high = fee_high;
    x.rating = 1 + base_dice(s->b, s->p.key, 2801, 10) * 3 / 10;
    x.staff = 4 + s->es.households / 90;
    return base_put(s, &contract_entity, 0, &x, "create");
}

static enum err body_put(struct standing *s, int64_t term_ends) {
    static const char *const chairs[] = { "柳文清", "费明远", "龚秋实", "祝长青", "骆思齐", "鲍景行", "成若谷", "季春生" };
    struct owners_body x;
    int64_t r = base_dice(s->b, s->p.key, 2802, 100);
    row_clear(&owners_body_entity, &x);
    x.estate = s->es.h.id;
    x.kind = term_ends == NONE ? OWNERS_NONE : r < 74 ? OWNERS_COMMITTEE : OWNERS_MANAGEMENT;
    x.eligible = term_ends != NONE || r < 11;
    if (term_ends != NONE) {
        int64_t set_up = term_ends - 5 * 365 - 1;
        if (set_up > s->day - 30) set_up = s->day - 30;
        x.set_up = day_text_of(s->c->mem, set_up);
        x.filed = day_text_of(s->c->mem, set_up + 12);
        x.term_ends = day_text_of(s->c->mem, term_ends);
        x.members = 5 + r % 3 * 2;
        x.party_members = 2 + r % 3;
        x.chair = str_of(chairs[base_dice(s->b, s->p.key, 2803, N_OF(chairs))]);
    }
    return base_put(s, &owners_body_entity, 0, &x, "create");
}

enum err base_keepers(struct standing *s) {
    bool firm = s->es.property_org != NONE;
    int64_t ends = s->p.contract_ends;
    enum err e = OK;
    if (firm && base_dice(s->b, s->p.key, 2804, 100) < s->p.quality + 10) {
        if (ends - 3 * 365 > s->day) e = contract_put(s, ends - 6 * 365, ends - 3 * 365 - 1, s->es.fee, NONE);
        if (!e) e = contract_put(s, ends - 3 * 365, ends, s->es.fee, s->es.fee_high);
    }
    if (!e && base_dice(s->b, s->p.key, 2805, 100) < s->p.quality + 10) e = body_put(s, s->p.term_ends);
    return e;
}

enum err base_renew(struct standing *s) {
    struct rows r;
    enum err e = base_rows(s, &contract_entity, &r);
    if (e || !r.n) return e;
    int64_t fee = s->es.fee != NONE && base_dice(s->b, s->p.key, 2806, 3) == 0 ? s->es.fee + 10 : s->es.fee;
    return contract_put(s, s->p.contract_ends + 1, s->p.contract_ends + 3 * 365, fee, s->es.fee_high != NONE && s->es.fee_high < fee ? fee : s->es.fee_high);
}

/* A new term; where there was nobody, of people who keep it for the owners. */
static enum err term_on(struct standing *s, const struct owners_body *was) {
    struct owners_body is = *was;
    if (is.kind == OWNERS_NONE) is.kind = OWNERS_MANAGEMENT, is.members = 7, is.party_members = 4;
    is.set_up = base_day(s, -2);
    is.filed = base_day(s, 0);
    is.term_ends = base_day(s, 5 * 365);
    return base_put(s, &owners_body_entity, was, &is, "change");
}

enum err base_elect(struct standing *s) {
    struct rows r;
    enum err e = base_rows(s, &owners_body_entity, &r);
    return e || !r.n ? e : term_on(s, r.row);
}

/* ---- money ---- */

static int64_t hundreds(double yuan) {
    return (int64_t)(yuan / 100 + 0.5) * 10000;
}

/* What is paid of what is due, in per mille: each estate has its own, better since the campaign began, less in spring. */
static int64_t rate_of(struct standing *s, int64_t month) {
    static const int64_t told[] = { 59, 60, 61, 58, 63, 66, 64, 60, 57, 62, 68, 71, 73, 76 };      /* of the estate told by hand */
    int64_t r = base_dice(s->b, s->p.key, 2901, 100), own = r < 8 ? 480 + r * 9 : 650 + r * 27 / 10;
    int64_t ago = (base_today(s->b, s->b->now) - s->day) / 30;
    if (base_by_hand(s->b, &s->es)) return 10 * told[ago < 1 ? N_OF(told) - 1 : ago >= N_OF(told) ? 0 : N_OF(told) - ago];
    int64_t rate = own + (13 - ago) * 5 + base_dice(s->b, s->p.key, 3000 + month, 50) - 25 - (month % 12 == 1 ? 40 : 0);
    return rate > 985 ? 985 : rate;
}

enum err base_month(struct standing *s, int64_t month) {
    struct ledger_month x;
    double area = isnan(s->es.floor_area) ? (double)s->es.households * 92 : s->es.floor_area;
    double fee = (double)(s->es.fee == NONE ? 60 : s->es.fee) / 100;
    int64_t r = base_dice(s->b, s->p.key, 2902, 100), used = base_dice(s->b, s->p.key, 3200 + month, 9) == 0;
    double each = base_by_hand(s->b, &s->es) ? FUND_TOLD : r < 7 ? 8 + (double)r : 26 + (double)r * 0.5;
    double ago = (double)(base_today(s->b, s->b->now) - s->day) / 365;
    row_clear(&ledger_month_entity, &x);
    x.estate = s->es.h.id;
    x.month = date_text(s->c->mem, (struct civil){ (int)(month / 12), (int)(month % 12) + 1, 1 });
    x.fee_due = hundreds(area * fee);
    x.fee_paid = hundreds((double)x.fee_due / 100 * (double)rate_of(s, month) / 1000);
    x.fund_balance = hundreds(area * each * (1 + 0.06 * ago));
    x.fund_used = used ? hundreds(area * 0.2) : 0;
    x.public_income = hundreds((double)s->es.households * (5 + (double)base_dice(s->b, s->p.key, 2903, 6)));
    x.spending = hundreds(area * fee * 0.86);
    return base_put(s, &ledger_month_entity, 0, &x, "create");
}

/* ---- a change ---- */

static enum err estate_change(struct standing *s) {
    struct estate is = s->es;
    if (is.ebikes != NONE) is.ebikes -= base_dice(s->b, s->p.key, 3500 + s->day, 12);
    is.cars = is.cars == NONE ? is.households * 7 / 10 : is.cars + 3 + base_dice(s->b, s->p.key, 3600 + s->day, 20);
    return base_put(s, &estate_entity, &s->es, &is, "change");
}

/* One facility is looked at: now and then what was broken is whole again, or something of it is not. */
static enum err facility_change(struct standing *s) {
    struct rows r;
    enum err e = base_rows(s, &facility_entity, &r);
    if (e || !r.n) return e;
    const struct facility *was = &((const struct facility *)r.row)[base_dice(s->b, s->p.key, 3700 + s->day, r.n)];
    struct facility is = *was;
    is.checked = base_day(s, 0);
    if (is.good < is.count) is.good = is.count, is.note = STR_NULL;
    else if (is.count < is.needed) is.count++, is.good = is.count;
    else if (is.count > 3 && base_dice(s->b, s->p.key, 3800 + s->day, 5) == 0) is.good--, is.note = S("一处损坏，已报修");
    return base_put(s, &facility_entity, was, &is, "change");
}

static enum err head_change(struct standing *s) {
    static const char *const heads[] = { "卢静宜", "傅根生", "戴月华", "夏金水", "钟巧云" };
    struct rows r;
    enum err e = base_rows(s, &building_entity, &r);
    if (e || !r.n) return e;
    const struct building *was = &((const struct building *)r.row)[base_dice(s->b, s->p.key, 3900 + s->day, r.n)];
    struct building is = *was;
    is.head_name = str_of(heads[base_dice(s->b, s->p.key, 4000 + s->day, N_OF(heads))]);
    is.head_phone = arena_printf(s->c->mem, "13800%06d", (int)base_dice(s->b, s->p.key, 4100 + s->day, 1000000));
    return base_put(s, &building_entity, was, &is, "change");
}

static enum err fire_change(struct standing *s) {
    struct rows r;
    enum err e = base_rows(s, &facility_entity, &r);
    for (int i = 0; i < r.n && !e; i++) {
        const struct facility *was = &((const struct facility *)r.row)[i];
        struct facility is = *was;
        if (was->kind > FAC_EXIT_LIGHT || was->good < 3 || base_dice(s->b, s->p.key, 4300 + i, 2)) continue;
        is.good -= 1 + base_dice(s->b, s->p.key, 4310 + i, 2);
        is.checked = base_day(s, 0);
        is.note = was->kind == FAC_HYDRANT ? S("水压不足") : was->kind == FAC_EXTINGUISHER ? S("压力不足，待换") : S("巡查发现损坏");
        return base_put(s, &facility_entity, was, &is, "change");
    }
    return e;
}

enum err base_change(struct standing *s, bool fire) {
    if (fire) return fire_change(s);
    int64_t what = base_dice(s->b, s->p.key, 4200 + s->day, 3);
    return what == 0 && !base_by_hand(s->b, &s->es) ? estate_change(s) : what == 1 ? head_change(s) : facility_change(s);
}

/* ---- what a rule found is put right ---- */

static enum err item_of(struct standing *s, const struct entity *e, int64_t id, void *row) {
    return store_get(tx_db(s->tx), s->c->mem, 0, s->c->tenant, e, id, row, &s->c->fault);
}

static enum err facility_mend(struct standing *s, int64_t id) {
    struct facility was, is;
    enum err e = item_of(s, &facility_entity, id, &was);
    if (e) return e;
    is = was;
    if (is.count < is.needed) is.count = is.needed;
    is.good = is.count;
    is.note = STR_NULL;
    is.checked = base_day(s, 0);
    return base_put(s, &facility_entity, &was, &is, "change");
}

static enum err lift_mend(struct standing *s, int64_t id, bool assess) {
    struct elevator was;
    enum err e = item_of(s, &elevator_entity, id, &was);
    return e ? e : base_deed(s, &was, assess ? LIFT_ASSESSED : LIFT_INSPECTED);
}

static enum err charger_mend(struct standing *s) {
    struct rows r;
    enum err e = base_rows(s, &facility_entity, &r);
    for (int i = 0; i < r.n && !e; i++) {
        const struct facility *was = &((const struct facility *)r.row)[i];
        struct facility is = *was;
        if (was->kind != FAC_EBIKE_CHARGER) continue;
        is.count = is.good = s->es.ebikes + 8;
        return base_put(s, &facility_entity, was, &is, "change");
    }
    struct facility x;
    row_clear(&facility_entity, &x);
    x.estate = s->es.h.id;
    x.kind = FAC_EBIKE_CHARGER;
    x.needed = x.count = x.good = s->es.ebikes + 8;
    return e ? e : base_put(s, &facility_entity, 0, &x, "create");
}

enum err base_mend(struct standing *s, const struct rule_finding *f, struct str rule) {
    if (str_is(f->noun, "facility")) return facility_mend(s, f->item);
    if (str_is(f->noun, "elevator")) return lift_mend(s, f->item, str_is(rule, "lift_unassessed"));
    if (str_is(rule, "charging_short")) return charger_mend(s);
    if (str_is(rule, "contract_ended")) return contract_put(s, s->day, s->day + 3 * 365, s->es.fee, s->es.fee_high);
    return base_elect(s);
}
