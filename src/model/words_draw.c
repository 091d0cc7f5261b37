/* The draw of unannounced inspections, and what the check of one says. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_draw[] = {
    { "draw.form", "这不是抽取记录文件（格式 anju-draw-1），或者文件不完整", "This is no record of a draw (format anju-draw-1), or not the whole of it" },
    { "draw.numbers", "抽取数量、每组人数或权重超出范围", "How many are drawn, the team or a weight is out of bounds" },
    { "draw.no_estates", "没有可以抽取的小区：请放宽范围，或缩短近期已查的排除天数", "There is no estate to draw from: widen the area, or shorten the days that keep out what was visited" },
    { "draw.few_estates", "可以抽取的小区少于要抽取的数量：请放宽范围，或减少数量", "There are fewer estates to draw from than are to be drawn: widen the area, or draw fewer" },
    { "draw.few_people", "{0}：回避之后可派的督查人员不够一组，请增加督查人员或减少每组人数", "{0}: not enough inspectors for a team who have nothing to do with it; name more of them or make the team smaller" },
    { "draw.bad_commitment", "公开的摘要与随机数不符：随机数在抽取前换过", "The random bytes are not those whose digest was published before the draw" },
    { "draw.bad_input", "名单与权重的摘要不符：名单在冻结后改过", "The list and its weights are not those that were frozen before the draw" },
    { "draw.bad_result", "抽取结果的摘要不符：结果在抽取后改过", "What was drawn is not what was put on record at the draw" },
    { "draw.bad_lots", "用同一随机数和名单重抽，结果与记录不同", "Drawn again from the same seed and list, it comes out otherwise" },
    { "draw.holds", "抽取可信：{0} 个小区中抽 {1} 个，摘要与逐个结果都重算一致", "The draw holds: {1} of {0} estates, every digest and every lot came out the same" },
    { "draw.fails", "抽取不可信", "The draw does not hold" },
    { "draw.line", "{0}（权重 {1}）：{2}", "{0} (weight {1}): {2}" },
};
const int words_draw_n = N_OF(words_draw);
