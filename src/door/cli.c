#include "door/command.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "access/who.h"
#include "action/photo.h"
#include "base/time.h"
#include "door/routes.h"
#include "door/wire.h"

static const struct option_row none[] = { { 0, false, 0 } };
static const struct option_row plan_options[] = {
    { "--json", false, "one JSON object a file" }, { "--text", false, "for people (the default)" }, { 0, false, 0 },
};
static const struct option_row serve_options[] = {
    { "--data", true, "DIR: the data folder" }, { "--port", true, "N: port, 8080" },
    { "--listen", true, "ADDRESS: 127.0.0.1" }, { "--url", true, "PostgreSQL connection string instead of SQLite in DIR" },
    { "--cert", true, "FILE: certificate, PEM" }, { "--key", true, "FILE: its key, PEM" },
    { "--trust-front", true, "ADDRESSES of proxies that speak TLS and set X-Forwarded-Proto and -For, ',' between" },
    { "--plain-http", false, "allow sign-in without TLS off this machine" },
    { "--seal-key", true, "FILE: the key that signs the trail, DIR/anju.key" },
    { "--log-level", true, "quiet, error, warn, info or debug; read again on SIGHUP" },
    { "--log-format", true, "json or text" },
    { "--metrics-listen", true, "ADDRESS:PORT: /metrics for other machines too; else this one alone is told" },
    { "--ui-dir", true, "DIR: pages from a folder, for development" }, { "--threads", true, "N: HTTP threads" },
    { 0, false, 0 },
};
static const struct option_row init_options[] = {
    { "--plan", true, "FILE: the plan document (txt); - for standard input" }, { "--data", true, "DIR: made by this command" },
    { "--url", true, "PostgreSQL connection string" }, { "--name", true, "CITY: its name" },
    { "--towns", true, "FILE: CSV town,community,code" }, { "--estates", true, "FILE: CSV of estates" },
    { "--packs", true, "DIR: editions instead of the built-in ones" }, { 0, false, 0 },
};
static const struct option_row demo_options[] = {
    { "--data", true, "DIR: made by this command" }, { "--url", true, "PostgreSQL connection string" },
    { "--problems", true, "N: how many problems, 20000" }, { "--played", true, "N: how many of them person by person, 20000; the rest is put in at once" },
    { "--seed", true, "N: another city for another number" },
    { "--date", true, "YYYY-MM-DD: as it would have been that day, now" },
    { "--small", false, "a few dozen problems told by hand, for tests" },
    { "--bare", false, "with --small: nothing stands in its estates yet, no tasks and projects" },
    { "--accounts", false, "only print who can sign in to the example city in DIR" },
    { "--packs", true, "DIR: editions instead of the built-in ones" }, { 0, false, 0 },
};
static const struct option_row user_options[] = {
    { "--data", true, "DIR" }, { "--url", true, "PostgreSQL connection string" }, { "--name", true, "NAME of a person" },
    { "--org", true, "NAME of an organisation" }, { "--role", true, "ROLE to grant" }, { "--area", true, "NAME of an area" },
    { "--password-file", true, "FILE whose first line is the password; - for standard input" }, { 0, false, 0 },
};
static const struct option_row import_options[] = {
    { "--data", true, "DIR" }, { "--url", true, "PostgreSQL connection string" }, { "--dry-run", false, "check only" },
    { "--json", false, "machine output" }, { "--refused", true, "OUT.csv or OUT.xlsx: the refused rows with reasons" },
    { "--sheet", true, "NAME of the sheet of a workbook" }, { "--map", true, "FILE: lines HEADING = field, which column is which" },
    { "--yes", false, "make buildings that are named and not on record, take numbers that are about right" }, { 0, false, 0 },
};

static const struct option_row backup_options[] = {
    { "--data", true, "DIR" }, { "--url", true, "PostgreSQL connection string: refused, its own means copy it" },
    { "-o", true, "OUT: the new folder of the backup" },
    { "--with-key", false, "put the key that signs the trail beside it" }, { 0, false, 0 },
};
static const struct option_row restore_options[] = {
    { "--data", true, "DIR: made by this command" }, { "--seal-key", true, "FILE: the key that signed the trail" }, { 0, false, 0 },
};
static const struct option_row rehearse_options[] = {
    { "--in", true, "DIR: where there is room, else the system's temporary folder" },
    { "--seal-key", true, "FILE: the key that signed the trail" }, { 0, false, 0 },
};
static const struct option_row migrate_options[] = {
    { "--data", true, "DIR" }, { "--url", true, "PostgreSQL connection string" },
    { "--reindex", false, "make the search index anew" }, { 0, false, 0 },
};
static const struct option_row verify_options[] = {
    { "--data", true, "DIR" }, { "--url", true, "PostgreSQL connection string" },
    { "--seal-key", true, "FILE: the key that signs the trail, DIR/anju.key" },
    { "--no-files", false, "leave the attachments unread" }, { "--json", false, "one JSON object a finding" }, { 0, false, 0 },
};

