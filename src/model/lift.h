/* What a lift in use is due for, and when: intervals as rows with their source
** and edition, days reckoned from the lift's own dates (domain.md 4). Pure. */
#ifndef ANJU_MODEL_LIFT_H
#define ANJU_MODEL_LIFT_H

#include "model/rows.h"

enum lift_due { DUE_ASSESSMENT = 1, DUE_INSPECTION, DUE_MAINTENANCE, DUE_INSURANCE, LIFT_DUES };
extern const struct codes lift_dues;

/* One line of the table. The first is due `first_months` after the lift came into use (0: as the last one says),
** the next `months` or `days` after the last. */
struct lift_interval {
    enum lift_due what;
    int first_months, months, days;
    int warn;                        /* days before it that its light turns            */
    const char *edition, *source;    /* where the interval stands                      */
};
extern const struct lift_interval lift_intervals[LIFT_DUES];

enum { LIFT_OLD_YEARS = 15, LIFT_TRAPPED_DAYS = 30 };

/* Fill what is reckoned of the row: assess_by, inspect_by, maintain_by, insure_by, next_by (the first of them). Of a
** lift that is stopped or scrapped nothing is due: no value. Nor where the date it is counted from is not known.
** Whoever writes an elevator calls this before. Texts in the arena. */
void lift_settle(struct arena *a, struct elevator *e);
/* The day of a due date of the row, STR_NULL when it has none. */
struct str lift_by(const struct elevator *e, enum lift_due what);
/* In use, or not said otherwise. */
bool lift_in_use(const struct elevator *e);
/* How a due date stands on that day (days since 1970): LAMP_OK, LAMP_RISK, LAMP_OVER; *days left, below 0 when over.
** NONE without a date. */
int64_t lift_light(enum lift_due what, struct str by, int64_t today, int64_t *days);
/* Full years since it came into use, NONE when that is not known or still to come. */
int64_t lift_years(const struct elevator *e, int64_t today);
/* What a record of a lift changes in the lift: the newest of its kind sets maintained, inspected and its next day,
** assessed with grade and advice, trapped; an advice to stop stops it, a replacement begins anew. False: an older
** one, which changes nothing. */
bool lift_follow(struct elevator *e, const struct lift_record *r);
/* A date so many months and days later; the last day of a month where that has fewer. STR_NULL for none. */
struct str date_later(struct arena *a, struct str date, int months, int days);

#endif
