/* What imports and exports say. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_import[] = {
    { "batch.cancelled", "已取消", "Cancelled" },
    { "noun.estate", "小区", "Estate" },
    { "noun.batch", "导入批次", "Import" },
    { "column.record", "记录号", "Record number" },
    /* what keeps a file from being carried out */
    { "import.no_column", "没有第 {0} 栏", "There is no column {0}" },
    { "import.no_field", "没有“{0}”这一项", "There is no field “{0}”" },
    { "import.written", "这一批已经写入或撤回，请重新上传", "This import has been written or undone: upload the file again" },
    { "import.cancelled", "这一批已经取消，请重新上传", "This import has been cancelled: upload the file again" },
    { "import.refused_sheet", "未收的行", "Refused rows" },
    { "cli.import.no_heading", "文件里没有“{0}”这一栏", "The file has no column headed “{0}”" },
    /* questions */
    { "ask.date_order", "日期里先写月还是先写日", "Does the month or the day come first in dates" },
    { "ask.serial", "这些数字是表格软件的日期序号吗", "Are these numbers the day numbers of a spreadsheet" },
    { "ask.datum", "经纬度是哪个坐标系", "In which datum are the positions given" },
    { "ask.match", "同名的小区按什么认", "By what are estates of one name told apart" },
    { "ask.create_missing_buildings", "没有登记的楼栋和单元一并建立吗", "Are buildings and stairwells that are not on record to be made" },
    { "ask.approx_ok", "“约 300”这样的数照 300 收吗", "Is “about 300” to be taken as 300" },
    { "import_match.name", "名称和区镇", "name and town" }, { "import_match.name_address", "名称和地址", "name and address" },
    { "import_match.source_no", "编号", "number" },
    /* why a row is refused */
    { "row.code", "只能写：{0}", "Write one of: {0}" },
    { "row.estate", "没有“{0}”这个小区，请先导入小区，或写登记的名称、别名、编号", "There is no estate “{0}”: import estates first, or write its name, another name or its number" },
    { "row.estate_elsewhere", "“{0}”不在这一行写的区镇、社区，登记在{1}", "“{0}” does not lie in the town or community of this row; it is on record in {1}" },
    { "row.estate_many", "叫“{0}”的小区有 {1} 个，请写明区镇或编号", "{1} estates are called “{0}”: name the town or the number" },
    { "row.building", "{1}没有“{0}”这一幢", "{1} has no building “{0}”" },
    { "row.building_many", "与“{0}”相符的楼栋有 {1} 幢，请写登记的名称", "{1} buildings fit “{0}”: write the name on record" },
    { "row.stairwell", "{1}没有“{0}”这个单元", "{1} has no stairwell “{0}”" },
    { "row.stairwell_many", "与“{0}”相符的单元有 {1} 个，请写明楼栋", "{1} stairwells fit “{0}”: name the building" },
    { "row.stairwell_building", "没有“{0}”这个单元，请写明楼栋", "There is no stairwell “{0}”: name the building" },
    { "row.unread", "没有读到，请重试", "It could not be read; try again" },
    { "row.record", "没有记录号 {0}，或不在你的范围内", "There is no record {0}, or it lies outside your scope" },
    { "row.record_estate", "记录 {0} 在另一个小区", "The record {0} stands in another estate" },
    { "row.number_elsewhere", "{0} 登记在{1}", "{0} is on record in {1}" },
    { "row.many_records", "登记的相同记录有 {0} 条，请写记录号", "{0} records on file fit this row: give the record number" },
    { "row.swapped", "经度和纬度写反了，请对调两栏", "Latitude and longitude have changed places: swap the two columns" },
    { "kept.held", "里面已有别的记录", "Other records stand in it" },
    { "note.company", "单位表里没有这些物业企业，名称记在“企业名称”", "Not among the organisations; names kept as company text" },
    { "note.not_data", "不是数据的行（合计、填表人、备注、重复的表头），没有读", "Rows that are no data (totals, signatures, remarks, headings again) were passed over" },
    /* template */
    { "template.about", "填写说明", "How to fill it in" }, { "template.how", "怎么填", "How" },
    { "template.how_text", "一行一条记录，表头不要改；写完在“导入”页选这个文件，先试再写入",
      "One record a row; leave the headings as they are; choose the file on the import page, where it is tried before anything is written" },
    { "template.required", "必填。", "Required." }, { "template.optional", "可不填。", "Optional." },
    { "template.choose", "从下拉列表里选", "Choose from the list" }, { "template.day", "日期，如 2024-05-01", "A day, like 2024-05-01" },
    { "template.month", "月份，如 2024-05", "A month, like 2024-05" }, { "template.money", "金额，元", "An amount in yuan" },
    { "template.number", "数字，单位 {0}", "A number {0}" }, { "template.name", "登记的名称", "The name on record" },
    { "template.text", "文字，{0} 字以内", "Text of at most {0} characters" },
    { "template.record", "这个系统里的记录号，导出的表才有，不要改", "The number of the record in this system, from an export; leave it as it is" },
    /* export */
    { "export.noun", "只能导出：{0}", "What can be exported: {0}" },
    { "export.column", "没有“{0}”这一栏", "There is no column “{0}”" },
};
const int words_import_n = N_OF(words_import);
