/* Positions, outlines and the map of estates: what C says of them and what the page says. */
#include "model/words.h"
#include "model/entity.h"

const struct word words_geo[] = {
    /* positions */
    { "geo.swapped", "经度和纬度写反了：{0} 互换后才在国内，请把两个数换过来", "Longitude and latitude have changed places ({0}); swap the two numbers" },
    { "geo.metres", "这是投影坐标（米），不是经纬度：请先转换为 WGS 84 或 CGCS2000 经纬度（EPSG:4326 或 4490）",
      "These are metres of a projection, not degrees; convert them to longitude and latitude (EPSG:4326 or 4490) first" },
    { "geo.nowhere", "不是经纬度：纬度在 -90 至 90 之间，经度在 -180 至 180 之间",
      "Not a position: latitude lies between -90 and 90, longitude between -180 and 180" },
    { "geo.abroad", "第 {1} 个点（{0}）不在国内", "Corner {1} ({0}) lies outside China" },

    /* files of outlines */
    { "geo.json", "这不是完整的 JSON：在这一行断开或写错了", "This is not whole JSON: it breaks off or is wrong in this line" },
    { "geo.kind", "这个 JSON 不是 GeoJSON（type 是“{0}”），要 FeatureCollection、Feature 或 Polygon",
      "This JSON is no GeoJSON (its type is “{0}”); a FeatureCollection, Feature or Polygon is wanted" },
    { "geo.empty", "文件里没有一个要素", "The file has no features" },
    { "geo.crs", "坐标系“{0}”不是经纬度：请用 QGIS 或 ogr2ogr -t_srs EPSG:4326 转换后再导入",
      "The coordinate system “{0}” is not degrees; convert the file (QGIS, or ogr2ogr -t_srs EPSG:4326) and import it again" },
    { "paper.geodata", "这是 SHP、KML 或 GeoPackage 边界文件，本机没有装转换程序：请用 QGIS 另存为 GeoJSON（EPSG:4326），或由管理员安装 gdal-bin 和 anju-geo-import",
      "This is a shapefile, KML or GeoPackage and no converter is installed here; save it as GeoJSON (EPSG:4326) with QGIS, or have gdal-bin and anju-geo-import installed" },

    /* one outline */
    { "geo.none", "没有边界", "There is no outline" }, { "geo.large", "边界太大，超过 1 MB：请先简化", "The outline is larger than 1 MB; simplify it first" },
    { "geo.cell", "读不出边界：要 GeoJSON 的 Polygon 或 WKT 的 POLYGON", "No outline can be read; a GeoJSON Polygon or a WKT POLYGON is wanted" },
    { "geo.type", "是 {0}，不是面：要 Polygon 或 MultiPolygon", "It is a {0}, no area; a Polygon or MultiPolygon is wanted" },
    { "geo.shape", "坐标的括号不成对，或不是一串经纬度", "The brackets of the coordinates do not pair, or these are no positions" },
    { "geo.number", "“{0}”不是一个数", "“{0}” is not a number" },
    { "geo.open", "边界没有闭合：最后一点要与第一点相同", "The outline is not closed; its last position must be its first" },
    { "geo.few", "只有 {0} 个点，围不成面，至少要三个角", "{0} positions enclose nothing; three corners are the least" },
    { "geo.vertices", "多于 {0} 个点，请先简化", "More than {0} corners; simplify it first" },
    { "geo.crosses", "边界自己交叉：第 {0} 条边和第 {1} 条边相交", "The outline crosses itself: edge {0} meets edge {1}" },
    { "geo.thin", "面积不到 1 平方米，所有点几乎在一条线上", "It is smaller than a square metre: its corners lie on a line" },
    { "geo.hole", "第 {0} 个内环（洞）不在外环里", "Hole {0} does not lie within its outline" },
    { "geo.parts", "第 {0} 块和第 {1} 块重叠", "Parts {0} and {1} lie over each other" },
    { "geo.antimeridian", "跨过 180 度经线，不可能是一个小区", "It crosses the meridian of 180 degrees; no estate does" },
    { "geo.far", "离本市小区所在处 {0} 公里：坐标系或城市不对", "It lies {0} km from where this city's estates are: the datum or the city is wrong" },
    { "geo.feature", "要素 {0}", "feature {0}" },
    { "noun.boundary", "小区边界", "Outline of an estate" },
    { "geo.elsewhere", "边界离“{0}”登记的位置 {1} 公里：名字对错了，或坐标系不对", "It lies {1} km from where “{0}” is on record: another estate, or another datum" },
    { "row.nobody", "没有叫“{0}”的小区，也没有小区的位置落在里面：请先导入小区", "No estate is called “{0}” and none has its position within; import the estates first" },
    { "row.nobody_within", "没有写是哪个小区，也没有小区的位置落在里面", "It names no estate and none has its position within" },
    { "note.by_point", "名字对不上，按位置认出的小区", "Names that are not known; told by the position within" },
    { "note.simplified", "点太多，略作简化（误差不到 50 米）", "Too many corners; simplified by less than 50 m" },
    { "map.tianditu_key", "天地图密钥", "Key for Tianditu" }, { "map.datum", "名单里坐标的坐标系", "Datum of positions in lists" },
    { "mapset.title", "地图", "Map" },
    { "mapset.why_key", "填了密钥，地图下面就有天地图底图；不填，什么也不向外要，小区照样画得出来",
      "With a key, maps lie on Tianditu's tiles; without one nothing is asked of anybody and estates are drawn all the same" },
    { "mapset.why_datum", "导入的表格和边界没有写坐标系时，按这个换算成 WGS 84", "Lists and outlines that do not say theirs are converted from this one to WGS 84" },
    { "mapset.none", "没有填", "None" }, { "mapset.save", "保存地图设置", "Save the map's settings" }, { "mapset.saved", "地图设置已保存，重新打开页面后生效", "Saved; it shows when the page is opened again" },
    { "map.key", "密钥只有字母和数字，请从天地图控制台复制", "A key is letters and digits; copy it from Tianditu's console" },
    { "map.box", "范围应是四个数：西,南,东,北（度）", "A window is four numbers: west,south,east,north in degrees" },
    { "map_odd.far", "离本镇其他小区很远", "Far from its town's other estates" }, { "map_odd.abroad", "不在国内", "Outside China" },
    { "map_odd.swapped", "经纬度写反", "Longitude and latitude swapped" },

    /* what estates are coloured by */
    { "map.by.open", "未结问题", "Open problems" }, { "map.by.overdue", "超时问题", "Overdue problems" },
    { "map.by.findings", "规则查出", "Found by rules" }, { "map.by.lifts", "电梯", "Lifts" },
    { "map.by.lifts15", "满 15 年电梯", "Lifts of 15 years and more" },
    { "map.by.unassessed", "老旧电梯未评估", "Old lifts not assessed" },
    { "map.by.fee_rate", "物业费收缴率", "Fees paid of fees due" }, { "map.by.aged_share", "60 岁以上占比", "Share aged 60 and more" },
    { "map.by.rented_share", "出租占比", "Share of homes let" },
    { "map.unit.open", "件", "problems" }, { "map.unit.overdue", "件", "problems" }, { "map.unit.findings", "条", "findings" },
    { "map.unit.lifts", "台", "lifts" }, { "map.unit.lifts15", "台", "lifts" }, { "map.unit.unassessed", "台", "lifts" },
    { "map.unit.fee", "元", "yuan" }, { "map.unit.fee_high", "元", "yuan" },

    /* the map as a page says it */
    { "bmap.by", "按", "By" }, { "bmap.legend", "图例：{name}", "Key: {name}" }, { "bmap.n", "{n} 个", "{n}" },
    { "bmap.unknown", "没有数据", "No data" }, { "bmap.from", "{n}以上", "{n} and more" },
    { "bmap.joined", "几个小区在一起，数字是小区数", "Several estates; the number says how many" },
    { "bmap.label", "小区地图，{n} 个。方向键移动，加减号缩放，0 看全部；旁边的列表内容相同",
      "Map of {n} {n|estate|estates}. Arrows move, plus and minus zoom, 0 shows all; the list beside it says the same" },
    { "bmap.datum", "坐标 WGS 84（同 CGCS2000）", "Positions in WGS 84 (as CGCS2000)" },
    { "bmap.datum_tiles", "坐标 CGCS2000（同 WGS 84），底图 天地图", "Positions in CGCS2000 (as WGS 84), map by Tianditu" },
    { "bmap.tiles", "显示底图", "Show the map beneath" }, { "bmap.no_tiles", "不要底图", "No map beneath" },
    { "bmap.built", "{n} 年建成", "built {n}" }, { "bmap.open", "打开一区一档", "Open its page" },
    { "bmap.on", "图上 {n} 个小区", "{n} {n|estate|estates} on the map" }, { "bmap.back", "回到列表", "Back to the list" },
    { "bmap.lost", "没有位置的 {n} 个小区", "{n} {n|estate|estates} without a position" },
    { "bmap.odd", "位置可疑的 {n} 个小区", "{n} {n|estate|estates} oddly placed" },
    { "bmap.nowhere", "{n} 个小区没有位置", "{n} without a position" }, { "bmap.outside", "{n} 个位置可疑", "{n} oddly placed" },
    { "bmap.rest", "还有 {n} 个，加条件可以看到", "{n} more; narrow the list to see them" },
    { "bmap.none.h", "这些小区都没有位置", "None of these estates has a position" },
    { "bmap.none.p", "在小区档案里补上经纬度，或导入带经纬度的表格、边界文件（GeoJSON），就画得出来。旁边列出了它们。",
      "Fill in coordinates on an estate's page, or import a list with coordinates or outlines (GeoJSON). They are listed beside." },

    /* the plan of one estate */
    { "plan2.title", "平面", "Site plan" }, { "plan2.sub", "楼上的数字是未结问题", "Figures are open problems" },
    { "plan2.sketch", "示意，没有楼栋位置", "A sketch: buildings have no positions" }, { "plan2.none", "还没有登记楼栋", "No buildings on record" },
    { "plan2.tip", "{name}，未结问题 {n} 件", "{name}, {n} open {n|problem|problems}" }, { "plan2.part", "另有 {n} 幢没有位置", "{n} more without a position" },
    { "plan2.north", "北", "N" },
};
const int words_geo_n = N_OF(words_geo);
