/* What photos prove: their flags, the camera view, pairs, the file as it was sent. As in words_ui.c: places of
** pages are {name}; {n|one|other} chooses the plural word by n. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_photo[] = {
    /* refusals */
    { "problem.photo_old", "照片拍摄时间是 {0}，早于派到承办单位的时间，不能证明整改结果，请到现场重新拍",
      "The photo was taken at {0}, before the unit got the case: it cannot show the result. Take one on site" },
    { "problem.photo_future", "照片拍摄时间是 {0}，还没到，请校准手机时间后重新拍",
      "The photo says it was taken at {0}, which is still to come: set the clock of the phone and take it again" },
    { "problem.photo_pair", "对照的那张照片不是这个问题的，请从本问题的照片里选",
      "The photo it was framed by is not of this problem; choose one of its own" },
    { "photo.no_original", "这张照片没有留原图", "The original of this photo was not kept" },
    /* codes */
    { "photo_flag.reused", "照片用过", "Used before" }, { "photo_flag.alike", "与别的照片几乎一样", "Nearly the same as another" },
    { "photo_flag.old", "拍得早", "Taken earlier" }, { "photo_flag.far", "离得远", "Far away" },
    { "photo_flag.no_place", "没有位置", "No place" }, { "photo_flag.no_time", "没有拍摄时间", "No time" },
    { "reuse.file", "同一个文件", "The same file" }, { "reuse.print", "同一张画面", "The same picture" },
    { "reuse.near", "几乎同一张画面", "Nearly the same picture" },
};
const int words_photo_n = N_OF(words_photo);
