/* Cells read by the kind of their field: nothing is guessed, what cannot be read is refused with its reason. */
#include "action/import_part.h"

#include <string.h>
#include "base/utf8.h"

bool cell_refuse(struct cell *x, const char *key, struct str arg0, struct str arg1) {
    struct bad *b = refusal_add(x->no, x->row->line, key);
    b->value = x->text;
    b->column = x->at >= 0 ? x->r->heading[x->at] : STR_NULL;
    b->at = x->at;
    b->arg[0] = arg0;
    b->arg[1] = arg1;
    return false;
}

/* Signs that people put where they know nothing. */
bool cell_blank(struct str s) {
    static const struct str word[] = { S("暂无信息"), S("暂无"), S("暂无数据"), S("未知"), S("不详"), S("-"), S("--"), S("—"),
                                       S("——"), S("/"), S("\\"), S("null"), S("NULL"), S("N/A"), S("n/a") };
    for (int i = 0; i < N_OF(word); i++)
        if (str_eq(s, word[i])) return true;
    return s.n == 0;
}

void row_keep_text(struct arena *a, struct import_row *row, struct str key, struct str text) {
    struct kept_text *more = ARENA_ARRAY(a, struct kept_text, row->nkept + 1);
    if (row->nkept) memcpy(more, row->kept, sizeof *more * (size_t)row->nkept);
    more[row->nkept] = (struct kept_text){ key, text };
    row->kept = more;
    row->nkept++;
}

void reading_note(struct reading *r, const char *key, struct str column, struct str value) {
    int i = 0;
    while (i < r->notes && !(r->note[i].key == key && str_eq(r->note[i].column, column))) i++;
    if (i == NOTE_MOST) return;
    if (i == r->notes) {
        struct note *n = &r->note[r->notes++];
        struct str head = utf8_head(value, 60);
        *n = (struct note){ .key = key, .column = column };
        memcpy(n->room, head.s, head.n);
        n->value = (struct str){ n->room, head.n };
    }
    r->note[i].n++;
}

/* What cannot become the field's value stays beside the record as it reads. */
static bool keep_text(struct cell *x, const char *note) {
    struct str key = arena_printf(x->r->c->mem, "%s_text", x->f->name);
    if (utf8_count(x->text) > 120) return cell_refuse(x, "value.long", STR_NULL, STR_NULL);
    row_keep_text(x->r->c->mem, x->row, key, x->text);
    reading_note(x->r, note, str_of(x->f->name), x->text);
    return true;
}

/* ---- codes ---- */

/* Small letters, without blanks, dashes and what stands in brackets. */
static struct str even_code(struct str s, char to[96]) {
    size_t n = 0;
    int depth = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if (c == '(' || c == ')') depth += c == '(' ? 1 : -1;
        if (c == ' ' || c == '-' || c == '_' || c == 0x3000 || c == ')' || depth > 0) continue;
        if (n + 4 > 96) break;
        n += utf8_put(to + n, c);
    }
    return (struct str){ to, n };
}

/* What people write for a code beside its label. */
static const struct { const char *code, *names; } others[] = {
    { "management.firm", "物业企业管理|专业物业|物业服务企业|市场化物业" }, { "management.owners", "业主自管|自管" },
    { "management.community", "社区托管|托管|社区代管" }, { "management.nobody", "无物业|无|无人管理|失管" },
    { "estate_kind.commodity", "商品住宅|商品住宅小区|商品房小区" }, { "estate_kind.resettled", "动迁房|安置房|拆迁安置|动迁小区|安置小区" },
    { "estate_kind.housing_reform", "老公房|房改小区" }, { "estate_kind.affordable", "保障性住房|公租房|经济适用房" },
    { "renovation.none", "未改造|否|未列入|无" }, { "renovation.planned", "计划改造|待改造|是|列入" },
    { "renovation.under_way", "在改造|正在改造|施工中" }, { "renovation.done", "改造完成|已完成" },
    { "structure.masonry", "砖混结构" }, { "structure.frame", "框架结构|框架剪力墙|框剪" }, { "structure.shear_wall", "剪力墙结构|钢混" },
    { "lift_state.in_use", "正常|使用|在用|正常使用" }, { "lift_state.stopped", "停用|暂停使用|停梯" }, { "lift_state.scrapped", "已报废|注销" },
    { "lift_grade.one", "1|1级|Ⅰ级|I级" }, { "lift_grade.two", "2|2级|Ⅱ级|II级" }, { "lift_grade.three", "3|3级|Ⅲ级|III级" },
    { "lift_grade.four", "4|4级|Ⅳ级|IV级" }, { "lift_advice.repair", "维修" }, { "lift_advice.replace", "更新|整梯更新|更换" },
    { "body_kind.committee", "业主委员会|已成立|有|成立" }, { "body_kind.management", "物业管理委员会" },
    { "body_kind.none", "无|没有|否|未组建|尚未成立" },
    { "occupancy.owner", "自住|业主自住|自用" }, { "occupancy.let", "出租房|租住|租赁" }, { "occupancy.empty", "空关|无人居住|空房" },
    { "facility_kind.hydrant", "消火栓|消防栓|室内消防栓" }, { "facility_kind.outdoor_hydrant", "室外消防栓|地上消火栓" },
    { "facility_kind.fire_station", "微型消防站点|微站" }, { "facility_kind.ebike_charger", "电动自行车充电位|充电位|电动车充电桩|非机动车充电桩" },
    { "facility_kind.ebike_shed", "车棚|电动车棚|非机动车车棚" }, { "facility_kind.ebike_sprinkler", "车棚喷淋" },
    { "facility_kind.ev_charger", "汽车充电桩|新能源汽车充电桩|充电桩" }, { "facility_kind.parking", "停车位|车位" },
    { "facility_kind.camera", "摄像头|监控探头|视频监控" }, { "facility_kind.gate", "门禁|道闸" },
    { "facility_kind.waste_point", "垃圾分类点|垃圾房|垃圾亭" }, { "facility_kind.clinic", "卫生服务站" },
    { "datum.wgs84", "wgs84|wgs" }, { "datum.cgcs2000", "2000|国家大地2000|大地2000" }, { "datum.gcj02", "高德|腾讯|火星坐标|gcj02" },
    { "datum.bd09", "百度|bd09" },
};

