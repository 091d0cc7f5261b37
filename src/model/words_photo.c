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
    /* the camera view */
    { "ghost.open", "对着整改前拍", "Match the earlier photo" },
    { "ghost.title", "对着整改前的照片拍", "Framed by the photo from before" },
    { "ghost.how", "移动手机，让画面和淡影重合，再按快门", "Move until the picture and the shade lie on each other, then press" },
    { "ghost.which", "对照哪一张", "Which photo to match" }, { "ghost.nth", "整改前照片 {n}", "Photo from before, {n}" },
    { "ghost.opacity", "淡影深浅", "Shade" }, { "ghost.shoot", "拍", "Shoot" },
    { "ghost.again", "重拍", "Take again" }, { "ghost.use", "用这张", "Use this one" },
    { "ghost.starting", "正在打开相机", "Opening the camera" },
    { "ghost.none.insecure", "网址不是 https，浏览器不让网页打开相机。请用手机自带的相机拍，再选进来；画面照着旁边这张取。",
      "Without https the browser keeps the camera shut. Use the phone's own camera and choose the photo; frame it as the one beside." },
    { "ghost.none.denied", "没有允许用相机。可以在浏览器里打开相机权限，或用手机自带的相机拍，再选进来；画面照着旁边这张取。",
      "The camera was not allowed. Allow it in the browser, or use the phone's own camera and choose the photo; frame it as the one beside." },
    { "ghost.none.absent", "这台设备没有能用的相机。请用手机拍好，再选进来；画面照着旁边这张取。",
      "No camera can be used here. Take it with a phone and choose the photo; frame it as the one beside." },
    { "ghost.retry", "再试一次相机", "Try the camera again" },
    { "photo.pick", "选照片", "Choose a photo" },
    { "photo.matched", "对照前 {n}", "Matches {n}" },
    /* pairs and what speaks for them */
    { "pair.same", "同机位拍摄", "Taken in the same frame" },
    { "pair.fresh", "没有发现照片重复使用", "No reuse found" },
    { "pair.off_m", "距{of} {m} 米", "{m} m from the {of}" }, { "pair.off_km", "距{of} {km} 公里", "{km} km from the {of}" },
    { "pair.of_place", "问题点", "place" }, { "pair.of_estate", "小区", "estate" },
    { "pair.sources", "时间和位置", "Times and places" }, { "pair.hide", "收起", "Hide" },
    { "pair.device", "手机记的", "Phone" }, { "pair.exif", "照片里写的", "In the photo" }, { "pair.server", "收到时", "Received" },
    { "pair.time", "时间", "Time" }, { "pair.place", "位置", "Place" }, { "pair.unsaid", "没有", "none" },
    { "pair.server_place", "不记", "not kept" },
    { "pair.reused.file", "和{which}是同一个文件", "The same file as {which}" },
    { "pair.reused.print", "和{which}是同一张画面", "The same picture as {which}" },
    { "pair.reused.near", "和{which}几乎一样，请比对", "Nearly the same as {which}; compare them" },
    { "pair.own_before", "本件整改前的照片", "this case's photo from before" },
    { "pair.of_case", " {no} 的照片", "a photo of {no}" },
    { "pair.hidden", "还在你看不到的 {n} 件里出现过", "Also in {n} {n|case|cases} that you may not see" },
    { "pair.old", "拍摄时间比上传早 {n} 天", "Taken {n} {n|day|days} before it was sent" },
    { "pair.no_place", "没有位置，不能核对地点", "No place given: cannot be checked" },
    { "pair.no_time", "没有拍摄时间，只有上传时间", "No time of taking, only of sending" },
    { "pair.original", "调原图", "Get the original" },
    { "original.title", "调取原图", "Get the original" },
    { "original.p", "原图带着相机写的时间、位置和机型。调取会连同理由记入这张照片的记录。",
      "The original carries what the camera wrote: time, place, model. The request and its reason stay on the photo's record." },
    { "original.reason", "为什么要看原图", "Why the original is needed" }, { "original.need", "请写明理由", "Give the reason" },
    { "original.do", "调取并下载", "Record and download" }, { "original.done", "原图已下载：{name}", "Downloaded: {name}" },
};
const int words_photo_n = N_OF(words_photo);