static const struct option_row draw_options[] = {
    { "--verify", true, "FILE: the record of a draw, as a plan of inspections gives it out; - for standard input" },
    { "--json", false, "one JSON object" }, { 0, false, 0 },
};

const struct command commands[] = {
    { "serve",      "",           0, 0,  "serve the city in DIR", serve_options, command_serve },
    { "init",       "",           0, 0,  "a new campaign from a plan document", init_options, command_init },
    { "demo",       "",           0, 0,  "a living example city", demo_options, command_demo },
    { "plan parse", "FILE...",    1, -1, "read plan documents (txt, docx, html; doc and pdf with LibreOffice, pdftotext)", plan_options, command_plan_parse },
    { "plan diff",  "FILE FILE",  2, 2,  "what changed from one plan document to the other", plan_options, command_plan_diff },
    { "import",     "NOUN FILE",  2, 2, "import a list of estates, buildings, elevators …", import_options, command_import, import_inside },
    { "user",       "list|add|password|reset|disable|enable [ACCOUNT]", 1, 2, "accounts, also while it is served",
      user_options, command_user, user_inside },
    { "backup",     "",           0, 0,  "copy the city, beside a running server", backup_options, command_backup },
    { "restore",    "BACKUP",     1, 1,  "put a backup back into a new folder", restore_options, command_restore },
    { "rehearse",   "BACKUP",     1, 1,  "try whether a backup can be put back", rehearse_options, command_rehearse },
    { "verify",     "",           0, 0,  "prove that nothing was lost or altered", verify_options, command_verify },
    { "draw",       "",           0, 0,  "draw unannounced inspections again from their record, on any machine", draw_options, command_draw },
    { "migrate",    "",           0, 0,  "bring the data to this program's version", migrate_options, command_migrate },
    { "openapi",    "",           0, 0,  "print the API", none, command_openapi },
    { "words",      "",           0, 0,  "print the message table", none, command_words },
    { "flows",      "",           0, 0,  "print how things move: diagrams and tables", none, command_flows },
    { "version",    "",           0, 0,  "print the version", none, command_version },
    { "_image",     "",           0, 0,  0, none, command_image },
};
const int ncommands = sizeof commands / sizeof *commands;

enum language command_language(void) {
    const char *l = getenv("LC_ALL");
    if (!l || !*l) l = getenv("LC_MESSAGES");
    if (!l || !*l) l = getenv("LANG");
    return l && !strncmp(l, "zh", 2) ? ZH : EN;
}

int say_fault(const struct fault *f, const char *about) {
    return say_fault_to(stderr, command_language(), f, about);
}

int say_fault_to(FILE *to, enum language l, const struct fault *f, const char *about) {
    struct arena a;
    arena_init(&a, 0);
    struct str text = fault_sentence(&a, l, f);
    (void)fprintf(to, "anju: %s%s", about ? about : "", about ? ": " : "");
    if (f->field.n) (void)fprintf(to, PRIstr ": ", STRARG(f->field));
    (void)fprintf(to, PRIstr "\n", STRARG(text));
    arena_free(&a);
    return f->err == E_HELD ? 3 : 1;
}

enum err command_call(struct arena *a, struct store *store, struct worlds *worlds, struct call *ret) {
    *ret = (struct call){
        .mem = a, .store = store, .worlds = worlds, .tenant = 1, .now = time_now(), .language = command_language(),
        .id = S("command"), .if_match = NONE, .secure = true, .exe = "/proc/self/exe",
    };
    enum err e = world_hold(worlds, ret->tenant, ret->now, &ret->world, &ret->fault);
    if (e) return e;
    ret->tz_offset = ret->world->tz_offset;
    ret->who = who_system(a);
    return OK;
}

const char *arg_of(const struct args *args, const char *name) {
    for (int i = 0; args->command->option[i].name; i++)
        if (!strcmp(args->command->option[i].name, name)) return args->value[i];
    return 0;
}

static void help(void) {
    puts("anju - a residential-community remediation campaign, from the plan to acceptance\n\nusage: anju COMMAND [options]\n");
    for (int i = 0; i < ncommands; i++)
        if (commands[i].help)
            printf("  %-11s %-14s %s\n", commands[i].name, strlen(commands[i].words) > 14 ? "..." : commands[i].words,
                   commands[i].help);
    puts("\nanju COMMAND --help tells its options. Exit codes: 0 done, 1 failed, 2 wrong words, 3 data in use.");
}

