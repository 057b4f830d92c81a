/** Words of a string of names separated by blanks. */
const words = (text: string) => text.trim().split(/\s+/);

/**
 * Short names of the cities of prefecture level and above and of the counties that no prefecture holds (GB/T 2260),
 * 香港 and 澳门. 吉林 and 海南 are left out: alone they are as likely the province.
 */
export const CITY_NAMES: ReadonlySet<string> = new Set(
  words(`
    北京 天津 上海 重庆 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同
    阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔
    巴彦淖尔 乌兰察布 兴安盟 锡林郭勒盟 阿拉善盟 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新
    辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗
    双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 常州 苏州 南通
    连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
    合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门
    莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
    济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 莱芜 临沂 德州 聊城 滨州 菏泽 郑州
    开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉
    黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳
    常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆
    惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州
    贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元
    遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺
    毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳
    大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中
    榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁
    海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉
    博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 济源 仙桃 潜江 天门 神农架
    五指山 琼海 文昌 万宁 东方 定安 屯昌 澄迈 临高 白沙 昌江 乐东 陵水 保亭 琼中 石河子 阿拉尔
    图木舒克 五家渠 北屯 铁门关 双河 可克达拉 香港 澳门
  `),
);

/** Countries that postings name where a city is expected. */
export const COUNTRY_NAMES: ReadonlySet<string> = new Set(
  words(`
    日本 韩国 新加坡 马来西亚 泰国 越南 老挝 柬埔寨 缅甸 印度尼西亚 菲律宾 印度 巴基斯坦 孟加拉国 哈萨克斯坦 蒙古
    阿联酋 沙特阿拉伯 土耳其 以色列 埃及 尼日利亚 肯尼亚 埃塞俄比亚 南非 俄罗斯 英国 法国 德国 意大利 西班牙 荷兰
    瑞士 瑞典 波兰 匈牙利 塞尔维亚 美国 加拿大 墨西哥 巴西 阿根廷 智利 澳大利亚 新西兰
  `),
);

/** Districts and counties, present and former, of the cities that recruiting files confuse with one another. */
export const CITY_DISTRICTS: Readonly<Record<string, ReadonlySet<string>>> = {
  北京: new Set(
    words("东城 西城 崇文 宣武 朝阳 丰台 石景山 海淀 门头沟 房山 通州 顺义 昌平 大兴 怀柔 平谷 密云 延庆"),
  ),
  上海: new Set(
    words("黄浦 卢湾 徐汇 长宁 静安 普陀 闸北 虹口 杨浦 闵行 宝山 嘉定 浦东 南汇 金山 松江 青浦 奉贤 崇明"),
  ),
  广州: new Set(words("荔湾 越秀 东山 海珠 天河 白云 黄埔 番禺 花都 南沙 萝岗 从化 增城")),
  深圳: new Set(words("罗湖 福田 南山 宝安 龙岗 盐田 龙华 坪山 光明 大鹏")),
  重庆: new Set(
    words(`
      万州 涪陵 渝中 大渡口 江北 沙坪坝 九龙坡 南岸 北碚 綦江 大足 渝北 巴南 黔江 长寿 江津 合川
      永川 南川 璧山 铜梁 潼南 梁平 武隆 城口 丰都 垫江 云阳 奉节 巫山 巫溪 石柱 秀山 酉阳 彭水
      万盛 双桥 两江
    `),
  ),
};
