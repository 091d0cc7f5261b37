/* What must hold between the fields of one record, and what makes two records one: rows. */
#include "action/register.h"

#include "base/time.h"

/* `less` is not more than `more`: numbers, or days. */
static const struct bound { const struct entity *e; const char *less, *more; } bounds[] = {
    { &estate_entity, "aged", "population" }, { &estate_entity, "children", "population" }, { &estate_entity, "alone", "aged" },
    { &estate_entity, "rented", "households" }, { &estate_entity, "fee", "fee_high" },
    { &elevator_entity, "installed", "maintained" }, { &elevator_entity, "installed", "inspected" },
    { &elevator_entity, "installed", "assessed" }, { &elevator_entity, "inspected", "inspection_due" },
    { &lift_record_entity, "day", "due" },
    { &facility_entity, "good", "count" },
    { &contract_entity, "starts", "ends" }, { &contract_entity, "fee", "fee_high" },
    { &owners_body_entity, "set_up", "filed" }, { &owners_body_entity, "set_up", "term_ends" },
    { &owners_body_entity, "party_members", "members" },
    { &household_entity, "aged", "persons" }, { &household_entity, "children", "persons" },
};

/* Days of what was done, which is not in the future. */
static const struct past { const struct entity *e; const char *day; } pasts[] = {
    { &elevator_entity, "installed" }, { &elevator_entity, "maintained" }, { &elevator_entity, "inspected" },
    { &elevator_entity, "assessed" }, { &lift_record_entity, "day" }, { &facility_entity, "checked" },
    { &owners_body_entity, "set_up" }, { &owners_body_entity, "filed" }, { &ledger_month_entity, "month" },
};

struct str register_label(const struct call *c, const struct entity *e, const char *field) {
    const char *label = word_of(c->language, e->name, field);
    return str_of(*label ? label : field);
}

static bool over(const struct field *less, const struct field *more, const void *row) {
    void *r = (void *)(uintptr_t)row;
    if (field_null(less, row) || field_null(more, row)) return false;
    if (less->kind == K_DATE) return str_cmp(*field_str(less, r), *field_str(more, r)) > 0;
    return *field_int(less, r) > *field_int(more, r);
}

static enum err month_check(struct call *c, const struct field *f, const void *row) {
    struct civil day;
    if (!(f->flags & MONTH) || field_null(f, row) || !date_parse(*field_str(f, (void *)(uintptr_t)row), &day)) return OK;
    return day.day == 1 ? OK : fail(c, E_INVALID, f->name, "record.month");
}

enum err register_check(struct call *c, const struct entity *e, const void *row) {
    struct str today = date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0)));
    for (int i = 0; i < N_OF(bounds); i++) {
        const struct bound *b = &bounds[i];
        if (b->e == e && over(field_named(e, str_of(b->less)), field_named(e, str_of(b->more)), row))
            return fail_with(c, E_INVALID, b->less, "record.over", register_label(c, e, b->less), register_label(c, e, b->more));
    }
    for (int i = 0; i < N_OF(pasts); i++) {
        if (pasts[i].e != e) continue;
        const struct field *f = field_named(e, str_of(pasts[i].day));
        if (!field_null(f, row) && str_cmp(*field_str(f, (void *)(uintptr_t)row), today) > 0)
            return fail_with(c, E_INVALID, f->name, "record.future", register_label(c, e, f->name), STR_NULL);
    }
    for (int i = 0; i < e->nfield; i++) {
        enum err bad = month_check(c, &e->field[i], row);
        if (bad) return bad;
    }
    return OK;
}
