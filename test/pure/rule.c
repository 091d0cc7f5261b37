/* Rules: conditions as they are read and refused, row by row; three-valued answers; the facts that follow from
** what stands in an estate on a day; what is said of them to people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/time.h"
#include "base/utf8.h"
#include "model/rule.h"

static struct arena mem;

static int set_up(void **state) {
    (void)state;
    arena_init(&mem, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

/* ---- reading ---- */

/* What a condition is read as, in English words; or how it is refused: key, character, piece, what may stand there. */
static const struct { const char *noun, *text, *words, *key, *at, *what, *may; } conditions[] = {
    { "estate", "built_year < 2000", "year built < 2000" },
    { "estate", "  built_year<2000and", 0, "rule_bad.number", "14", "2000and" },
    { "estate", "built_year < 2000 and in_renovation = no", "year built < 2000 and In the renovation plan (not on record: no) = no" },
    { "estate", "建成年份 ＜ 2000 且 已纳入老旧改造（没有记录视为未纳入） = 否", 0, "rule_bad.name" },
    { "estate", "建成年份 ＜ 2000 且 老旧改造 = 未纳入", "year built < 2000 and renovation = Not in the plan" },
    { "estate", "“建成年份” ≤ 2000", "year built ≤ 2000" },
    { "estate", "BUILT_YEAR <> 1999 AND age_years>=20", "year built ≠ 1999 and Age ≥ 20 years" },
    { "estate", "fee_rate_3m < 60%", "Fees collected, three months < 60%" },
    { "estate", "age_years >= 20年", "Age ≥ 20 years" },
    { "estate", "age_years >= 20岁", 0, "rule_bad.number", "14", "20岁" },
    { "estate", "fee < 1.5", "fee < 1.5 yuan" },
    { "estate", "management in nobody, 业主自管 | community", "management is one of Nobody, Owners, Community" },
    { "estate", "management in (nobody、community)", "management is one of Nobody, Community" },
    { "estate", "management in (nobody", 0, "rule_bad.bracket", "22", "…" },
    { "estate", "name has 花园", "name contains 花园" },
    { "estate", "name has \"花 园\" and address absent", "name contains 花 园 and address is not on record" },
    { "estate", "boundary absent and property_org present", "boundary is not on record and property company is on record" },
    { "estate", "body_missing = yes and completeness < 80", "Conditions for an owners’ body met, none set up = yes and completeness < 80%" },
    { "elevator", "working = 是 and age_years >= 15 and months_since_assessed >= 12",
      "In use = yes and Years in use ≥ 15 years and Months since assessed (never: since in use) ≥ 12 months" },
    { "elevator", "installed < 2010-05-31", "In use since < 2010-05-31" },
    { "elevator", "installed < 2010-05", "In use since < 2010-05-01" },
    { "facility", "kind in hydrant, 灭火器 and broken > 0", "Facility is one of Indoor hydrant, Fire extinguisher and Out of order or not there > 0 of them" },
    { "estate", "", 0, "rule_bad.empty" },
    { "estate", "   ", 0, "rule_bad.empty" },
    { "estate", "bilt_year < 2000", 0, "rule_bad.name_near", "1", "bilt_year", "built_year" },
    { "estate", "completeness < 80 and ebikegap > 0", 0, "rule_bad.name_near", "23", "ebikegap", "ebike_gap" },
    { "estate", "weather = fine", 0, "rule_bad.name", "1", "weather" },
    { "estate", "town = 3", 0, "rule_bad.op_kind", "6", "=", "absent present" },
    { "estate", "built_year", 0, "rule_bad.op", "11", "…", "= != < <= > >= absent present" },
    { "estate", "built_year is 2000", 0, "rule_bad.op", "12", "is", "= != < <= > >= absent present" },
    { "estate", "built_year ! 2000", 0, "rule_bad.op", "12" },
    { "estate", "built_year <", 0, "rule_bad.value", "13", "…" },
    { "estate", "built_year < 二千", 0, "rule_bad.number", "14", "二千" },
    { "estate", "built_year < 1e", 0, "rule_bad.number", "14", "1e" },
    { "estate", "built_year < 99999999999999999999", 0, "rule_bad.number", "14" },
    { "estate", "renovation < done", 0, "rule_bad.op_kind", "12", "<", "= != in absent present" },
    { "estate", "renovation = half", 0, "rule_bad.code", "14", "half", "none planned under_way done" },
    { "estate", "body_missing = maybe", 0, "rule_bad.yes_no", "16", "maybe" },
    { "elevator", "installed < 2010", 0, "rule_bad.day", "13", "2010" },
    { "elevator", "installed < 2010-02-30", 0, "rule_bad.day", "13", "2010-02-30" },
    { "estate", "built_year < 2000 or aged > 3", 0, "rule_bad.or", "19", "or" },
    { "estate", "built_year < 2000 或 aged > 3", 0, "rule_bad.or", "19", "或" },
    { "estate", "built_year < 2000 aged > 3", 0, "rule_bad.join", "19", "aged" },
    { "estate", "built_year < 2000 and", 0, "rule_bad.name_needed", "22", "…" },
    { "estate", "name has \"花园", 0, "rule_bad.quote", "10", "\"花园" },
    { "estate", "\"built_year < 2000", 0, "rule_bad.quote", "1" },
    { "elevator", "built_year < 2000", 0, "rule_bad.name", "1", "built_year" },
    { "building", "head_phone = 13800000000", 0, "rule_bad.op_kind", "12", "=", "absent present" },
    { "estate", "built_year < 2000\xff", 0, "rule_bad.text" },
};

