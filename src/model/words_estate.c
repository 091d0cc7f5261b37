/* What the page of one estate, the lift file and their forms say. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_estate[] = {
    { "base.pages", "底数各页", "Pages of the base" },
    { "base.page.estates", "小区", "Estates" }, { "base.page.map", "地图", "Map" }, { "base.page.lifts", "电梯", "Lifts" },
    { "base.page.completeness", "完整度", "Completeness" }, { "base.page.rules", "规则", "Rules" },
    { "base.page.editions", "版本", "Editions" }, { "base.page.import", "导入", "Import" },
};
const int words_estate_n = N_OF(words_estate);
