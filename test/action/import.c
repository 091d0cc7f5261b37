/* Imports of estates on a real store: what is refused and why, what is written,
** what comes back when it is taken back, and what a crash leaves. Runs on SQLite,
** and on PostgreSQL under with_postgres. */
#include "../store/made.h"
#undef fail                                  /* of cmocka: ours is in access/call.h */

#include <iconv.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include "access/world.h"
#include "action/estate.h"
#include "action/import_part.h"
#include "action/problem.h"
#include "base/buf.h"
#include "base/file.h"

enum { QINGXU = 101, LIUTANG = 102, DONGQU = 111, XIQU = 112, NANYUAN = 113, FIRM = 201, CHIEF = 301, TOWNSMAN = 302 };

#define wrong(...) do { print_message(__VA_ARGS__); print_message("\n"); assert_string_equal("as told above", ""); } while (0)

struct city { struct made m; struct worlds *worlds; struct arena a; struct call c; };

/* ---- a small city ---- */

static enum err put_area(struct tx *tx, int64_t id, int64_t parent, int64_t level, struct str name) {
    struct area a;
    row_clear(&area_entity, &a);
    a.h.id = id, a.parent = parent, a.level = level, a.name = name;
    return tx_insert(tx, &area_entity, &a, &(struct change){ .verb = "make" });
}

static enum err put_person(struct tx *tx, int64_t id, struct str account, int64_t role, int64_t area) {
    struct person p;
    struct grant g;
    row_clear(&person_entity, &p);
    p.h.id = id, p.account = account, p.name = account, p.org = FIRM, p.failures = 0, p.language = 1, p.liaison = 0;
    enum err e = tx_insert(tx, &person_entity, &p, &(struct change){ .verb = "make" });
    if (e) return e;
    row_clear(&grant_entity, &g);
    g.person = id, g.role = role, g.area = area;
    return tx_insert(tx, &grant_entity, &g, &(struct change){ .verb = "make" });
}

static enum err city_body(struct tx *tx, void *arg) {
    struct tenant t = { .id = TENANT, .name = S("青江市"), .demo = 1, .tz_offset = 8 * HOUR, .created_at = NOW };
    struct org o;
    (void)arg;
    assert_int_equal(tx_put(tx, &tenant_entity, &t), OK);
    row_clear(&org_entity, &o);
    o.h.id = FIRM, o.kind = ORG_PROPERTY, o.name = S("清风物业有限公司"), o.aliases = S("清风物业|清风");
    assert_int_equal(tx_insert(tx, &org_entity, &o, &(struct change){ .verb = "make" }), OK);
    assert_int_equal(put_area(tx, QINGXU, NONE, AREA_TOWN, S("青圩镇")), OK);
    assert_int_equal(put_area(tx, LIUTANG, NONE, AREA_TOWN, S("柳塘街道")), OK);
    assert_int_equal(put_area(tx, DONGQU, QINGXU, AREA_COMMUNITY, S("东区社区")), OK);
    assert_int_equal(put_area(tx, XIQU, QINGXU, AREA_COMMUNITY, S("西区社区")), OK);
    assert_int_equal(put_area(tx, NANYUAN, LIUTANG, AREA_COMMUNITY, S("东区社区居委会")), OK);
    assert_int_equal(put_person(tx, CHIEF, S("chief"), R_TASK_FORCE, NONE), OK);
    assert_int_equal(put_person(tx, TOWNSMAN, S("townsman"), R_TOWN, QINGXU), OK);
    return world_touch(tx);
}

/* The call as this person, on the world as it is now. */
static struct call *as(struct city *y, int64_t person) {
    struct call *c = &y->c;
    if (c->world) world_release(y->worlds, c->world);
    *c = (struct call){ .mem = &y->a, .store = y->m.st, .worlds = y->worlds, .tenant = TENANT, .now = c->now + 1000,
                        .tz_offset = 8 * HOUR, .language = ZH, .id = S("call-1"), .if_match = NONE };
    worlds_stale(y->worlds);
    assert_int_equal(world_hold(y->worlds, TENANT, c->now, &c->world, &c->fault), OK);
    c->who = person ? who_of(c->mem, c->world, person) : who_system(c->mem);
    assert_non_null(c->who);
    return c;
}

static void city_close(struct city *y) {
    if (y->c.world) world_release(y->worlds, y->c.world);
    y->c.world = 0;
    worlds_free(y->worlds);
    y->worlds = 0;
    arena_reset(&y->a);
    store_close(y->m.st);
    y->m.st = 0;
}

static void city_again(struct city *y) {
    made_reopen(&y->m);
    y->worlds = worlds_new(y->m.st);
}

static int start(void **state) {
    static struct city y;
    struct fault f;
    memset(&y, 0, sizeof y);
    made_open(&y.m);
    arena_init(&y.a, 0);
    y.c.now = NOW;
    assert_int_equal(made_write(&y.m, city_body, 0, &f), OK);
    y.worlds = worlds_new(y.m.st);
    *state = &y;
    return 0;
}

static int stop(void **state) {
    struct city *y = *state;
    if (y->c.world) world_release(y->worlds, y->c.world);
    worlds_free(y->worlds);
    arena_free(&y->a);
    made_close(&y->m);
    return 0;
}

/* ---- doing ---- */

static enum err try_file(struct call *c, struct str bytes, struct import_view *out) {
    struct import_in *in = ARENA_NEW(c->mem, struct import_in);
    row_clear(&import_in_entity, in);
    in->noun = S("estates");
    in->name = S("list.csv");
    in->bytes = bytes;
    return action_run(c, &imports_create, in, out);
}

static struct import_view tried(struct call *c, struct str bytes) {
    struct import_view v;
    enum err e = try_file(c, bytes, &v);
    if (e) print_message("%s: %s\n", error_of(e)->code, c->fault.key ? c->fault.key : "-");
    assert_int_equal(e, OK);
    return v;
}

