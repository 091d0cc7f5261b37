/* The forms that names of units have in plans. No names of any one place are
** listed here: a unit is known by its ending and by what it does not contain. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

#define ENDINGS "局|委|办|厅|部|处|科室|科|室|院|所|站|队|公司|集团|中心|政府|委员会|街道|办事处|办公室|区镇|镇街|乡镇|联社|总社|" \
                "银行|支行|分行|行|协会|学会|联合会|总工会|工会|妇联|团委|残联|供销社|社|工商联|科协|文联|侨联|社科联|贸促会|法院|检察院|" \
                "学校|大学|医院|电视台|报社|指挥部|领导小组|专班|居委会|村委会|成员单位|开发区|高新区|园区|度假区|保税区|示范区|新区|" \
                "署|海关|专员办|部门|机构|单位|分局|总局|党组|党委|纪委|监委|工委|办|供电所|会"
#define PLACES  "城市|地区|市县|县市|区县|县区|市区|县|区|市|镇|乡|村|社区|州|盟|旗|街道|区镇|镇街|乡镇|开发区"
/* What a name never begins with. */
#define VERBS   "加强|强化|提升|完善|健全|优化|打造|落实|开展|明确|深化|加大|成立|组建|坚持|鼓励|引导|积极|充分|切实|进一步|依托|" \
                "通过|根据|聚焦|围绕|会同|协调|督促|配合|推动|推进|建立|支持|指导|实施|制定|规范|加快|扩大|培育|拓展|创新|对|以|" \
                "由于|并|及时|定期|统筹|负责|确保|按照|按|发挥|突出|利用|做好|抓好|包括|其中|其他|其它|本|该|要求|报|经|向|在|从|将|把|" \
                "全面|集中|逐步|严格|依法|注重|构建|探索|吸引|持续|做|各类|各项|一个|一批|每个|请|使|让|当"
#define NEVER   "的|要|将|把|被|了|负责|承担|。|,|:|;|“|”|《|》|(|)|[|]|!|?|=|%|/"

/* 各区政府, 市县人民政府, 各县区: the governments of places, or the places. */
static bool place_government(struct str s) {
    size_t i = words_at(s, 0, "各"), start = i, n;
    while (!words_at(s, i, "市级|县级|省级|区级") && (n = words_at(s, i, "市|县|区|镇|乡|旗|州|省|街道|园区"))) i += n;
    if (start && i == start) i += words_at(s, i, "省级|市级|县级|区级");
    if (i == start) return false;
    return words_at(s, i, "人民政府|政府") == s.n - i || (start && i == s.n);
}

/* 各级政府, 有关部门, 群众: a class that names nobody. */
static bool bare_class(struct str s) {
    static const char *const fronts =
        "各级|各有关|各相关|省有关|市有关|县有关|区有关|省直|市直|县直|省级|市级|县级|国务院|中央|其他|其它|地方|基层|本级|同级|上级|"
        "下级|当地|属地|所在地|政府|有关|相关|责任|职能|主管|专门|专业|行业|牵头|配合|成员|行政|管理|监管|执法|多|全市|全省|全县|全区|"
        "第三方|施工|设计|建设|监理|运营|产权|使用|维保|经营|物业服务|物业|服务|专营|管线|实施|"
        "省|市|县|区|各|等|部门";
    static const char *const cores = "地区|部门|单位|政府|机构|人民政府|群众|居民|业主|企业|社会|方面|地方|地|级|市场主体|人员|主体|公司";
    size_t i = 0, n;
    if (words_at(s, 0, "成员单位|各成员单位") == s.n || place_government(s)) return false;
    while (i < s.n) {
        if ((n = words_at(s, i, cores)) && i + n == s.n) return true;
        if (!(n = words_at(s, i, fronts))) return false;
        i += n;
    }
    return false;
}

static bool letters_ok(struct str s) {
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        bool digit = c >= '0' && c <= '9', letter = c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!utf8_is_han(c) && !digit && !letter && c != '-' && c != ' ' && c != 0xb7) return false;
    }
    return true;
}

/* 经发局, 从化区, 对外联络办 begin with a sign that mostly is a preposition: short,
** and what follows it is no unit of a level (经市委, 报县局) and no class. */
static bool begins_name(struct str s, size_t chars) {
    if (word_at(s, 0, "对外")) return true;
    return chars <= 5 && words_at(s, 0, "经|从|向|当|以|报|对|在") && !words_at(s, 3, "市|县|区|省|州|镇|乡|国|上|各|有|相|同|本|党|其|全|该|职|主|政|人|部|单");
}

enum unit_form unit_form(struct str s) {
    size_t chars = s.n <= 120 ? utf8_count(s) : 99;
    if (chars < 2 || chars > 26 || !letters_ok(s)) return FORM_NONE;
    if (bare_class(s)) return FORM_CLASS;
    if (words_in(s, NEVER)) return FORM_NONE;
    size_t verb = words_at(s, 0, VERBS), end = words_before(s, s.n, ENDINGS);
    if (verb && !(verb == 3 && begins_name(s, chars))) return FORM_NONE;
    if (end && end < s.n) return FORM_UNIT;
    if (end == s.n) return words_at(s, 0, "街道|区镇|镇街|乡镇|成员单位") == s.n ? FORM_PLACE : FORM_NONE;
    if (words_before(s, s.n, PLACES) && chars >= 2) return FORM_PLACE;
    return FORM_NONE;
}

