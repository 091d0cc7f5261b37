/* What is said of documents of words: why one is not read, what was done to it. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_document[] = {
    { "document.doc", "这是旧版 Word、WPS、RTF 或 ODT 文档，本机没有装 LibreOffice，请另存为 .docx 再选",
      "An old Word, WPS, RTF or ODT document, and LibreOffice is not installed here: save it as .docx" },
    { "document.pdf", "这是 PDF，本机没有装 pdftotext，请把文字复制到 .txt 或 .docx 再选",
      "A PDF, and pdftotext is not installed here: copy its text into a .txt or .docx" },
    { "document.scanned", "这份 PDF 是扫描的图片，里面没有文字，请先做文字识别，或找有文字的版本",
      "This PDF is scanned pictures without text: run text recognition first, or get a version with text" },
    { "document.image", "这是图片，读不出文字，请换有文字的文件", "A picture, from which no text can be read: choose a file with text" },
    { "document.archive", "这是压缩包，请解开后选里面的文件", "An archive: unpack it and choose the file inside" },
    { "document.other", "这种文件读不了，请另存为 .docx 或 .txt 再选", "This kind of file cannot be read: save it as .docx or .txt" },
    { "document.password", "文件有密码，请去掉密码再选", "The file has a password: remove it first" },
    { "document.damaged", "文件损坏或没有传完整，请重新打开另存一份再选", "The file is damaged or incomplete: open it and save it again" },
    { "document.large", "文件里的文字太多（上限 64 MB），请只给方案正文", "Too much text in the file (at most 64 MB): give the text of the plan only" },
    { "document.lists", "文件里的自动编号太多，请另存为 .txt 再选", "The file has too many automatic lists: save it as .txt" },
    { "document.converted", "已转换后读取", "Read after conversion" },
    { "document.revised", "按最终稿读取，删除的修订没有读", "Read in its final state, without deleted revisions" },
    { "document.numbered", "自动编号已还原", "Automatic numbers were restored" },
    { "document.page", "网页的菜单和页脚没有读", "The menus and the footer of the page were left out" },
};
const int words_document_n = N_OF(words_document);
