//! The table of keyword phrases. A phrase is one or more words that always mean the same together.

use almoner_diagnostic::Text;

/// What a phrase does in a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhraseKind {
    /// Begins an item.
    Item,
    /// Stands in the head of an item.
    Head,
    /// Begins a clause or a part of one.
    Clause,
    /// Begins a function of an expression, or one of its parts.
    Function,
    /// Joins, compares or changes values.
    Operator,
    /// Is a value.
    Value,
    /// Closes a form, where word order needs it.
    Closer,
}

/// One phrase and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct PhraseWords {
    /// Which.
    pub phrase: Phrase,
    /// What it does.
    pub kind: PhraseKind,
    /// English spellings, the printed one first; empty where English needs no word.
    pub english: &'static [&'static str],
    /// Chinese spellings, the printed one first; empty where Chinese needs no word.
    pub chinese: &'static [&'static str],
    /// What it says, for people.
    pub doc: Text,
}

impl Phrase {
    /// Its row in the table.
    pub fn words(self) -> &'static PhraseWords {
        TABLE.get(self as usize).unwrap_or(&FIRST)
    }

    /// How an English file prints it; empty where English needs no word.
    pub fn english(self) -> &'static str {
        self.words().english.first().copied().unwrap_or("")
    }

    /// How a Chinese file prints it; empty where Chinese needs no word.
    pub fn chinese(self) -> &'static str {
        self.words().chinese.first().copied().unwrap_or("")
    }

    /// What it does.
    pub fn kind(self) -> PhraseKind {
        self.words().kind
    }
}

/// Makes the enum and its table, in one order.
macro_rules! phrases {
    ($($name:ident $kind:ident [$($en:literal),*] [$($zh:literal),*] $doc_en:literal $doc_zh:literal;)*) => {
        /// A keyword phrase, whatever language it is written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Phrase {
            $(#[doc = $doc_en] $name,)*
        }

        /// All phrases, in the order of [`Phrase`].
        pub static TABLE: &[PhraseWords] = &[$(PhraseWords {
            phrase: Phrase::$name,
            kind: PhraseKind::$kind,
            english: &[$($en),*],
            chinese: &[$($zh),*],
            doc: Text::new($doc_en, $doc_zh),
        }),*];
    };
}

static FIRST: PhraseWords = PhraseWords {
    phrase: Phrase::Module,
    kind: PhraseKind::Item,
    english: &[],
    chinese: &[],
    doc: Text::new("", ""),
};

