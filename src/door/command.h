/* The command line: one table of commands. Exit codes: 0 done, 1 refused or
** failed (the reason is on standard error), 2 wrong words on the command line,
** 3 the data folder is held by another process. */
#ifndef ANJU_DOOR_COMMAND_H
#define ANJU_DOOR_COMMAND_H

#include <stdio.h>
#include "access/call.h"

struct option_row { const char *name; bool takes; const char *help; };     /* "--data", true, "DIR …" */

/* What came on the command line, after the table has checked it. */
struct args {
    const struct command *command;
    const char *value[16];            /* by place in command->option; NULL: not given, "" for a switch */
    const char **word;                /* the other words                               */
    int nwords;
    const char *exe;
    int argc;                         /* all as typed, for a server that runs it   */
    char **argv;
};

struct inside;

struct command {
    const char *name;                 /* "init", "plan parse"                          */
    const char *words;                /* what follows, for --help: "FILE..."           */
    int least, most;                  /* how many words; most -1: any number           */
    const char *help;                 /* one line                                      */
    const struct option_row *option;  /* ends with a NULL name                         */
    int (*run)(struct arena *, const struct args *);
    int (*inside)(struct inside *, struct store *, struct worlds *);  /* its part within the city */
};

extern const struct command commands[];
extern const int ncommands;

int command_line(int argc, char **argv);

/* The value of an option by its name, NULL when it was not given. */
const char *arg_of(const struct args *, const char *name);
/* The same, else from the environment (ANJU_PORT for --port), else from
** DATA/anju.ini (port = 8080); lives in the arena. For settings of the server. */
const char *setting_of(struct arena *, const struct args *, const char *name);
/* Say what failed on standard error in the language of LANG, with the place and
** the remedy; gives the exit code. */
int say_fault(const struct fault *f, const char *about);
int say_fault_to(FILE *to, enum language l, const struct fault *f, const char *about);
/* Find the command of these words and check what follows it, into *ret, whose
** words live in the arena: 0, or an exit code with the reason on standard error. */
int command_parse(struct arena *, int argc, char **argv, struct args *ret);
enum language command_language(void);                          /* of LC_ALL, LC_MESSAGES or LANG */
/* A call of the program itself on the tenant of an opened store: language from
** LANG, `now` from the clock, who_system, world held. */
enum err command_call(struct arena *, struct store *, struct worlds *, struct call *ret);

/* A command that changes a city, also one that is being served: then the server
** itself runs it, asked through DATA/anju.sock (door/beside.c). */
struct inside {
    struct arena *a;
    const struct args *args;
    enum language language;
    FILE *out, *err;                  /* of whoever typed it                           */
    const char *path;                 /* of the one file it reads, NULL: none          */
    struct str given;                 /* its bytes, read by whoever typed it           */
    struct str made;                  /* bytes of the file it makes; s NULL: none      */
};
/* Exit code. Runs in the program that holds the store, maybe beside people's requests. */
int user_inside(struct inside *, struct store *, struct worlds *);
int import_inside(struct inside *, struct store *, struct worlds *);

int command_init(struct arena *, const struct args *);          /* door/cli_city.c   */
int command_demo(struct arena *, const struct args *);
int command_plan_parse(struct arena *, const struct args *);    /* door/cli_plan.c   */
int command_plan_diff(struct arena *, const struct args *);
int command_import(struct arena *, const struct args *);        /* door/cli_import.c */
int command_serve(struct arena *, const struct args *);         /* door/serve.c      */
int command_user(struct arena *, const struct args *);          /* door/cli_user.c   */
int command_backup(struct arena *, const struct args *);        /* door/cli_backup.c */
int command_restore(struct arena *, const struct args *);
int command_rehearse(struct arena *, const struct args *);
int command_verify(struct arena *, const struct args *);        /* door/cli_verify.c */
int command_draw(struct arena *, const struct args *);          /* door/cli_draw.c  */
int command_migrate(struct arena *, const struct args *);       /* door/cli_migrate.c */
int command_openapi(struct arena *, const struct args *);
int command_words(struct arena *, const struct args *);
int command_flows(struct arena *, const struct args *);
int command_version(struct arena *, const struct args *);
int command_image(struct arena *, const struct args *);         /* the isolated decoder, a child of ours */

#endif
