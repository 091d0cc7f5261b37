/* What only the pages say: navigation, headings, hints, empty and error states. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_ui[] = {
    { "nav.work", "我的工作", "My work" },
};
const int words_ui_n = N_OF(words_ui);
