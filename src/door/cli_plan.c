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
            e = plan_show(a, city_plan_dated(a, buf_view(&bytes), time_now(), 8 * HOUR), arg_of(args, "--json") != 0, &out, &f);
        if (e) code = say_fault(&f, args->word[i]);
        if (out.bad || (out.n && fwrite(out.s, 1, out.n, stdout) != out.n)) code = 1;
        buf_free(&out);
        buf_free(&bytes);
    }
    return code;
}