phrases! {
    Module Item ["module"] ["模块"] "names the module of this file" "本文件所属的模块";
    Use Item ["use"] ["使用"] "makes the names of another module known" "引入另一模块的名称";
    Source Item ["source"] ["法源"] "a legal text to cite" "可供引用的法规文件";
    Entity Item ["entity"] ["对象"] "a kind of thing that has facts" "一类具有事实的对象";
    Enum Item ["enum"] ["枚举"] "a closed list of values" "一组固定的取值";
    Unit Item ["unit"] ["单位"] "a unit of measure" "计量单位";
    Parameter Item ["parameter"] ["参数"] "a figure set by law, by date and keys" "法定数值，随日期和类别而定";
    Define Item ["define"] ["定义"] "a value derived from facts" "由事实推算的值";
    Table Item ["table"] ["决策表"] "a decision table" "决策表";
    Scale Item ["scale"] ["分级"] "brackets over one quantity" "按数额分级";
    Group Item ["group"] ["范围"] "some of the things of a list, under a name" "某类对象中的一部分，另行命名";
    Payers Item ["payers"] ["分担"] "who pays a bill, one after the other" "一笔费用由谁依次负担";
    Benefit Item ["benefit"] ["待遇"] "who gets what" "谁可以得到什么待遇";
    Guarantee Item ["guarantee"] ["保证"] "a condition that the parameters always meet" "参数始终满足的条件";
    Property Item ["property"] ["性质"] "a statement that holds for every household" "对每一户都成立的性质";
    Example Item ["example"] ["示例"] "a test: facts and what must follow" "测试：给定事实与应有结果";
    Amend Item ["amend"] ["修订"] "sets what another module left open" "设定另一模块开放的内容";
    Overlay Item ["overlay"] ["临时规定"] "stands in the place of a rule between two days" "在两日之间代替某项规定";
    For Head ["for"] ["面向", "对应"] "whom a benefit is for; the keys of a parameter given by hand" "待遇面向谁；手工给出参数的类别";
    Cites Clause ["cites"] ["依据"] "the legal basis" "法律依据";
    InForce Clause ["in force"] ["施行"] "the days on which it is law" "施行期间";
    From Clause ["from"] ["自", "取自"] "the first day, the start of a bracket, or the file with the values" "起始日、分级起点或取值文件";
    FromEnd Closer [] ["起"] "closes a first day" "起始日的结尾";
    Until Clause ["until"] ["至"] "the last day, which still counts" "截止日（含当日）";
    UntilEnd Closer [] ["止"] "closes a last day" "截止日的结尾";
    IssuedBy Clause ["issued by"] ["发布机关"] "who issued a legal text" "法规的发布机关";
    By Clause ["by"] ["按"] "the keys of a parameter" "参数按哪些类别取值";
    ByTheRulesOf Clause ["by the rules of"] ["适用"] "the place whose rules count, where several could" "有几个可能时，适用哪里的规定";
    ByTheRulesEnd Closer [] ["规定"] "closes the place whose rules count" "适用规定的结尾";
    Open Clause ["open"] ["开放"] "another module may set it" "可由其他模块设定";
    Assumed Clause ["assumed"] ["视为"] "what holds when a fact is not given" "未提供事实时的取值";
    ByMonth Clause ["by month"] ["逐月"] "the fact is a series, one value a month" "该事实逐月记录";
    CountedWhenMatched Clause ["counted when matched"] ["经核对计入"] "the fact counts once its check has confirmed it" "经核对一致后才计入的事实";
    Equals Clause ["equals"] ["等于"] "what a unit is worth" "单位的换算值";
    With Clause ["with"] ["保留"] "how many decimals a currency has" "货币保留几位小数";
    Decimals Closer ["decimals", "decimal"] ["位小数"] "closes the number of decimals" "小数位数的结尾";
    Is Clause ["is"] ["为"] "the value of a definition; is equal to" "定义的值；等于";
    When Clause ["when"] ["当"] "the condition of a case" "情形的条件";
    WhenEnd Closer [] ["时"] "closes the condition of a case" "条件的结尾";
    Otherwise Clause ["otherwise"] ["否则"] "the value in all other cases" "其余情形的值";
    Except Clause ["except"] ["例外"] "an exception with a name" "具名的例外";
    Overriding Clause ["overriding"] ["优先于"] "the exceptions that this one goes before" "本例外优先于哪些例外";
    Requires Clause ["requires"] ["条件"] "the conditions of a benefit" "享受待遇的条件";
    PaysMonthly Clause ["pays monthly"] ["按月发放"] "paid every month" "每月发放";
    PaysYearly Clause ["pays yearly"] ["按年发放"] "paid every year" "每年发放";
    PaysDaily Clause ["pays daily"] ["按日发放"] "paid every day" "每日发放";
    PaysOnce Clause ["pays once"] ["一次性发放"] "paid once" "一次性发放";
    Provides Clause ["provides"] ["提供"] "services and goods, no cash" "提供的服务或实物";
    ProvidesGoods Clause ["provides goods"] ["提供实物"] "goods that are given" "发放的实物";
    ProvidesServices Clause ["provides services"] ["提供服务"] "services that are given" "提供的服务";
    ObligesTheAuthorityTo Clause ["obliges the authority to"] ["责成"] "what the authority has to do" "主管部门应当办理的事项";
    RefersTo Clause ["refers to"] ["转介"] "where the person is referred to" "转介到何处";
    CarriedOutBy Clause ["carried out by"] ["承办"] "who provides or does it" "由谁提供或办理";
    NotTogetherWith Clause ["not together with"] ["不与"] "benefits that exclude this one" "不得同时享受的待遇";
    NotTogetherEnd Closer [] ["同享"] "closes the excluding benefits" "不得同享的结尾";
    WhicheverIsHigher Clause ["whichever is higher"] ["就高"] "the higher of the two is kept" "取两者中较高的一项";
    DecidedBy Clause ["decided by"] ["决定机关"] "the body that decides" "作出决定的机关";
    Within Clause ["within"] ["限"] "the time limit of a decision" "作出决定的时限";
    WorkingDays Closer ["working days", "working day"] ["个工作日", "工作日"] "closes a time limit" "时限的结尾";
    ReviewedEvery Clause ["reviewed every"] ["复核周期"] "how often a grant is reviewed" "多久复核一次";
    AsOf Clause ["as of"] ["截至"] "the day on which something is looked at" "以哪一天为准";
    Expect Clause ["expect"] ["预期"] "what an example must give" "示例应有的结果";
    Undecided Clause ["undecided"] ["未定"] "facts are missing" "因缺少事实而不能决定";
    NotSet Clause ["not set"] ["未设定"] "there is no figure, on purpose" "有意不设数值";
    Without Clause ["without"] ["没有"] "the household has none of these" "没有这类对象";
    WithEvidence Clause ["with evidence"] ["核对情况"] "what a check of the fact has found" "核对该事实的结果";
    Needs Clause ["needs"] ["需要"] "the facts that are missing" "所缺的事实";
    Marginal Clause ["marginal"] ["分段累计"] "each part at the rate of its bracket" "各段分别计算后相加";
    WholeAmount Clause ["whole amount"] ["全额"] "all at the rate of one bracket" "全额适用所在一级";
    Linear Clause ["linear"] ["线性"] "in a straight line between points" "两点之间线性计算";
    Above Clause ["above"] ["超过"] "a bracket without its start" "不含起点的一级";
    Bill Clause ["of"] ["待分担费用"] "the bill that payers share" "由各方依次负担的费用";
    Gives Clause ["gives"] ["结果"] "the column with the result" "结果列";
    Any Clause ["any"] ["任意"] "whatever the value" "任意取值";
    Many Clause ["many"] ["多个"] "an entity holds several of another" "一个对象含有多个另一对象";
    As Clause ["as"] ["身份"] "the roles of members" "成员的身份";
    NeverRises Clause ["never rises"] ["不升"] "does not become more" "不会增加";
    NeverFalls Clause ["never falls"] ["不降"] "does not become less" "不会减少";
    Rises Closer ["rises"] ["上升"] "the fact that becomes more" "增加的事实";
    ByMoreThanTheDifference Clause ["by more than the difference"] ["超过差额"] "faster than the fact itself" "变动幅度超过该事实";
    And Operator ["and"] ["且"] "both hold" "两者都成立";
    ListAnd Operator [] ["与", "和"] "joins the parts of a list" "连接并列的各项";
    Or Operator ["or"] ["或"] "at least one holds" "至少一个成立";
    Not Operator ["not"] ["非"] "does not hold" "不成立";
    Yes Value ["yes"] ["是"] "the answer yes" "是";
    No Value ["no"] ["否"] "the answer no" "否";
    Per Operator ["per"] ["每"] "for each" "每一";
    AtLeast Operator ["at least"] ["至少", "不低于", "不少于"] "not less than" "大于或等于";
    AtMost Operator ["at most"] ["至多", "不超过", "不高于"] "not more than" "小于或等于";
    LessThan Operator ["less than"] ["低于", "小于", "少于"] "less than" "小于";
    MoreThan Operator ["more than"] ["高于", "大于", "多于"] "more than" "大于";
    IsNot Operator ["is not"] ["不为", "不等于"] "differs from" "不相等";
    Between Operator ["between"] ["介于"] "from one to another, both ends count" "在两者之间（含两端）";
    IsOneOf Operator ["is one of"] ["属于"] "is in a list" "在列表之中";
    IsNotOneOf Operator ["is not one of"] ["不属于"] "is not in a list" "不在列表之中";
    LesserOf Function ["lesser of"] [] "the smallest of some values" "几个值中最小的";
    GreaterOf Function ["greater of"] [] "the largest of some values" "几个值中最大的";
    Take Function [] ["取"] "begins a choice among values" "开始在几个值中选取";
    LesserEnd Closer [] ["中较小者"] "takes the smallest" "取最小的";
    GreaterEnd Closer [] ["中较大者"] "takes the largest" "取最大的";
    RoundedUpTo Operator ["rounded up to"] ["向上取整到"] "rounded towards more" "向上取整";
    RoundedDownTo Operator ["rounded down to"] ["向下取整到"] "rounded towards less" "向下取整";
    RoundedTo Operator ["rounded to"] ["四舍五入到"] "rounded to the nearest, halves away from zero" "四舍五入";
    RoundedHalfEvenTo Operator ["rounded half even to"] ["四舍六入五成双到"] "rounded to the nearest, halves to even" "四舍六入五成双";
    ConvertedTo Operator ["converted to"] ["折算为"] "in another unit" "换算为另一单位";
    DecisionDate Value ["decision date"] ["决定日期"] "the day as of which everything is decided" "作出决定所依据的日期";
    AgeOn Function ["age on"] ["年龄截至"] "full years of age on a day" "截至某日的周岁年龄";
    YearsBetween Function ["years between"] ["相隔整年数"] "full years between two days" "两日之间的整年数";
    MonthsBetween Function ["months between"] ["相隔整月数"] "full months between two days" "两日之间的整月数";
    DaysBetween Function ["days between"] ["相隔天数"] "days between two days" "两日之间的天数";
    FirstDayOfMonthOf Function ["first day of month of"] ["所在月首日"] "the first day of a month" "所在月的第一天";
    LastDayOfMonthOf Function ["last day of month of"] ["所在月末日"] "the last day of a month" "所在月的最后一天";
    EvidenceOf Function ["evidence of"] ["的核对情况"] "what a check of a fact has found" "核对某一事实的结果";
    LastMonths Function ["last month's"] ["上月"] "the value one month earlier" "上一个月的值";
    StartingWith Function ["starting with"] ["起始为"] "the value in the first month" "第一个月的值";
    Last Function ["last", "the last"] ["前"] "the months before this one" "本月之前的若干个月";
    ThisAndTheLast Function ["this and the last"] ["本月及前"] "this month and the months before it" "本月及之前的若干个月";
    SumOf Function ["sum of"] ["之和"] "adds up" "求和";
    LargestOf Function ["largest of"] ["最大值"] "the largest" "最大值";
    SmallestOf Function ["smallest of"] ["最小值"] "the smallest" "最小值";
    AverageOf Function ["average of"] ["平均值"] "the average" "平均值";
    NumberOf Function ["number of"] ["的人数", "的个数"] "how many" "数量";
    NumberOfMembers Function [] ["成员人数"] "how many members" "成员的人数";
    AnyOf Function ["any of"] ["中有"] "at least one" "至少一个";
    EveryOneOf Function ["every one of"] ["人人", "中人人"] "all of them" "每一个";
    EveryMonth Function [] ["月月"] "all of the months" "每一个月";
    Has Function ["has"] ["有人", "中有人"] "what they have" "具备什么";
    Over Function ["over"] [] "the things an aggregate goes over" "在哪些对象上合计";
    Where Function ["where"] ["中"] "only those for which it holds" "只计符合条件的";
    Of Closer [] ["的"] "after the things an aggregate goes over" "合计对象的结尾";
    FilterEnd Closer [] ["者"] "closes a filter" "筛选条件的结尾";
    FilterEndOf Closer [] ["者的"] "closes a filter before a value" "筛选条件的结尾（其后为值）";
    FilterEndNumber Closer [] ["者的人数", "者的个数"] "closes a filter and counts" "筛选条件的结尾（计数）";
    FilterEndMonths Closer [] ["者的月数"] "closes a filter and counts months" "筛选条件的结尾（计月数）";
    PositionOf Function ["position of"] [] "the rank among others" "在其他人中的名次";
    Among Function ["among"] [] "those who are ranked" "参加排名的对象";
    HighestFirst Function ["highest first"] ["从高到低"] "the highest has rank 1" "最高者为第一";
    LowestFirst Function ["lowest first"] ["从低到高"] "the lowest has rank 1" "最低者为第一";
    PositionEnd Closer [] ["的名次"] "closes a rank" "名次的结尾";
    TiesBy Function ["ties by"] ["同分按"] "what settles a tie, lowest first" "同分时按什么排序（从低到高）";
}