static void is_same(const char *text, const char *what, struct str is, const char *due) {
    if (!due || str_is(is, due)) return;
    fail_msg("%s: %s is \"" PRIstr "\", not \"%s\"", text, what, STRARG(is), due);
}

static void reading(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        const struct entity *noun = rule_noun(str_of(conditions[i].noun));
        struct rule_condition k;
        struct fault f = { 0 };
        const char *text = conditions[i].text;
        assert_non_null(noun);
        enum err e = rule_read(&mem, noun, str_of(text), &k, &f);
        if (conditions[i].words) {
            if (e) fail_msg("%s: refused, %s", text, f.key);
            is_same(text, "it", rule_words(&mem, EN, &k), conditions[i].words);
            continue;
        }
        if (!e) fail_msg("%s: taken", text);
        assert_string_equal(f.field.s, "condition");
        is_same(text, "key", str_of(f.key), conditions[i].key);
        is_same(text, "place", f.arg[0], conditions[i].at);
        is_same(text, "piece", f.arg[1], conditions[i].what);
        is_same(text, "remedy", f.arg[2], conditions[i].may);
        struct str said = word_fill(&mem, ZH, f.key, f.arg);
        if (str_eq(said, str_of(f.key)) || str_chr(said, '{', 0) >= 0) fail_msg("%s: said as " PRIstr, text, STRARG(said));
    }
}

/* No more than twenty terms, no more than forty values, no text beyond its bound. */
static void bounds(void **state) {
    struct rule_condition k;
    struct fault f = { 0 };
    struct str many = S("aged > 0"), list = S("management in nobody");
    (void)state;
    for (int i = 1; i < RULE_TERMS; i++) many = arena_join(&mem, many, S(" and aged > 0"));
    assert_int_equal(rule_read(&mem, &estate_entity, many, &k, &f), OK);
    assert_int_equal(k.n, RULE_TERMS);
    assert_int_equal(rule_read(&mem, &estate_entity, arena_join(&mem, many, S(" and aged > 0")), &k, &f), E_INVALID);
    assert_string_equal(f.key, "rule_bad.many");
    f = (struct fault){ 0 };
    for (int i = 1; i < RULE_LIST; i++) list = arena_join(&mem, list, S(", nobody"));
    assert_int_equal(rule_read(&mem, &estate_entity, list, &k, &f), OK);
    assert_int_equal(rule_read(&mem, &estate_entity, arena_join(&mem, list, S(", nobody")), &k, &f), E_INVALID);
    assert_string_equal(f.key, "rule_bad.list_long");
    f = (struct fault){ 0 };
    char *blank = arena_alloc(&mem, RULE_TEXT_MAX + 1);
    memset(blank, ' ', RULE_TEXT_MAX + 1);
    assert_int_equal(rule_read(&mem, &estate_entity, (struct str){ blank, RULE_TEXT_MAX + 1 }, &k, &f), E_INVALID);
    assert_string_equal(f.key, "rule_bad.text");
}

/* ---- answers ---- */

enum { TODAY_YEAR = 2026, TODAY_MONTH = 11, TODAY_DAY = 25 };

struct yard {
    struct estate e;
    struct building building[2];
    struct elevator lift[3];
    struct facility facility[4];
    struct contract contract[2];
    struct owners_body body[2];
    struct ledger_month month[4];
    struct rule_ground g;
};

#define CLEAR(entity, list) for (size_t i_ = 0; i_ < sizeof (list) / sizeof *(list); i_++) row_clear(&(entity), &(list)[i_])

