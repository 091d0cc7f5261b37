/* What proof and operation say: verify, seals. */
#include "model/words.h"

const struct word words_audit[] = {
    { "verify.row_altered", "记录与它最后一条留痕不符", "A record is not what its last event says" },
    { "verify.row_untold", "记录没有留痕", "A record without an event" },
    { "verify.row_gone", "有留痕，记录不在", "Events of a record that is not there" },
    { "verify.event_altered", "留痕被改过", "An event has been altered" },
    { "verify.event_missing", "留痕前后接不上", "Events of a record do not join" },
    { "verify.state", "环节变化不合流程", "A state that does not follow from the moves" },
    { "verify.seal_altered", "封签与密钥不符", "A seal that its key did not sign" },
    { "verify.seal_broken", "封签前后接不上，或封内留痕不全", "Seals do not join, or events are missing from one" },
    { "verify.seal_no_key", "没有签这个封签的密钥", "The key that signed a seal is not there" },
    { "verify.log_ahead", "封签日志里有数据库没有的封签", "The log of seals knows one that the database does not" },
    { "verify.log_behind", "封签不在封签日志里", "A seal that the log does not have" },
    { "verify.log_wrong", "封签日志这一行不对", "A line of the log of seals is wrong" },
    { "verify.unsealed", "留痕早该封签，还没有封", "Events long due for sealing are not sealed" },
    { "verify.count", "汇总数与重新清点不符", "A kept count differs from a recount" },
    { "verify.closure", "单位可见范围与记录不符", "A place in the closure is not its record's" },
    { "verify.file", "附件缺失，或与登记的指纹不符", "A file is missing or not what its name says" },
    { "verify.looked", "查过 {0} 条记录、{1} 条留痕、{2} 个封签。", "{0} records, {1} events, {2} seals. " },
    { "verify.clean", "没有发现丢失或改动。", "Nothing is lost or altered." },
    { "verify.found", "发现 {0} 处不符。", "{0} findings." },
    { "seal.key_form", "密钥文件应是 64 位十六进制数字，请用备份的密钥文件恢复", "A key file is 64 hex digits; put back the one you kept" },
    { "seal.key_gone", "签过封签的密钥文件不见了，请用备份恢复；在此之前不再封签", "The key that signed the seals is gone; put it back from a copy. Until then nothing is sealed" },
    { "seal.key_other", "密钥文件换过，而旧密钥没有以 anju.key.<编号> 留在旁边；请放回旧密钥",
      "The key is another one and the elder is not kept beside it as anju.key.<id>; put it there" },
};
const int words_audit_n = sizeof words_audit / sizeof *words_audit;
