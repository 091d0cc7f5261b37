/* Writes workbooks for xlsx.py to read back: `xlsx-tool odd FILE` what is hard,
** `xlsx-tool many FILE ROWS` what is much; says what was refused, and the memory it took. */
#include "paper/xlsx.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const struct xlsx_column columns[] = {
    { { "编号", 6 }, XLSX_TEXT, 11 }, { { "到期", 6 }, XLSX_TIME, 17 }, { { "返工", 6 }, XLSX_NUMBER, 8 },
    { { "问题", 6 }, XLSX_TEXT, 40 },
};

static struct arena mem;

static void odd(struct xlsx *x) {
    static char longest[XLSX_CELL * 3 + 4];
    const struct str text[] = { S("=1+1"), S("+86"), S("-1"), S("@SUM(A1)"), S("0018"), S("a\tb\nc<&>\"'"), S("泰和佳园 3 号楼 🚒"), S("") };
    const struct str note[][2] = { { S("条件"), S("=cmd|' /C calc'!A0") }, { S("行数"), STR_NULL } };
    for (int i = 0; i < (int)(sizeof text / sizeof *text); i++) {
        xlsx_text(x, 0, text[i]);
        xlsx_time(x, 1, 1718163000000 + i, 8 * 3600000);       /* 2024-06-12 11:30 in Shanghai */
        if (i) xlsx_number(x, 2, i * 1.5);
        xlsx_row_end(x);
    }
    for (size_t i = 0; i < sizeof longest - 1; i++) longest[i] = "好"[i % 3];
    xlsx_text(x, 3, (struct str){ longest, (XLSX_CELL + 1) * 3 });
    xlsx_row_end(x);
    xlsx_time(x, 1, -1, 0);
    xlsx_row_end(x);
    xlsx_note(x, S("说明"), note, 2);
}

static void many(struct xlsx *x, long rows) {
    char no[32];
    for (long i = 0; i < rows; i++) {
        int n = snprintf(no, sizeof no, "WT-%05ld", i);
        xlsx_text(x, 0, (struct str){ no, (size_t)n });
        xlsx_time(x, 1, 1718163000000 + i * 60000, 8 * 3600000);
        xlsx_number(x, 2, (double)(i % 7));
        xlsx_text(x, 3, S("泰和佳园北门消防通道停车，通道被占"));
        xlsx_row_end(x);
    }
}

static int refusals(int fd) {
    struct xlsx *x;
    struct fault f = { 0 };
    if (xlsx_begin(&mem, fd, S("问题"), columns, 0, &x, &f) != E_INVALID || x) return 1;
    if (xlsx_begin(&mem, fd, S("问题"), columns, XLSX_COLUMNS + 1, &x, &f) != E_INVALID || x) return 2;
    if (xlsx_begin(&mem, fd, S("a[b]"), columns, 4, &x, &f) != E_INVALID || x) return 3;
    if (xlsx_begin(&mem, -1, S("a"), columns, 1, &x, &f) != OK || xlsx_end(x, true, &f) != E_IO) return 4;
    if (xlsx_begin(&mem, fd, S("a"), columns, 4, &x, &f) != OK || xlsx_end(x, false, &f) != OK) return 5;
    return xlsx_end(0, true, &f) == OK ? 0 : 6;
}

int main(int argc, char **argv) {
    struct xlsx *x;
    struct fault f = { 0 };
    struct rusage u;
    int fd = argc > 2 ? open(argv[2], O_RDWR | O_CREAT | O_TRUNC, 0600) : -1;
    if (fd < 0) return 2;
    arena_init(&mem, 0);
    if (!strcmp(argv[1], "refusals")) return refusals(fd);
    if (xlsx_begin(&mem, fd, S("问题清单"), columns, 4, &x, &f)) return 3;
    if (!strcmp(argv[1], "odd")) odd(x);
    else many(x, argc > 3 ? strtol(argv[3], 0, 10) : 1000);
    if (xlsx_end(x, true, &f)) return 4;
    arena_free(&mem);
    (void)getrusage(RUSAGE_SELF, &u);
    (void)printf("%ld\n", u.ru_maxrss);
    return close(fd);
}
