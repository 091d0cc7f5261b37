/* What is a name and what got into the field by mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "text/name.h"

#define NONE_WRONG 0

static const struct { const char *name; bool person; const char *why; } rows[] = {
    { "陈一禾", true, NONE_WRONG }, { "阿依古丽·买买提", true, NONE_WRONG }, { "Mary O'Neil", true, NONE_WRONG },
    { "市水务局", false, NONE_WRONG }, { "12345热线中心", false, NONE_WRONG }, { "轨道交通1号线运营公司", false, NONE_WRONG },
    { "3号网格", false, NONE_WRONG }, { "第2社区", false, NONE_WRONG }, { "110指挥中心", false, NONE_WRONG },
    { "路遥", true, NONE_WRONG }, { "长街社区", false, NONE_WRONG }, { "", false, NONE_WRONG },
    { "人民路12号", false, "name.address" }, { "１２号", true, "name.address" }, { "3幢302室", true, "name.address" },
    { "柳塘路12", true, "name.address" }, { "幸福大道8", false, "name.address" }, { "5栋", false, "name.address" },
    { "青禾苑2单元", false, "name.address" }, { "解放街8号院", false, "name.address" }, { "甲12楼", true, "name.address" },
    { "许青13800004321", true, "name.number" }, { "许青１３８００", true, "name.number" }, { "许青1380", true, NONE_WRONG },
    { "许\b青", true, "name.control" }, { "许青\n", true, "name.control" }, { "许\x7f青", true, "name.control" },
    { "许\xe2\x80\x8b青", true, "name.control" }, { "\xe2\x80\xae青许", true, "name.control" },
    { "\xef\xbb\xbf许青", true, "name.control" }, { "许\xc2\x85青", false, "name.control" },
};

static void names(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *why = name_wrong(str_of(rows[i].name), rows[i].person);
        if (!rows[i].why != !why || (why && !str_is(str_of(why), rows[i].why)))
            fail_msg("%s: %s", rows[i].name, why ? why : "nothing wrong");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(names) };
    return cmocka_run_group_tests(tests, 0, 0);
}