static bool is_other(const char *list, const char *code, struct str evened) {
    char one[96], key[80];
    size_t n = strlen(list) + strlen(code) + 1;
    if (n >= sizeof key) return false;
    memcpy(key, list, strlen(list));
    key[strlen(list)] = '.';
    memcpy(key + strlen(list) + 1, code, strlen(code) + 1);
    for (int i = 0; i < N_OF(others); i++) {
        if (strcmp(others[i].code, key)) continue;
        for (struct str rest = str_of(others[i].names), name; rest.s;) {
            rest = str_cut(rest, '|', &name);
            if (str_eq(even_code(name, one), evened)) return true;
        }
    }
    return false;
}

static bool is_label(const struct codes *c, int i, struct str evened) {
    char one[96];
    if (str_eq(even_code(str_of(c->code[i]), one), evened)) return true;
    for (int l = 0; l < LANGUAGES; l++)
        if (str_eq(even_code(str_of(word_of((enum language)l, c->name, c->code[i])), one), evened)) return true;
    return is_other(c->name, c->code[i], evened);
}

static bool read_code(struct cell *x, int64_t *ret) {
    char room[96];
    struct arena *a = x->r->c->mem;
    const struct codes *c = x->f->codes;
    struct str evened = even_code(x->text, room), all = S("");
    for (int i = 0; i < c->n && evened.n; i++)
        if (is_label(c, i, evened)) return *ret = i + 1, true;
    for (int i = 0; i < c->n && i < 12; i++)
        all = arena_printf(a, PRIstr "%s%s", STRARG(all), i ? "、" : "", word_of(x->r->c->language, c->name, c->code[i]));
    return cell_refuse(x, "row.code", c->n > 12 ? arena_join(a, all, S("…")) : all, STR_NULL);
}

/* ---- money ---- */

/* What may stand behind 元 where an amount is per square metre and month. */
static bool is_fee_tail(struct str s) {
    static const struct str part[] = { S("/"), S("·"), S("."), S("／"), S("每"), S("平方米"), S("平米"), S("平"),
                                       S("㎡"), S("m²"), S("m2"), S("月"), S("("), S(")"), S("（"), S("）"), S(" ") };
    while (s.n) {
        int i = 0;
        while (i < N_OF(part) && !str_starts(s, part[i])) i++;
        if (i == N_OF(part)) return false;
        s = str_from(s, part[i].n);
    }
    return true;
}

/* The field that holds the upper end where this one may be a range. */
static const struct field *high_of(const struct cell *x) {
    char name[64];
    size_t n = strlen(x->f->name);
    if (n + sizeof "_high" > sizeof name) return 0;
    memcpy(name, x->f->name, n);
    memcpy(name + n, "_high", sizeof "_high");
    return field_named(x->r->noun->e, str_of(name));
}

/* The cell as it counts: about 300 is 300 where the person says that it will do. */
static struct str exact(struct cell *x, char room[VALUE_CELL]) {
    struct str s = x->text;
    return x->r->opt.approx_ok == 1 && value_exact(x->text, room, &s) ? s : x->text;
}

static bool read_money(struct cell *x, int64_t *ret) {
    char room[VALUE_CELL];
    struct str text = exact(x, room);
    ptrdiff_t at = str_find(text, S("元"), 0);
    struct str amount = at >= 0 ? str_sub(text, 0, (size_t)at + 3) : text, tail = str_from(text, amount.n);
    const struct field *high = high_of(x);
    int64_t low, top;
    if (high && !is_fee_tail(tail)) return cell_refuse(x, "value.unit", STR_NULL, STR_NULL);
    const char *key = high ? value_range(amount, "元|圆|块|yuan|CNY|RMB", 2, &low, &top) : value_fen(text, ret);
    if (key) return cell_refuse(x, key, STR_NULL, STR_NULL);
    if (!high) return true;
    *ret = low;
    if (top != low) *field_int(high, &x->row->rec) = top;
    return true;
}

/* ---- days ---- */

