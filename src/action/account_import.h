/* Accounts from a file: 账号,姓名,电话,单位[,联络员]. Tried first; written whole or
** not at all, each new account with a one-time code that is shown once. */
#ifndef ANJU_ACTION_ACCOUNT_IMPORT_H
#define ANJU_ACTION_ACCOUNT_IMPORT_H

#include "action/action.h"

enum { ACCOUNTS_MOST = 1000, ACCOUNT_REFUSALS = 100 };

struct account_row { struct person p; int64_t line; struct str code; bool same; };
struct account_file {
    struct str bytes;
    int64_t commit;
    struct account_row *row; int n;          /* made by prepare: what may be written */
    struct account_refusal *no; int nno;
};
struct account_refusal { int64_t line; struct str column, value, reason; };
struct account_code { struct str account, code; };
struct account_done { int64_t rows, fresh, same, refused; struct rows refusals, codes; };

extern const struct entity account_file_entity, account_done_entity;
extern const struct action persons_import;              /* POST /persons/import?commit=0|1 */

#endif