static void help_of(const struct command *c) {
    printf("usage: anju %s %s\n%s\n", c->name, c->words, c->help);
    for (int i = 0; c->option[i].name; i++) printf("  %-16s %s\n", c->option[i].name, c->option[i].help);
}

/* The command that the first words name, and how many words that is. */
static const struct command *find(int argc, char **argv, int *used) {
    for (int i = 0; i < ncommands; i++) {
        const char *space = strchr(commands[i].name, ' ');
        size_t n = space ? (size_t)(space - commands[i].name) : strlen(commands[i].name);
        if (argc < 2 || strlen(argv[1]) != n || strncmp(argv[1], commands[i].name, n)) continue;
        if (space && (argc < 3 || strcmp(argv[2], space + 1))) continue;
        *used = space ? 3 : 2;
        return &commands[i];
    }
    return 0;
}

static int option_at(const struct command *c, const char *word, const char **value) {
    for (int i = 0; c->option[i].name; i++) {
        size_t n = strlen(c->option[i].name);
        if (strncmp(word, c->option[i].name, n) || (word[n] && word[n] != '=')) continue;
        *value = word[n] == '=' ? word + n + 1 : 0;
        return i;
    }
    return -1;
}

static int wrong(const struct command *c, const char *what, const char *word) {
    (void)fprintf(stderr, "anju %s: %s %s; see anju %s --help\n", c->name, what, word, c->name);
    return 2;
}

static int take(struct args *a, int argc, char **argv, int from) {
    const struct command *c = a->command;
    for (int i = from; i < argc; i++) {
        const char *value = 0;
        if (argv[i][0] != '-' || !argv[i][1]) {              /* "-" alone is standard input */
            a->word[a->nwords++] = argv[i];
            continue;
        }
        int k = option_at(c, argv[i], &value);
        if (k < 0) return wrong(c, "unknown option", argv[i]);
        if (!c->option[k].takes && value) return wrong(c, "no value belongs to", argv[i]);
        if (c->option[k].takes && !value && i + 1 >= argc) return wrong(c, "a value is missing after", argv[i]);
        a->value[k] = !c->option[k].takes ? "" : value ? value : argv[++i];
    }
    if (a->nwords < c->least) return wrong(c, "missing:", c->words);
    if (c->most >= 0 && a->nwords > c->most) return wrong(c, "unexpected word:", a->word[c->most]);
    return 0;
}

int command_parse(struct arena *a, int argc, char **argv, struct args *ret) {
    int used = 0;
    *ret = (struct args){ .exe = argv[0], .command = find(argc, argv, &used) };
    if (!ret->command) return (void)fprintf(stderr, "anju: no command %s; see anju --help\n", argv[1]), 2;
    ret->word = ARENA_ARRAY(a, const char *, argc + 1);
    return take(ret, argc, argv, used);
}

int command_line(int argc, char **argv) {
    struct arena a;
    struct args args;
    int used = 0, code;
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "help")) return help(), argc < 2 ? 2 : 0;
    (void)signal(SIGXFSZ, SIG_IGN);                        /* a limit on file sizes is an error like a full disk */
    const struct command *c = find(argc, argv, &used);
    for (int i = used; c && i < argc; i++)
        if (!strcmp(argv[i], "--help")) return help_of(c), 0;
    arena_init(&a, (size_t)2 << 30);
    code = command_parse(&a, argc, argv, &args);
    args.argc = argc;
    args.argv = argv;
    if (!code) code = args.command->run(&a, &args);
    arena_free(&a);
    return code;
}

static int print(struct buf *b) {
    buf_c(b, '\n');
    bool ok = !b->bad && fwrite(b->s, 1, b->n, stdout) == b->n && fflush(stdout) == 0;
    buf_free(b);
    return ok ? 0 : 1;
}

int command_openapi(struct arena *a, const struct args *args) {
    struct buf b = { 0 };
    (void)a, (void)args;
    openapi_print(&b);
    return print(&b);
}

int command_words(struct arena *a, const struct args *args) {
    struct buf b = { 0 };
    (void)a, (void)args;
    words_print(&b);
    return print(&b);
}

int command_version(struct arena *a, const struct args *args) {
    (void)a, (void)args;
    return puts("anju " ANJU_VERSION) < 0;
}

int command_image(struct arena *a, const struct args *args) {
    (void)a, (void)args;
    return photo_child(STDIN_FILENO, STDOUT_FILENO);
}