/* An estate of which nothing is on record. */
static struct yard *yard(void) {
    struct yard *y = ARENA_NEW(&mem, struct yard);
    row_clear(&estate_entity, &y->e);
    CLEAR(building_entity, y->building);
    CLEAR(elevator_entity, y->lift);
    CLEAR(facility_entity, y->facility);
    CLEAR(contract_entity, y->contract);
    CLEAR(owners_body_entity, y->body);
    CLEAR(ledger_month_entity, y->month);
    y->g.today = day_of((struct civil){ TODAY_YEAR, TODAY_MONTH, TODAY_DAY });
    y->g.estate = &y->e;
    y->g.of[0].row = y->building, y->g.of[2].row = y->lift, y->g.of[3].row = y->facility, y->g.of[4].row = y->contract;
    y->g.of[5].row = y->body, y->g.of[6].row = y->month;
    return y;
}

static enum rule_answer ask(const struct yard *y, const struct entity *noun, const void *item, const char *text) {
    struct rule_condition k;
    struct fault f = { 0 };
    if (rule_read(&mem, noun, str_of(text), &k, &f)) fail_msg("%s: %s", text, f.key);
    return rule_ask(&mem, &k, &y->g, item);
}

static void answers(const struct yard *y, const struct entity *noun, const void *item, const char *text, enum rule_answer due) {
    enum rule_answer is = ask(y, noun, item, text);
    if (is != due) fail_msg("%s: %s, not %s", text, code_text(&rule_answers, is + 1), code_text(&rule_answers, due + 1));
}

static void of_estate(const struct yard *y, const char *text, enum rule_answer due) {
    answers(y, &estate_entity, &y->e, text, due);
}

/* A comparison with no value is neither yes nor no; a no decides all the same. */
static void three_values(void **state) {
    struct yard *y = yard();
    (void)state;
    of_estate(y, "built_year < 2000", RULE_OPEN);
    of_estate(y, "built_year != 2000", RULE_OPEN);
    of_estate(y, "built_year absent", RULE_MET);
    of_estate(y, "built_year present", RULE_NO);
    of_estate(y, "renovation = none", RULE_OPEN);
    of_estate(y, "renovation in none, planned", RULE_OPEN);
    of_estate(y, "name has 花", RULE_OPEN);
    of_estate(y, "in_renovation = no", RULE_MET);
    y->e.built_year = 1995;
    y->e.completeness = 70;
    of_estate(y, "built_year < 2000", RULE_MET);
    of_estate(y, "built_year < 1995", RULE_NO);
    of_estate(y, "built_year <= 1995", RULE_MET);
    of_estate(y, "built_year < 2000 and aged > 3", RULE_OPEN);
    of_estate(y, "built_year < 1990 and aged > 3", RULE_NO);
    of_estate(y, "aged > 3 and built_year < 1990", RULE_NO);
    of_estate(y, "built_year < 2000 and completeness < 80", RULE_MET);
    y->e.renovation = 2;
    of_estate(y, "renovation = planned", RULE_MET);
    of_estate(y, "renovation != planned", RULE_NO);
    of_estate(y, "renovation in none, planned", RULE_MET);
    of_estate(y, "renovation in none, done", RULE_NO);
    of_estate(y, "in_renovation = no", RULE_NO);
    y->e.name = S("翠竹花园");
    of_estate(y, "name has 花", RULE_MET);
    of_estate(y, "name = 翠竹花园", RULE_MET);
    of_estate(y, "name in 甲, 翠竹花园", RULE_MET);
    of_estate(y, "name has 苑", RULE_NO);
    y->e.fee = 150;                                      /* fen */
    of_estate(y, "fee = 1.5", RULE_MET);
    of_estate(y, "fee < 1.5", RULE_NO);
}

