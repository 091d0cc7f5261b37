/* What the ledger (saved views, conditions, columns, board, map, merging, export) and the cockpit say.
** As in words_ui.c: places are {name}; {n|one|other} chooses the plural word by n. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_list[] = {
    /* conditions of the ledger */
    { "filter.mark", "标记", "Marks" },
    { "filter.no_mark", "没有标记", "Without marks" },
    { "filter.followed", "关注", "Followed" },
    { "filter.followed_on", "我关注的", "by me" },
    { "filter.mine", "上报", "Reported" },
    { "filter.mine_on", "我报的", "by me" },
    { "filter.created_from", "上报自", "Reported from" },
    { "filter.created_to", "上报至", "Reported until" },
    { "filter.due_to", "到期不晚于", "Due until" },
    { "filter.merged_into", "并入", "Merged into" },
    { "filter.ids", "所选", "Chosen" },
    { "filter.ids_n", "{n} 件", "{n} {n|problem|problems}" },
    { "filter.open", "范围", "Range" },
    { "filter.open_any", "含已结", "ended ones too" },
    { "filter.open_closed", "只看已结", "ended ones only" },
    { "filter.open_1", "未结", "open" },
    { "filter.add", "加条件", "Add a filter" },
    { "filter.sheet", "筛选", "Filters" },
    { "filter.show_n", "看 {n} 件", "See {n} {n|problem|problems}" },
    { "filter.show", "看结果", "See the list" },
    { "filter.bad_date", "日期写成 2024-06-12 这样", "Write a date as 2024-06-12" },
    /* the ways a list is looked at */
    { "way.label", "看法", "Ways to look" },
    { "way.table", "表格", "Table" },
    { "way.board", "看板", "Board" },
    { "way.map", "地图", "Map" },
    { "way.cards", "列表", "List" },
};
const int words_list_n = N_OF(words_list);