static bool read_day(struct cell *x, struct str *ret) {
    struct civil c;
    enum date_order order = x->r->opt.date_order == NONE ? x->r->order[x->at] : (enum date_order)x->r->opt.date_order;
    const char *key = x->f->flags & MONTH ? value_month(x->text, &c) : value_date_as(x->text, order, x->r->opt.serial == 1, &c);
    if (key) return cell_refuse(x, key, STR_NULL, STR_NULL);
    *ret = date_text(x->r->c->mem, c);
    return true;
}

/* ---- the rest ---- */

static bool too_long(struct cell *x) {
    struct arena *a = x->r->c->mem;
    return cell_refuse(x, "field.long", arena_printf(a, "%lld", (long long)x->f->max), arena_printf(a, "%zu", utf8_count(x->text)));
}

static bool has_line_end(struct str s) {
    return str_chr(s, '\n', 0) >= 0 || str_chr(s, '\r', 0) >= 0;
}

static bool holds(struct str s, const char *part) {
    return str_find(s, str_of(part), 0) >= 0;
}

/* Numbers of lists and devices, phones: what a spreadsheet cuts. Texts of one line, but for notes and addresses. */
static bool read_text(struct cell *x, struct str *ret) {
    struct str name = str_of(x->f->name);
    bool number = str_is(name, "source_no") || str_is(name, "code") || holds(name, "phone");
    bool lines = str_is(name, "address") || str_is(name, "note");
    const char *key = value_text(x->text, (size_t)x->f->max, number, ret);
    if (key && !strcmp(key, "value.long")) return too_long(x);
    if (!key && !lines && has_line_end(x->text)) key = "value.lines";
    return key ? cell_refuse(x, key, STR_NULL, STR_NULL) : true;
}

/* A company that is not among the organisations keeps its name as text: the record's own field, or beside it. */
static bool read_company(struct cell *x, int64_t *ret) {
    const struct field *text = field_named(x->r->noun->e, S("company"));
    if (!read_firm(x, ret)) return false;
    if (*ret != NONE) return true;
    if (!text) return keep_text(x, "note.firm");
    if (utf8_count(x->text) > (size_t)text->max) return cell_refuse(x, "value.long", STR_NULL, STR_NULL);
    *field_str(text, &x->row->rec) = x->text;
    reading_note(x->r, "note.company", str_of(x->f->name), x->text);
    return true;
}

static bool read_ref(struct cell *x) {
    void *rec = &x->row->rec;
    struct building *at = rec;
    if (x->f->ref == &org_entity) return read_company(x, field_int(x->f, rec));
    if (x->f->ref == &estate_entity) return read_estate(x);
    if (x->f->ref == &building_entity) return read_building(x);
    if (x->f->ref == &stairwell_entity) return read_stairwell(x);
    int64_t *town = x->r->noun->e == &estate_entity ? &x->row->rec.estate.town : &at->town;
    return str_is(str_of(x->f->name), "town") ? read_town(x, town) : read_community(x, town, field_int(x->f, rec));
}

static bool read_bool(struct cell *x, int64_t *ret) {
    bool yes;
    const char *key = value_bool(x->text, &yes);
    if (key) return cell_refuse(x, key, STR_NULL, STR_NULL);
    *ret = yes;
    return true;
}

static bool read_number(struct cell *x) {
    void *rec = &x->row->rec;
    char room[VALUE_CELL];
    bool year = x->f->kind == K_INT && x->f->min == 1900;
    struct str text = exact(x, room);
    const char *key = year ? value_year(text, field_int(x->f, rec))
                    : x->f->kind == K_INT ? value_int(text, x->f->units, field_int(x->f, rec))
                                          : value_real(text, x->f->units, field_real(x->f, rec));
    return key ? cell_refuse(x, key, STR_NULL, STR_NULL) : true;
}

static bool read_kind(struct cell *x) {
    void *rec = &x->row->rec;
    switch (x->f->kind) {
    case K_REF: return read_ref(x);
    case K_CODE: return read_code(x, field_int(x->f, rec));
    case K_BOOL: return read_bool(x, field_int(x->f, rec));
    case K_DATE: return read_day(x, field_str(x->f, rec));
    case K_TEXT: return read_text(x, field_str(x->f, rec));
    case K_INT: return x->f->flags & MONEY ? read_money(x, field_int(x->f, rec)) : read_number(x);
    case K_REAL: return read_number(x);
    default: return true;
    }
}

bool cell_read(struct cell *x) {
    struct fault f = { 0 };
    if (!strcmp(x->f->name, "boundary"))
        return *field_str(x->f, &x->row->rec) = x->text, true;          /* read when its datum is known */
    if (!read_kind(x)) return false;
    if (field_null(x->f, &x->row->rec) || field_check(x->f, &x->row->rec, x->r->c->mem, &f) == OK) return true;
    bool longitude = str_is(str_of(x->f->name), "lat") && *field_real(x->f, &x->row->rec) > 90;
    return longitude ? cell_refuse(x, "row.swapped", STR_NULL, STR_NULL) : cell_refuse(x, f.key, f.arg[0], f.arg[1]);
}