static struct import_view on(struct call *c, const struct action *a, int64_t id) {
    struct import_view v;
    struct one_in in = { id };
    enum err e = action_run(c, a, &in, &v);
    if (e) print_message("%s %s: %s\n", a->name, error_of(e)->code, c->fault.key ? c->fault.key : "-");
    assert_int_equal(e, OK);
    return v;
}

/* Check, commit and carry out; what the batch says at the end. */
static struct import_view imported(struct city *y, int64_t person, struct str bytes) {
    struct call *c = as(y, person);
    struct import_view v = tried(c, bytes);
    (void)on(c, &imports_commit, v.id);
    for (bool finished = false; !finished;) assert_int_equal(import_chunk(c, v.id, &finished), OK);
    return on(as(y, person), &imports_get, v.id);
}

static void expect(struct import_view v, int64_t fresh, int64_t changed, int64_t same, int64_t refused) {
    if (v.new != fresh || v.changed != changed || v.same != same || v.refused != refused)
        print_message("new %d changed %d same %d refused %d\n", (int)v.new, (int)v.changed, (int)v.same, (int)v.refused);
    for (int i = 0; i < v.refusals.n && v.refused != refused && i < 5; i++) {
        const struct refusal_view *r = &((const struct refusal_view *)v.refusals.row)[i];
        print_message("  %d " PRIstr " [" PRIstr "] " PRIstr "\n", (int)r->row, STRARG(r->column), STRARG(r->value), STRARG(r->reason));
    }
    assert_int_equal(v.new, fresh);
    assert_int_equal(v.changed, changed);
    assert_int_equal(v.same, same);
    assert_int_equal(v.refused, refused);
    assert_int_equal(v.rows, fresh + changed + same + refused);
}

static const struct estate *estate_called(struct call *c, const char *name) {
    for (int i = 0; i < c->world->nestates; i++)
        if (str_is(c->world->estate[i].name, name)) return &c->world->estate[i];
    return 0;
}

static bool holds(struct str s, const char *part) {
    return str_find(s, str_of(part), 0) >= 0;
}

static struct str gbk(struct arena *a, const char *utf8) {
    char *in = (char *)(uintptr_t)utf8, *out = arena_alloc(a, 4096), *from = out;
    size_t n = strlen(utf8), room = 4096;
    iconv_t cd = iconv_open("GB18030", "UTF-8");
    assert_int_equal(iconv(cd, &in, &n, &out, &room), 0);
    (void)iconv_close(cd);
    return (struct str){ from, 4096 - room };
}

/* ---- the file as a whole ---- */

