/* What the system pages (organisations, areas, people, grants, limits, calendar) say. */
#include "model/words.h"

const struct word words_people[] = {
    { "sys.title", "系统", "System" },
};
const int words_people_n = sizeof words_people / sizeof *words_people;