bool names_group(struct str s) {
    if (words_at(s, 0, "各|成员单位|全体|所有|相关|有关|其他|其它")) return true;
    return words_at(s, 0, "街道办事处|街道|区镇|镇街|乡镇|镇乡|县区|区县|县市区|市县") == s.n || bare_class(s);
}

/* 和 parts two names only where what stands before it is a whole name:
** 工业和信息化厅 and 文体广电和旅游局 are one. */
static size_t joint_at(struct str s, size_t from, size_t i, size_t to) {
    size_t n = words_at(s, i, "、|,|;|会同|以及|\n");
    if (n) return n;
    n = words_at(s, i, "和|与|及| ");
    if (n == 0 || i == from || i + n >= to) return 0;
    struct str before = str_sub(s, from, i - from);
    struct str after = str_sub(s, i + n, to - i - n < 12 ? to - i - n : 12);
    if (!words_before(before, before.n, ENDINGS "|县|区|市|镇|地区|城市")) return 0;
    if (unit_form(before) == FORM_NONE) return 0;
    return words_before(before, before.n, "政府部|外部|内部|总部|干部") || utf8_count(after) < 2 ? 0 : n;
}

size_t unit_split(struct str s, size_t from, size_t to, struct unit_token *ret, size_t max) {
    size_t n = 0, start = from;
    struct str cut = { s.s, to };
    for (size_t i = from; i <= to && n < max;) {
        size_t j = i == to ? 1 : joint_at(cut, start, i, to);
        if (i < to && j == 0 && (s.s[i] == '(' || s.s[i] == '[')) {
            size_t close = close_of(cut, i, to);
            i = close ? close + 1 : i + 1;
            continue;
        }
        if (j == 0) {
            i += char_len(cut, i);
            continue;
        }
        if (i > start) ret[n++] = (struct unit_token){ start, i };
        i += j;
        start = i;
    }
    return n;
}

struct str bare_name(struct str s, char *to, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < room;) {
        size_t close = s.s[i] == '(' || s.s[i] == '[' ? close_of(s, i, s.n) : 0;
        if (close) i = close + 1;
        else to[n++] = s.s[i++];
    }
    return str_trim((struct str){ to, n });
}

bool units_only(struct str s, size_t from, size_t to, bool places) {
    struct unit_token t[16];
    if (to <= from || to - from > 600) return false;
    size_t n = unit_split(s, from, to, t, 16);
    for (size_t i = 0; i < n; i++) {
        char z[160];
        enum unit_form f = unit_form(bare_name(str_sub(s, t[i].from, t[i].to - t[i].from), z, sizeof z));
        if (f == FORM_NONE || f == FORM_CLASS || (f == FORM_PLACE && !places)) return false;
    }
    return n > 0 && n < 16;
}

enum plan_role role_of_word(struct str s) {
    if (words_in(s, "牵头|牵总|主办|主责")) return PLAN_LEAD;
    if (words_in(s, "配合|参与|参加|协同|协办|协助|联办|支持")) return PLAN_JOIN;
    return PLAN_RESPONSIBLE;
}

size_t lead_word_at(struct str s, size_t i) {
    static const char *const parts = "责任|牵头|配合|参与|参加|协同|协办|协助|主办|承办|实施|落实|指导|督导|监管|完成|主要|主管|具体|"
                                     "共同|市级|省级|区级|县级|和|及|与|、|组织|推进|执行|联合|市|省|区|县|负责";
    static const char *const cores = "责任单位|责任部门|责任主体|责任处室|责任科室|牵头单位|牵头部门|牵头处室|单位|部门|主体|处室|科室|机构";
    size_t at = i, n;
    bool marked = false;
    while (at - i < 60) {
        if ((n = words_at(s, at, cores))) {
            marked |= words_at(s, at, "责任|牵头") != 0;
            at += n;
            at += words_at(s, at, "分工|(部门)|(单位)|(处室)|(科室)");
            if (word_at(s, at, ":")) return marked ? at + 1 - i : 0;
            if (!words_at(s, at, "、|和|及|与")) return 0;
            continue;
        }
        n = words_at(s, at, parts);
        if (n == 0) return 0;
        marked |= words_at(s, at, "责任|牵头|配合|参与|参加|协同|协办|协助|承办|主办|实施|落实|指导|督导|完成|主管|负责|执行") != 0;
        size_t bare = words_at(s, at, "牵头:|配合:|责任:|主办:|协办:|参与:|协助:");      /* [牵头:市住建局;配合:…] */
        if (bare) return at + bare - i;
        at += n;
    }
    return 0;
}