static void test_file_refused(void **state) {
    struct city *y = *state;
    static const struct { const char *name, *bytes; size_t n; enum err e; const char *key; } row[] = {
        { "nothing", "", 0, E_SYNTAX, "file.empty" },
        { "blanks", " \r\n \r\n", 0, E_SYNTAX, "file.empty" },
        { "a workbook", "PK\3\4\x14\0\6\0\x08\0", 10, E_MEDIA, "paper.archive" },
        { "an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10, E_MEDIA, "paper.ole" },
        { "a page", "\r\n<!DOCTYPE html>\n<html><table><tr><td>小区</td></tr></table></html>", 0, E_INVALID, "import.no_rows" },
        { "a table of a page", "<TABLE><tr><td>小区</td></tr></TABLE>", 0, E_INVALID, "import.no_rows" },
        { "bytes of a picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, E_MEDIA, "paper.image" },
        { "bytes of nothing known", "\1\2\0\3\4\5\6\7", 8, E_SYNTAX, "file.binary" },
        { "neither encoding", "小区名称,户数\r\n东苑新村小区,1\r\nab\x80 ,1\r\n", 0, E_SYNTAX, "file.encoding" },
        { "two encodings", "小区名称,户数\r\n东苑新村小区,1\r\n\xb6\xab\xd4\xb7,1\r\n", 0, E_SYNTAX, "file.mixed" },
        { "no heading", "东苑,100\r\n西苑,200\r\n", 0, E_INVALID, "sheet.no_heading" },
        { "only a heading", "小区名称,户数\r\n\r\n", 0, E_INVALID, "import.no_rows" },
        { "an open quotation mark", "小区名称,户数\r\n\"东苑,1\r\n", 0, E_SYNTAX, "csv.quote_open" },
        { "text behind a quotation mark", "小区名称,户数\r\n\"东苑\"x,1\r\n", 0, E_SYNTAX, "csv.quote_text" },
    };
    for (int i = 0; i < N_OF(row); i++) {
        struct call *c = as(y, CHIEF);
        struct import_view v;
        enum err e = try_file(c, (struct str){ row[i].bytes, row[i].n ? row[i].n : strlen(row[i].bytes) }, &v);
        if (e != row[i].e || !c->fault.key || strcmp(c->fault.key, row[i].key))
            wrong("%s: %s, %s", row[i].name, error_of(e)->code, c->fault.key ? c->fault.key : "-");
        assert_string_not_equal(word_text(ZH, row[i].key), row[i].key);
    }
}

/* Where, what was looked for, what was found: the words tell. */
static void test_file_refused_says_where(void **state) {
    struct city *y = *state;
    struct import_view v;
    struct call *c = as(y, CHIEF);
    assert_int_equal(try_file(c, S("东苑,100\r\n西苑,200\r\n"), &v), E_INVALID);
    struct str text = word_fill(c->mem, ZH, c->fault.key, c->fault.arg);
    if (!holds(text, "“小区”") || !holds(text, "东苑,100")) wrong(PRIstr, STRARG(text));
    c = as(y, CHIEF);
    assert_int_equal(try_file(c, S("小区名称,户数\r\n东苑,1\r\n西\xff,1\r\n"), &v), E_SYNTAX);
    assert_int_equal(c->fault.row, 3);
    c = as(y, CHIEF);
    struct import_in in = { .noun = S("people"), .bytes = S("a") };
    assert_int_equal(action_run(c, &imports_create, &in, &v), E_INVALID);
    assert_string_equal(c->fault.key, "import.noun");
}

/* A file whose columns a person must settle first is kept, and carried out only then. */
static void test_columns_stop(void **state) {
    struct city *y = *state;
    static const struct { const char *bytes, *key, *says; struct column_choice choice; } row[] = {
        { "户数,楼栋数,甲\r\n1,2,东苑\r\n", "sheet.missing", "“小区”", { 2, S("name") } },
        { "小区名称,户数,总户数\r\n东苑,1,2\r\n", "sheet.twice", "B 栏和 C 栏", { 1, STR_NULL } },
    };
    for (int i = 0; i < N_OF(row); i++) {
        struct call *c = as(y, CHIEF);
        struct import_view v = tried(c, str_of(row[i].bytes));
        const struct stop_view *s = v.stops.row;
        struct one_in one = { v.id };
        assert_int_equal(v.stops.n, 1);
        if (!str_is(s->key, row[i].key) || !holds(s->text, row[i].says)) wrong(PRIstr ": " PRIstr, STRARG(s->key), STRARG(s->text));
        expect(v, 0, 0, 0, 0);
        assert_int_equal(action_run(c, &imports_commit, &one, &v), E_CONFLICT);
        struct column_choice choice = row[i].choice;
        struct import_change change;
        row_clear(&import_change_entity, &change);
        change.id = one.id;
        change.columns = (struct rows){ &choice, 1 };
        c = as(y, CHIEF);
        assert_int_equal(action_run(c, &imports_change, &change, &v), OK);
        assert_int_equal(v.stops.n, 0);
        expect(v, 1, 0, 0, 0);
        v = on(c, &imports_commit, v.id);
        for (bool finished = false; !finished;) assert_int_equal(import_chunk(c, v.id, &finished), OK);
        v = tried(as(y, CHIEF), str_of(row[i].bytes));             /* the next of its kind is read so by itself */
        assert_int_equal(v.stops.n, 0);
        assert_true(str_is(((const struct column_view *)v.columns.row)[row[i].choice.at].how, "kept"));
        expect(v, 0, 0, 1, 0);
        (void)on(as(y, CHIEF), &imports_undo, one.id);
    }
}

/* ---- one row ---- */

static void test_rows_refused(void **state) {
    struct city *y = *state;
    static const struct { const char *heading, *row, *column, *key, *says; } row[] = {
        { "小区名称,户数", ",5", "小区名称", "field.required", "必填" },
        { "小区名称,户数", "东苑,很多", "户数", "value.number", "不是一个数" },
        { "小区名称,户数", "东苑,5栋", "户数", "value.unit", "单位不对" },
        { "小区名称,户数", "东苑,2.5", "户数", "value.whole", "整数" },
        { "小区名称,总户数", "东苑,200000", "总户数", "field.high", "100000" },
        { "小区名称,户数", "东苑", "", "row.odd", "1 格" },
        { "小区名称,建成年份", "东苑,1850", "建成年份", "field.low", "1900" },
        { "小区名称,建成年份", "东苑,1990年代", "建成年份", "value.year", "年份" },
        { "小区名称,编号", "东苑,1.1E+12", "编号", "value.exponent", "科学计数" },
        { "小区名称,区镇", "东苑,青于镇", "区镇", "row.town", "青圩镇" },
        { "小区名称,区镇", "东苑,火星", "区镇", "row.town_none", "火星" },
        { "小区名称,区镇,社区", "东苑,柳塘,西区", "社区", "row.community", "柳塘街道" },
        { "小区名称,社区", "东苑,东区", "社区", "row.community_many", "区镇" },
        { "小区名称,编号", "东苑,123456789012345678901234567890123456789012", "编号", "field.long", "现在 42" },
        { "小区名称,管理方式", "东苑,没人管", "管理方式", "row.code", "业主自管" },
        { "小区名称,物业费", "东苑,1.2元/年", "物业费", "value.unit", "单位" },
        { "小区名称,物业费", "东苑,面议", "物业费", "value.number", "数" },
        { "小区名称,经度,纬度", "东苑,120.5,", "纬度", "row.position", "同时" },
        { "小区名称,经度,纬度", "东苑,220.5,31", "经度", "field.high", "180" },
    };
    for (int i = 0; i < N_OF(row); i++) {
        struct call *c = as(y, CHIEF);
        struct str bytes = arena_printf(c->mem, "%s\r\n%s\r\n", row[i].heading, row[i].row);
        struct import_view v = tried(c, bytes);
        const struct refusal_view *r = v.refusals.row;
        if (v.refused != 1) wrong("%s / %s was taken", row[i].heading, row[i].row);
        assert_int_equal(r->row, 2);
        if (!str_is(r->column, row[i].column) || !holds(r->reason, row[i].says))
            wrong("%s / %s: [" PRIstr "] " PRIstr, row[i].heading, row[i].row, STRARG(r->column), STRARG(r->reason));
        assert_string_not_equal(word_text(EN, row[i].key), row[i].key);
    }
}

static void test_twice_in_the_file(void **state) {
    struct city *y = *state;
    struct call *c = as(y, CHIEF);
    struct import_view v = tried(c, S("小区名称,区镇,地址,编号\n东苑,青圩,,\n东苑,青圩镇,,\n东苑,柳塘,,\n西苑,青圩,一路,\n西苑,青圩,二路,\n"
                                      "甲,,,7\n乙,,,7\n甲,,,8\n"));
    expect(v, 6, 0, 0, 2);
    const struct refusal_view *r = v.refusals.row;
    assert_int_equal(r[0].row, 3);
    assert_true(holds(r[0].reason, "第 2 行"));
    assert_int_equal(r[1].row, 8);
    assert_true(holds(r[1].reason, "第 7 行"));
}

/* ---- what is read ---- */

static void test_values(void **state) {
    struct city *y = *state;
    struct import_view v = imported(y, CHIEF, S(
        "序号,小区名称（必填）,所属区镇,社区,建成年份,幢数,总户数,建筑面积,管理方式,物业公司,物业费,经度,纬度,均价\n"
        "1,\"东苑 \"\"一期\"\"\",青圩,西区,1998年,65栋,\"3,005户\",1.2万平方米,物业企业,清风,0.45元/㎡·月,120.5,31.8,9000\n"
        "2,西苑,,东区社区居委会,暂无信息,-,,,,无名物业公司,0.3至0.5元/平米/月,,,\n"));
    expect(v, 2, 0, 0, 0);
    struct call *c = as(y, CHIEF);
    const struct estate *e = estate_called(c, "东苑 \"一期\"");
    assert_non_null(e);
    assert_int_equal(e->town, QINGXU);
    assert_int_equal(e->community, XIQU);
    assert_int_equal(e->built_year, 1998);
    assert_int_equal(e->buildings, 65);
    assert_int_equal(e->households, 3005);
    assert_true(e->floor_area == 12000.0);
    assert_int_equal(e->management, BY_FIRM);
    assert_int_equal(e->property_org, FIRM);
    assert_int_equal(e->fee, 45);
    assert_true(e->lng == 120.5 && e->lat == 31.8);
    assert_int_equal(e->estate, e->h.id);
    assert_int_equal(e->completeness, 51);                     /* 20 of 39: no address, no population, nothing recorded there */
    assert_null(e->source_no.s);                               /* a serial number is no identity */
    e = estate_called(c, "西苑");
    assert_non_null(e);
    assert_int_equal(e->community, NANYUAN);
    assert_int_equal(e->town, LIUTANG);
    assert_int_equal(e->property_org, NONE);
    assert_true(e->fee == 30 && e->fee_high == 50);
    assert_int_equal(e->built_year, NONE);
    assert_true(holds(e->h.extra, "\"property_org_text\":\"无名物业公司\""));
    assert_int_equal(v.notes.n, 1);
    const struct column_view *col = v.columns.row;
    assert_int_equal(v.columns.n, 14);
    assert_null(col[0].field.s);
    assert_true(str_is(col[1].field, "name") && str_is(col[1].label, "小区名称（必填）") && str_is(col[10].field, "fee"));
    assert_null(col[13].field.s);
}

static void test_encodings_and_separators(void **state) {
    struct city *y = *state;
    struct call *c = as(y, CHIEF);
    static const char text[] = "小区清单\r\n小区名称;户数\r\n东苑;12\r\n西苑;\"1;2\"\r\n";
    struct import_view v = tried(c, gbk(c->mem, text));
    expect(v, 1, 0, 0, 1);
    assert_true(str_is(v.encoding, "GB18030"));
    assert_int_equal(((const struct refusal_view *)v.refusals.row)[0].row, 4);
    v = tried(as(y, CHIEF), S("\xef\xbb\xbf" "NAME\tTOWN\tHouseholds\r东苑\t青圩镇\t5\r"));
    expect(v, 1, 0, 0, 0);
    v = tried(as(y, CHIEF), S("sep=;\r\n小区名称;户数\r\n东苑;5\r\n"));
    expect(v, 1, 0, 0, 0);
    assert_true(str_is(((const struct column_view *)v.columns.row)[1].label, "户数"));
    v = imported(y, CHIEF, S("sep=;\r\n小区名称;户数\r\n\"东\n苑\";5\r\n"));
    expect(v, 0, 0, 0, 1);                                     /* a line end in a name */
}

/* ---- again, changed ---- */

static const char list[] = "编号,小区名称,区镇,社区,户数,地址\n1,东苑,青圩镇,东区,100,一路 1 号\n2,西苑,青圩镇,西区,200,\n"
                           ",南苑,柳塘街道,东区,300,二路\n";
static const char list_changed[] = "编号,小区名称,区镇,社区,户数,地址\n1,东苑,青圩镇,东区,101,一路 1 号\n2,西苑,青圩镇,西区,200,\n"
                                   ",南苑,柳塘街道,东区,300,二路\n";

static void test_again_and_changed(void **state) {
    struct city *y = *state;
    expect(imported(y, CHIEF, str_of(list)), 3, 0, 0, 0);
    expect(imported(y, CHIEF, str_of(list)), 0, 0, 3, 0);
    expect(tried(as(y, CHIEF), str_of(list_changed)), 0, 1, 2, 0);
    struct import_view v = imported(y, CHIEF, str_of(list_changed));
    expect(v, 0, 1, 2, 0);
    assert_int_equal(v.state, BATCH_DONE);
    assert_int_equal(v.done, 3);
    const struct estate *e = estate_called(as(y, CHIEF), "东苑");
    assert_int_equal(e->households, 101);
    assert_int_equal(e->h.version, 2);
    assert_int_equal(e->h.updated_by, CHIEF);
    /* By number under a new name; an empty cell leaves what is known. */
    expect(imported(y, CHIEF, S("编号,小区名称,户数\n1,东苑花园,\n")), 0, 1, 0, 0);
    e = estate_called(as(y, CHIEF), "东苑花园");
    assert_non_null(e);
    assert_int_equal(e->households, 101);
    assert_int_equal(e->town, QINGXU);
    /* Another town numbers its own list. */
    expect(tried(as(y, CHIEF), S("编号,小区名称,区镇\n1,北苑,柳塘\n")), 1, 0, 0, 0);
}

static void test_same_name_many(void **state) {
    struct city *y = *state;
    expect(imported(y, CHIEF, S("小区名称,区镇,地址\n新村,青圩,一路\n新村,青圩,二路\n")), 2, 0, 0, 0);
    struct import_view v = tried(as(y, CHIEF), S("小区名称,户数\n新村,5\n"));
    expect(v, 0, 0, 0, 1);
    assert_true(holds(((const struct refusal_view *)v.refusals.row)[0].reason, "2 个"));
    expect(tried(as(y, CHIEF), S("小区名称,户数,地址\n新村,5,二路\n")), 0, 1, 0, 0);
}

/* ---- whose town ---- */

static void test_scope(void **state) {
    struct city *y = *state;
    struct import_view v = tried(as(y, TOWNSMAN), S("小区名称,区镇\n东苑,青圩\n西苑,柳塘\n北苑,\n"));
    expect(v, 1, 0, 0, 2);
    const struct refusal_view *r = v.refusals.row;
    assert_true(holds(r[0].reason, "柳塘街道") && holds(r[1].reason, "本区镇"));
    /* The other town's batch is not there for him; his own is there for the city. */
    struct import_view other = tried(as(y, CHIEF), S("小区名称,区镇\n西苑,柳塘\n"));
    struct import_view out;
    struct one_in in = { other.id };
    assert_int_equal(action_run(as(y, TOWNSMAN), &imports_get, &in, &out), E_NOT_FOUND);
    assert_int_equal(action_run(as(y, TOWNSMAN), &imports_commit, &in, &out), E_NOT_FOUND);
    assert_int_equal(on(as(y, CHIEF), &imports_get, v.id).id, v.id);
    /* A number of another town is no identity for him: absent and invisible are alike. */
    expect(imported(y, CHIEF, S("编号,小区名称,区镇\n9,西苑,柳塘\n")), 1, 0, 0, 0);
    expect(tried(as(y, TOWNSMAN), S("编号,小区名称,区镇\n9,西苑,青圩\n")), 1, 0, 0, 0);
    struct call *c = as(y, 0);
    expect(tried(c, S("小区名称,户数\n中苑,1\n")), 1, 0, 0, 0);      /* the command line may */
    c->who = 0;
    assert_int_equal(try_file(c, S("小区名称,户数\n中苑,1\n"), &out), E_UNAUTHENTICATED);
}

/* ---- taken back ---- */

static void test_undo(void **state) {
    struct city *y = *state;
    struct import_view first = imported(y, CHIEF, str_of(list));
    struct import_view second = imported(y, CHIEF, str_of(list_changed));
    struct import_view out;
    struct import_view v = on(as(y, CHIEF), &imports_undo, second.id);
    assert_int_equal(v.state, BATCH_UNDONE);
    assert_int_equal(v.kept.n, 0);
    assert_int_equal(estate_called(as(y, CHIEF), "东苑")->households, 100);
    /* 东苑 has been touched since, by the second batch and its undoing: it stays. */
    v = on(as(y, CHIEF), &imports_undo, first.id);
    assert_int_equal(v.kept.n, 1);
    assert_true(str_is(((const struct kept_view *)v.kept.row)->name, "东苑"));
    struct call *c = as(y, CHIEF);
    assert_int_equal(c->world->nestates, 1);
    assert_non_null(estate_called(c, "东苑"));
    /* Once more is nothing more; it cannot be committed again. */
    assert_int_equal(on(as(y, CHIEF), &imports_undo, first.id).kept.n, 1);
    struct one_in in = { first.id };
    c = as(y, CHIEF);
    assert_int_equal(action_run(c, &imports_commit, &in, &out), E_CONFLICT);
    assert_string_equal(c->fault.key, "import.undone");
    in.id = tried(as(y, CHIEF), str_of(list)).id;
    c = as(y, CHIEF);
    assert_int_equal(action_run(c, &imports_undo, &in, &out), E_CONFLICT);
    assert_string_equal(c->fault.key, "import.not_done");
    expect(imported(y, CHIEF, str_of(list)), 2, 0, 1, 0);
}

static enum err problem_body(struct tx *tx, void *arg) {
    struct problem p;
    const struct estate *e = arg;
    a_problem(&p);
    p.estate = e->h.id;
    p.town = e->town;
    p.community = e->community;
    return tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" });
}

static void test_problems_hold_an_estate(void **state) {
    struct city *y = *state;
    struct fault f;
    struct import_view v = imported(y, CHIEF, str_of(list));
    struct estate e = *estate_called(as(y, CHIEF), "东苑");
    assert_int_equal(made_write(&y->m, problem_body, &e, &f), OK);
    struct import_view moved = imported(y, CHIEF, S("编号,小区名称,区镇,社区\n1,东苑,青圩镇,西区\n"));
    expect(moved, 0, 0, 0, 1);
    v = on(as(y, CHIEF), &imports_undo, v.id);
    assert_int_equal(v.kept.n, 1);
    assert_true(holds(((const struct kept_view *)v.kept.row)->reason, "问题"));
    /* The list counts it, the town's and the city's; a filter by part of the name. */
    struct estate_query q;
    struct estate_page page;
    row_clear(&estate_query_entity, &q);
    q.q = S("东");
    q.count = 1;
    assert_int_equal(action_run(as(y, TOWNSMAN), &estates_list, &q, &page), OK);
    assert_int_equal(page.count, 1);
    assert_int_equal(((const struct estate_view *)page.items.row)->open_problems, 1);
    assert_int_equal(((const struct estate_view *)page.items.row)->overdue_problems, 0);
    struct estate_change change;
    struct estate_view out;
    row_clear(&estate_change_entity, &change);
    change.e.h.id = e.h.id;
    change.e.community = XIQU;
    struct call *c = as(y, CHIEF);
    c->if_match = e.h.version;
    assert_int_equal(action_run(c, &estates_update, &change, &out), E_CONFLICT);
}

/* ---- the list and a change ---- */

static void test_list_pages(void **state) {
    struct city *y = *state;
    struct buf b = { 0 };
    struct estate_query q;
    struct estate_page page;
    struct str last = STR_NULL, after = STR_NULL;
    int seen = 0;
    buf_z(&b, "小区名称,区镇,地址\n");
    for (int i = 0; i < 60; i++) buf_printf(&b, "苑%d,%s,%d 号\n", i % 20, i % 2 ? "青圩" : "柳塘", i);
    expect(imported(y, CHIEF, buf_view(&b)), 60, 0, 0, 0);
    buf_free(&b);
    struct call *c = as(y, CHIEF);
    do {
        row_clear(&estate_query_entity, &q);
        q.limit = 7;
        q.count = 1;
        q.after = after;
        assert_int_equal(action_run(c, &estates_list, &q, &page), OK);
        assert_int_equal(page.count, 60);
        for (int i = 0; i < page.items.n; i++, seen++) {
            const struct estate_view *v = &((const struct estate_view *)page.items.row)[i];
            assert_true(!last.s || str_cmp(last, v->e.name) <= 0);
            last = v->e.name;
        }
        after = page.next;
    } while (after.s);
    assert_int_equal(seen, 60);
    row_clear(&estate_query_entity, &q);
    q.count = 1;
    assert_int_equal(action_run(as(y, TOWNSMAN), &estates_list, &q, &page), OK);
    assert_int_equal(page.count, 30);
    q.after = S("x");
    assert_int_equal(action_run(as(y, CHIEF), &estates_list, &q, &page), E_INVALID);
}

static enum err edit(struct call *c, int64_t id, int64_t version, const struct estate_change *in, struct estate_view *out) {
    struct estate_change x = *in;
    x.e.h.id = id;
    c->if_match = version;
    return action_run(c, &estates_update, &x, out);
}

static void test_edit(void **state) {
    struct city *y = *state;
    struct estate_change x;
    struct estate_view out;
    struct one_in one;
    (void)imported(y, CHIEF, str_of(list));
    int64_t id = one.id = estate_called(as(y, CHIEF), "南苑")->h.id;
    row_clear(&estate_change_entity, &x);
    x.e.households = 33;
    assert_int_equal(edit(as(y, TOWNSMAN), id, 1, &x, &out), E_NOT_FOUND);         /* not his town */
    assert_int_equal(edit(as(y, CHIEF), id, 7, &x, &out), E_STALE);
    assert_int_equal(edit(as(y, CHIEF), id, NONE, &x, &out), E_NEED_VERSION);
    assert_int_equal(edit(as(y, CHIEF), id, 1, &x, &out), OK);
    assert_int_equal(out.e.households, 33);
    row_clear(&estate_change_entity, &x);
    x.e.town = QINGXU;
    assert_int_equal(edit(as(y, CHIEF), id, 2, &x, &out), OK);
    assert_int_equal(out.e.town, QINGXU);
    assert_int_equal(out.e.community, NONE);                                       /* that of the old town goes */
    row_clear(&estate_change_entity, &x);
    x.e.community = NANYUAN;
    assert_int_equal(edit(as(y, TOWNSMAN), id, 3, &x, &out), E_INVALID);
    x.e.community = XIQU;
    struct str clear[] = { S("population"), S("address") };
    x.clear = (struct texts){ clear, 2 };
    assert_int_equal(edit(as(y, TOWNSMAN), id, 3, &x, &out), OK);
    assert_int_equal(out.e.households, 33);
    assert_int_equal(out.e.population, NONE);
    assert_null(out.e.address.s);
    assert_int_equal(action_run(as(y, TOWNSMAN), &estates_get, &one, &out), OK);
    assert_int_equal(out.e.h.version, 4);
    row_clear(&estate_change_entity, &x);
    x.e.town = DONGQU;
    assert_int_equal(edit(as(y, CHIEF), id, 4, &x, &out), E_INVALID);
}

/* ---- the refused rows as a file ---- */

static void test_refused_file(void **state) {
    struct city *y = *state;
    struct call *c = as(y, CHIEF);
    struct buf b = { 0 };
    struct import_file out;
    buf_z(&b, "小区清单\n小区名称,户数,备注\n");
    for (int i = 0; i < 1000; i++) buf_printf(&b, "苑%d,%s,\"=a,\"\"%d\"\"\"\n", i, i % 2 ? "5" : "五", i);
    struct import_view v = tried(c, buf_view(&b));
    buf_free(&b);
    expect(v, 500, 0, 0, 500);
    assert_int_equal(v.refusals.n, IMPORT_SHOWN);
    struct refused_in in = { v.id, NONE };
    assert_int_equal(action_run(c, &imports_refused, &in, &out), OK);
    assert_true(str_starts(out.bytes, S("\xef\xbb\xbf行,栏,原因,小区名称,户数,备注\r\n3,户数,不是一个数,苑0,五,\"'=a,\"\"0\"\"\"\r\n5,户数,")));
    assert_true(str_ends(out.bytes, S("苑998,五,\"'=a,\"\"998\"\"\"\r\n")));
    /* Corrected, it goes in by the same columns. */
    v = tried(as(y, CHIEF), out.bytes);
    expect(v, 0, 0, 0, 500);
    assert_true(str_is(((const struct column_view *)v.columns.row)[3].field, "name"));
}

/* ---- many rows ---- */

static struct str many_rows(struct buf *b, int n) {
    buf_z(b, "编号,小区名称,区镇,社区,建成年份,户数,地址,物业公司,经度,纬度\n");
    for (int i = 0; i < n; i++)
        buf_printf(b, "N%07d,第%d小区,%s,%s,%d,%d户,测试路 %d 号,清风物业,120.%06d,31.%06d\n", i, i, i % 3 ? "青圩镇" : "柳塘街道",
                   i % 3 ? "西区" : "东区", 1980 + i % 40, i % 3000, i, i % 1000000, i % 999983);
    return buf_view(b);
}

static long rss_kb(void) {
    struct rusage u;
    (void)getrusage(RUSAGE_SELF, &u);
    return u.ru_maxrss;
}

static int64_t estates_stored(struct city *y) {
    struct fault f = { 0 };
    struct query q = { .e = &estate_entity, .limit = 1 };
    int64_t n = -1;
    struct db *db = store_read(y->m.st, &f);
    assert_non_null(db);
    assert_int_equal(store_count(db, &y->a, 0, TENANT, &q, 1000000, &n, &f), OK);
    store_read_end(db);
    return n;
}

static void test_many(void **state) {
    struct city *y = *state;
    const char *large = getenv("ANJU_TEST_ROWS");
    int n = large ? atoi(large) : 18000;
    struct buf b = { 0 };
    struct str bytes = many_rows(&b, n);
    long before = rss_kb();
    struct call *c = as(y, CHIEF);
    int64_t t0 = time_steady();
    struct import_view v = tried(c, bytes);
    int64_t t1 = time_steady();
    expect(v, n, 0, 0, 0);
    (void)on(c, &imports_commit, v.id);
    int chunks = 0;
    for (bool finished = false; !finished; chunks++) assert_int_equal(import_chunk(c, v.id, &finished), OK);
    int64_t t2 = time_steady();
    long written = rss_kb();
    assert_int_equal(estates_stored(y), n);
    c = as(y, CHIEF);
    int64_t t3 = time_steady();
    expect(tried(c, bytes), 0, 0, n, 0);
    int64_t t4 = time_steady();
    print_message("%d rows, %zu bytes: check %d ms, write %d ms in %d chunks, again %d ms; "
                  "memory %ld MB more, with the list in it %ld MB\n", n, bytes.n, (int)(t1 - t0), (int)(t2 - t1), chunks, (int)(t4 - t3), (written - before) / 1024,
                  (rss_kb() - before) / 1024);
#ifndef __SANITIZE_ADDRESS__                     /* which holds back what was freed */
    assert_true(written - before < 200 * 1024);
#endif
    assert_true(t2 - t0 < 60000);
    buf_free(&b);
}

/* Cancelled in the middle: what is written stays, goes on when committed again, or is taken back. */
static void test_cancelled(void **state) {
    struct city *y = *state;
    struct buf b = { 0 };
    bool finished = false;
    buf_z(&b, "小区名称,户数\n");
    for (int i = 0; i < 2 * IMPORT_CHUNK + 50; i++) buf_printf(&b, "苑%d,%d\n", i, i);
    struct call *c = as(y, CHIEF);
    struct import_view v = tried(c, buf_view(&b));
    (void)on(c, &imports_commit, v.id);
    assert_int_equal(import_chunk(c, v.id, &finished), OK);
    assert_false(finished);
    v = on(as(y, CHIEF), &imports_cancel, v.id);
    assert_int_equal(v.state, BATCH_CANCELLED);
    assert_int_equal(v.new, IMPORT_CHUNK);
    assert_int_equal(import_chunk(as(y, CHIEF), v.id, &finished), OK);
    assert_true(finished);
    assert_int_equal(estates_stored(y), IMPORT_CHUNK);
    (void)on(as(y, CHIEF), &imports_commit, v.id);
    for (finished = false; !finished;) assert_int_equal(import_chunk(as(y, CHIEF), v.id, &finished), OK);
    v = on(as(y, CHIEF), &imports_get, v.id);
    expect(v, 2 * IMPORT_CHUNK + 50, 0, 0, 0);
    assert_int_equal(estates_stored(y), 2 * IMPORT_CHUNK + 50);
    v = tried(as(y, CHIEF), S("小区名称,户数\n甲,1\n苑1,7\n"));
    (void)on(as(y, CHIEF), &imports_commit, v.id);
    v = on(as(y, CHIEF), &imports_cancel, v.id);               /* before its first chunk */
    assert_int_equal(estates_stored(y), 2 * IMPORT_CHUNK + 50);
    v = on(as(y, CHIEF), &imports_undo, v.id);
    assert_int_equal(v.state, BATCH_UNDONE);
    buf_free(&b);
}

static void test_limits(void **state) {
    struct city *y = *state;
    struct buf b = { 0 };
    struct import_view v;
    buf_z(&b, "小区名称,户数\n");
    for (int i = 0; i <= IMPORT_ROWS; i++) buf_printf(&b, "苑%d,%s\n", i, i % 100 ? "1" : "一");
    struct call *c = as(y, CHIEF);
    assert_int_equal(try_file(c, buf_view(&b), &v), E_TOO_LARGE);
    assert_string_equal(c->fault.key, "import.rows");
    while (b.n <= (size_t)IMPORT_MB << 20) buf_str(&b, S("0123456789012345678901234567890123456789012345678901234567890123\n"));
    c = as(y, CHIEF);
    assert_int_equal(try_file(c, buf_view(&b), &v), E_TOO_LARGE);
    assert_string_equal(c->fault.key, "import.bytes");
    buf_free(&b);
}

/* ---- a crash in the middle ---- */

/* Open the city anew and carry the batch out, a byte down the pipe after each chunk. */
static void work_until_killed(struct city *y, int64_t batch, int fd) {
    bool finished = false;
    city_again(y);
    struct call *c = as(y, 0);
    while (!finished && import_chunk(c, batch, &finished) == OK)
        if (write(fd, "x", 1) != 1) break;
    _exit(0);
}

static void test_killed(void **state) {
    struct city *y = *state;
    struct buf b = { 0 };
    int fd[2], chunks = 0, status;
    char x;
    enum { ROWS = 4000 };
    struct call *c = as(y, CHIEF);
    int64_t id = tried(c, many_rows(&b, ROWS)).id;
    (void)on(c, &imports_commit, id);
    city_close(y);
    assert_int_equal(pipe(fd), 0);
    pid_t child = fork();
    if (child == 0) work_until_killed(y, id, fd[1]);
    (void)close(fd[1]);
    while (chunks < 5 && read(fd[0], &x, 1) == 1) chunks++;
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    (void)close(fd[0]);
    assert_int_equal(chunks, 5);
    city_again(y);
    struct import_view v = on(as(y, CHIEF), &imports_get, id);
    assert_int_equal(v.state, BATCH_RUNNING);
    assert_true(v.done >= 5 * IMPORT_CHUNK && v.done < ROWS);
    assert_int_equal(estates_stored(y), v.done);
    c = as(y, 0);
    for (bool finished = false; !finished;) assert_int_equal(import_chunk(c, id, &finished), OK);
    v = on(as(y, CHIEF), &imports_get, id);
    expect(v, ROWS, 0, 0, 0);
    assert_int_equal(v.state, BATCH_DONE);
    assert_int_equal(estates_stored(y), ROWS);
    assert_int_equal(estate_called(as(y, CHIEF), "第3999小区")->h.created_by, CHIEF);
    bool finished = false;
    assert_int_equal(import_chunk(as(y, 0), id, &finished), OK);          /* once more: nothing to do */
    assert_true(finished);
    assert_int_equal(on(as(y, CHIEF), &imports_undo, id).kept.n, 0);
    assert_int_equal(estates_stored(y), 0);
    buf_free(&b);
}

/* The file of a batch is lost: the batch says that it failed, nothing hangs. */
static void test_file_lost(void **state) {
    struct city *y = *state;
    char command[120];
    bool finished = false;
    struct call *c = as(y, CHIEF);
    int64_t id = tried(c, str_of(list)).id;
    (void)on(c, &imports_commit, id);
    (void)snprintf(command, sizeof command, "rm -rf %s/files", y->m.folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(import_chunk(c, id, &finished), E_NOT_FOUND);
    assert_true(finished);
    assert_string_equal(c->fault.key, "import.file_gone");
    assert_int_equal(on(as(y, CHIEF), &imports_get, id).state, BATCH_FAILED);
    assert_int_equal(estates_stored(y), 0);
}

/* A row longer than the window in which the kept file is read. */
static void test_long_rows(void **state) {
    struct city *y = *state;
    struct buf b = { 0 };
    buf_z(&b, "小区名称,户数,备注\n");
    for (int i = 0; i < 3; i++) {
        buf_printf(&b, "苑%d,%d,\"", i, i);
        for (int k = 0; k < 60000; k++) buf_z(&b, "字,\n\"\"");
        buf_z(&b, "\"\n");
    }
    expect(imported(y, CHIEF, buf_view(&b)), 3, 0, 0, 0);
    buf_free(&b);
}

/* ---- real lists ---- */

static bool shared_file(const char *name, struct buf *b) {
    const char *root = getenv("ANJU_SHARED");
    char path[400];
    struct fault f = { 0 };
    (void)snprintf(path, sizeof path, "%s/data/estates/%s", root ? root : "../shared", name);
    return file_read(path, 64 << 20, b, &f) == OK;
}

static void test_real_lists(void **state) {
    struct city *y = *state;
    struct buf beijing = { 0 }, harbin = { 0 };
    if (!shared_file("beijing-4851.csv", &beijing) || !shared_file("harbin-689.csv", &harbin)) {
        print_message("the shared estate lists are not here (ANJU_SHARED): skipped\n");
        skip();
    }
    int64_t t0 = time_steady();
    expect(imported(y, CHIEF, buf_view(&beijing)), 4846, 0, 0, 5);            /* five ids stand there twice */
    int64_t t1 = time_steady();
    print_message("beijing: %d ms\n", (int)(t1 - t0));
    struct import_view v = tried(as(y, CHIEF), buf_view(&beijing));
    expect(v, 0, 0, 4846, 5);
    assert_true(holds(((const struct refusal_view *)v.refusals.row)[0].reason, "同一个小区"));
    v = imported(y, CHIEF, buf_view(&harbin));
    expect(v, 689, 0, 0, 0);
    assert_int_equal(v.notes.n, 1);
    int ranges = 0;
    for (int i = 0; i < as(y, CHIEF)->world->nestates; i++) ranges += y->c.world->estate[i].fee_high != NONE;
    assert_int_equal(ranges, 273);                                            /* fees given as a range */
    const struct estate *e = estate_called(as(y, CHIEF), "巴陵街");
    assert_int_equal(e->households, 3005);
    assert_int_equal(e->buildings, 65);
    expect(tried(as(y, CHIEF), buf_view(&harbin)), 0, 0, 689, 0);
    buf_free(&beijing);
    buf_free(&harbin);
}

/* With a word: only the tests of that name. */
int main(int argc, char **argv) {
#define T(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        T(test_file_refused), T(test_file_refused_says_where), T(test_columns_stop), T(test_rows_refused), T(test_twice_in_the_file),
        T(test_values), T(test_encodings_and_separators), T(test_again_and_changed), T(test_same_name_many),
        T(test_scope), T(test_undo), T(test_problems_hold_an_estate), T(test_list_pages), T(test_edit),
        T(test_refused_file), T(test_many), T(test_cancelled), T(test_limits), T(test_killed),
        T(test_file_lost), T(test_long_rows), T(test_real_lists),
    };
    log_set(LOG_ERROR);
    if (argc > 1) cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, 0, 0);
}