static void lifts(void **state) {
    struct yard *y = yard();
    struct elevator *l = y->lift;
    const char *due = "working = yes and age_years >= 15 and months_since_assessed >= 12";
    (void)state;
    answers(y, &elevator_entity, l, due, RULE_OPEN);                 /* when it came into use is not on record */
    l->installed = S("2011-11-26");
    answers(y, &elevator_entity, l, due, RULE_NO);                   /* 15 years tomorrow */
    l->installed = S("2011-11-25");
    answers(y, &elevator_entity, l, due, RULE_MET);                  /* never assessed: since in use */
    l->assessed = S("2025-11-26");
    answers(y, &elevator_entity, l, due, RULE_NO);
    l->assessed = S("2025-11-25");
    answers(y, &elevator_entity, l, due, RULE_MET);
    l->state = 2;
    answers(y, &elevator_entity, l, due, RULE_NO);
    l->state = 1;
    l->installed = S("2030-01-01");                                  /* a day that is to come says nothing */
    l->assessed = STR_NULL;
    answers(y, &elevator_entity, l, due, RULE_OPEN);
    answers(y, &elevator_entity, l, "inspection_days_left < 0", RULE_OPEN);
    l->inspected = S("2025-11-24");
    answers(y, &elevator_entity, l, "inspection_days_left = -1", RULE_MET);
    l->inspection_due = S("2026-11-25");
    answers(y, &elevator_entity, l, "inspection_days_left = 0", RULE_MET);
    l->policy_end = S("2026-12-25");
    answers(y, &elevator_entity, l, "insurance_days_left = 30天", RULE_MET);
    l->maintained = S("2026-11-05");
    answers(y, &elevator_entity, l, "days_since_maintained > 15", RULE_MET);
    y->lift[1].installed = S("2000-01-01"), y->lift[2].installed = S("2000-01-01"), y->lift[2].state = 3;
    y->g.of[2].n = 3;
    of_estate(y, "lifts = 3 and lifts_over_15 = 1", RULE_MET);
}

static void places(void **state) {
    struct yard *y = yard();
    struct facility *f = y->facility;
    (void)state;
    answers(y, &facility_entity, f, "broken > 0", RULE_OPEN);
    f->kind = FAC_HYDRANT, f->needed = 10, f->count = 8;
    answers(y, &facility_entity, f, "broken > 0", RULE_OPEN);
    answers(y, &facility_entity, f, "lacking = 2", RULE_MET);
    f->good = 8;
    answers(y, &facility_entity, f, "broken = 2", RULE_MET);
    f->good = 10;
    answers(y, &facility_entity, f, "broken = 0", RULE_MET);
    f[1].kind = FAC_EBIKE_CHARGER, f[1].count = 40;
    f[2].kind = FAC_SMOKE, f[2].count = 5, f[2].good = 3;
    f[3].kind = FAC_CANTEEN, f[3].count = 1;
    y->g.of[3].n = 3;
    of_estate(y, "ebike_gap > 0", RULE_OPEN);
    y->e.ebikes = 100;
    of_estate(y, "ebike_gap = 60 and ebike_places = 40", RULE_MET);
    of_estate(y, "fire_broken = 2", RULE_MET);
    y->e.aged = 300, y->e.population = 1000;
    of_estate(y, "aged_share >= 30 and elderly_places = 0", RULE_MET);
    y->g.of[3].n = 4;
    of_estate(y, "aged_share >= 30 and elderly_places = 0", RULE_NO);
    y->e.population = 0;
    of_estate(y, "aged_share >= 30", RULE_OPEN);
}

static void papers(void **state) {
    struct yard *y = yard();
    (void)state;
    of_estate(y, "contract_running = no", RULE_OPEN);                /* none on record */
    y->g.of[4].n = 1;
    y->contract[0].ends = S("2026-11-24");
    of_estate(y, "contract_running = no and contract_days_left = -1", RULE_MET);
    y->g.of[4].n = 2;                                                /* another that runs on */
    y->contract[1].starts = S("2026-11-25");
    of_estate(y, "contract_running = no", RULE_NO);
    y->contract[1].starts = S("2026-11-26");
    of_estate(y, "contract_running = no", RULE_MET);
    of_estate(y, "body_missing = yes", RULE_OPEN);
    y->g.of[5].n = 1;
    y->body[0].kind = OWNERS_NONE;
    of_estate(y, "body_missing = yes", RULE_OPEN);
    y->body[0].eligible = 1;
    of_estate(y, "body_missing = yes", RULE_MET);
    y->g.of[5].n = 2;
    y->body[1].kind = OWNERS_COMMITTEE, y->body[1].term_ends = S("2026-11-24");
    of_estate(y, "body_missing = yes", RULE_NO);
    of_estate(y, "body_term_over = yes and body_days_left = -1", RULE_MET);
    y->body[0].kind = OWNERS_MANAGEMENT;                             /* one whose term nobody knows */
    of_estate(y, "body_term_over = yes", RULE_NO);
}

