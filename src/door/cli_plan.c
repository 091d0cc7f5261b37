#include <stdio.h>
#include "action/city.h"
#include "action/plan.h"
#include "base/file.h"
#include "base/time.h"
#include "door/command.h"

int command_plan_parse(struct arena *a, const struct args *args) {
    int code = 0;
    for (int i = 0; i < args->nwords; i++) {
        struct buf bytes = { 0 }, out = { 0 };
        struct fault f = { 0 };
        enum err e = file_read(args->word[i], PLAN_FILE_MOST, &bytes, &f);
        if (e == E_TOO_LARGE) f.key = "plan.large";
        if (!e)
            e = plan_show(a, str_of(args->word[i]), city_plan_dated(a, buf_view(&bytes), time_now(), 8 * HOUR), arg_of(args, "--json") != 0, &out, &f);
        if (e) code = say_fault(&f, args->word[i]);
        if (out.bad || (out.n && fwrite(out.s, 1, out.n, stdout) != out.n)) code = 1;
        buf_free(&out);
        buf_free(&bytes);
    }
    return code;
}

int command_plan_diff(struct arena *a, const struct args *args) {
    struct buf bytes[2] = { { 0 }, { 0 } }, out = { 0 };
    struct str name[2], content[2];
    struct fault f = { 0 };
    enum err e = OK;
    int failed = 0, code = 0;
    for (int i = 0; i < 2 && !e; i++) {
        failed = i;
        name[i] = str_of(args->word[i]);
        e = file_read(args->word[i], PLAN_FILE_MOST, &bytes[i], &f);
        if (e == E_TOO_LARGE) f.key = "plan.large";
        content[i] = city_plan_dated(a, buf_view(&bytes[i]), time_now(), 8 * HOUR);
    }
    if (!e) e = plan_diff_show(a, name, content, arg_of(args, "--json") != 0, &out, &failed, &f);
    if (e) code = say_fault(&f, args->word[failed]);
    if (out.bad || (out.n && fwrite(out.s, 1, out.n, stdout) != out.n)) code = 1;
    buf_free(&out);
    buf_free(&bytes[0]);
    buf_free(&bytes[1]);
    return code;
}