static void money(void **state) {
    struct yard *y = yard();
    static const char *const day[] = { "2026-05-01", "2026-08-01", "2026-09-01", "2026-10-01" };
    (void)state;
    for (int i = 0; i < 4; i++) {
        y->month[i].month = str_of(day[i]);
        y->month[i].fee_due = 1000000;
        y->month[i].fee_paid = i == 0 ? 1000000 : 590000;
    }
    y->g.of[6].n = 3;
    of_estate(y, "fee_rate_3m < 60", RULE_NO);                       /* the good month counts among three */
    y->g.of[6].n = 4;
    of_estate(y, "fee_rate_3m < 60", RULE_MET);
    of_estate(y, "fee_rate_3m = 59", RULE_MET);
    y->month[3].fee_paid = NONE;
    y->month[0].month = S("2026-01-01");                             /* too long ago */
    of_estate(y, "fee_rate_3m < 60", RULE_OPEN);
    of_estate(y, "fund_per_m2 < 20", RULE_OPEN);
    y->month[2].fund_balance = 1000000;                              /* 10,000 yuan */
    y->e.floor_area = 1000;
    of_estate(y, "fund_per_m2 = 10", RULE_MET);
    answers(y, &ledger_month_entity, &y->month[1], "fee_rate < 60", RULE_MET);
    y->month[1].fee_due = 0;
    answers(y, &ledger_month_entity, &y->month[1], "fee_rate < 60", RULE_OPEN);
}

static void cases(void **state) {
    struct yard *y = yard();
    (void)state;
    y->g.same_category = 3, y->g.open_problems = 4, y->g.complaints = 12, y->g.complaints_before = 11;
    of_estate(y, "open_same_category_90d >= 3 and open_problems = 4 and complaints_90d = 12", RULE_MET);
    of_estate(y, "complaints_ratio > 3.3 and complaints_ratio < 3.4", RULE_MET);
    of_estate(y, "complaints_per_100 >= 1", RULE_OPEN);
    y->e.households = 1200;
    of_estate(y, "complaints_per_100 = 1", RULE_MET);
    y->g.complaints_before = 0;                                      /* no history is taken as one case */
    of_estate(y, "complaints_ratio = 12", RULE_MET);
}

/* ---- for people ---- */

static void explained(void **state) {
    struct yard *y = yard();
    struct elevator *l = y->lift;
    struct rule_condition k;
    struct fault f = { 0 };
    (void)state;
    l->installed = S("2009-03-01");
    l->name = S("3 幢 1 单元东梯");
    assert_int_equal(rule_read(&mem, &elevator_entity, S("age_years >= 15 and state = in_use and assessed absent"), &k, &f), OK);
    is_same("zh", "it", rule_words(&mem, ZH, &k), "使用年限 ≥ 15 年，并且状态 = 在用，并且最近评估 没有记录");
    is_same("zh", "why", rule_why(&mem, ZH, S("投用 {installed}，已用 {age_years}，评估{assessed}"), &k, &y->g, l),
            "投用 2009-03-01，已用 17 年，评估无记录");
    is_same("en", "why", rule_why(&mem, EN, STR_NULL, &k, &y->g, l), "Years in use 17 years, State not on record, Last assessed not on record");
    is_same("zh", "title", rule_item_title(&mem, ZH, &elevator_entity, l), "3 幢 1 单元东梯");
    y->facility[0].kind = FAC_HYDRANT, y->facility[0].place = S("1 幢");
    is_same("zh", "title", rule_item_title(&mem, ZH, &facility_entity, y->facility), "室内消火栓 1 幢");
    assert_int_equal(rule_why_check(&mem, &elevator_entity, S("{installed} {nothing}"), &f), E_INVALID);
    is_same("why", "name", f.arg[0], "nothing");
    char *long_text = arena_alloc(&mem, 2000);
    memset(long_text, 'x', 1900);
    assert_int_equal(utf8_count(rule_why(&mem, ZH, str_of(long_text), &k, &y->g, l)), 400);
}

/* Every name of every noun has its label in both languages; fields come first; no name twice. */
static void names(void **state) {
    (void)state;
    for (int i = 0; i < rule_nnouns; i++) {
        struct rule_names n = rule_names_of(&mem, rule_nouns[i]);
        assert_true(n.n > 5);
        for (int k = 0; k < n.n; k++) {
            const struct rule_name *x = &n.name[k];
            if (!strcmp(word_text(ZH, x->label), x->label)) fail_msg("no word for %s", x->label);
            if (x->unit && !strcmp(word_text(ZH, x->unit), x->unit)) fail_msg("no word for %s", x->unit);
            assert_true((x->field != 0) != (x->fact != 0));
            for (int j = 0; j < k; j++) assert_string_not_equal(x->name, n.name[j].name);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading), cmocka_unit_test(bounds), cmocka_unit_test(three_values), cmocka_unit_test(lifts),
        cmocka_unit_test(places), cmocka_unit_test(papers), cmocka_unit_test(money), cmocka_unit_test(cases),
        cmocka_unit_test(explained), cmocka_unit_test(names),
    };
    return cmocka_run_group_tests_name("rule", tests, set_up, tear_down);
}
