//! Every construct of the language, a row each: its words, its rule in the grammar, what an explanation says of it.
//! Nothing here looks for anything; `slices.rs` does.
//!
//! A row reads: name, title, `[its phrases]`, `[words or signs that are no phrases]`, `[rules of the grammar]`, what is
//! told of it: `own` (its own words are quoted as part of a rule) or `("English" "中文")` (what stands in an
//! explanation then), `{how errors name it}` where it is a type, and `[Slice "reason"]` for a slice that cannot apply.

use almoner_syntax::keywords::Phrase;

use crate::slices::Slice;

/// A construct and where its slices are to be found.
#[derive(Debug)]
pub(crate) struct Row {
    /// Which.
    pub(crate) construct: Construct,
    /// Its name in the list of what is lacking.
    pub(crate) title: &'static str,
    /// Its phrases in the table of words.
    pub(crate) phrases: &'static [Phrase],
    /// Words of one place only, and signs.
    pub(crate) signs: &'static [&'static str],
    /// The rules of the grammar that have its words.
    pub(crate) rules: &'static [&'static str],
    /// What an explanation says of it, in English and in Chinese; `None`: its own words, quoted.
    pub(crate) told: Option<(&'static str, &'static str)>,
    /// How the English messages of errors name it, where it has no place of its own.
    pub(crate) named: &'static [&'static str],
    /// Slices that it cannot have, and why.
    pub(crate) without: &'static [(Slice, &'static str)],
}

macro_rules! told {
    (own) => {
        None
    };
    (($english:literal $chinese:literal)) => {
        Some(($english, $chinese))
    };
}

/// Makes the enum and its table, in one order: there is no construct without a row.
macro_rules! constructs {
    ($($name:ident $title:literal [$($phrase:ident)*] [$($sign:literal)*] [$($rule:literal)*] $told:tt
        $({$($named:literal)*})? $([$slice:ident $reason:literal])*;)*) => {
        /// A form of the language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Construct { $($name,)* }

        /// All of them.
        pub(crate) static TABLE: &[Row] = &[$(Row {
            construct: Construct::$name,
            title: $title,
            phrases: &[$(Phrase::$phrase),*],
            signs: &[$($sign),*],
            rules: &[$($rule),*],
            told: told!($told),
            named: &[$($($named),*)?],
            without: &[$((Slice::$slice, $reason)),*],
        }),*];
    };
}

// Items.
constructs! {
    Module "item `module`" [Module] [] ["module"] ("layer: " "层级：")
        [Evaluated "it says where names are known; nothing of it is computed"];
    Use "item `use`" [Use] [] ["use"] own
        [Evaluated "it says where names are known; nothing of it is computed"]
        [Explained "an explanation names the layer of each figure, never how its name came to be known"];
    Source "item `source`" [Source] [] ["source"] ("under " "依据")
        [Evaluated "it is cited; nothing of it is computed"];
    Entity "item `entity`" [Entity] [] ["entity"] ("of person 1" "人员1");
    Enum "item `enum`" [Enum] [] ["enum"] ("for urban" "适用于城镇");
    Unit "item `unit`" [Unit] [] ["unit"] ("jin" "斤")
        [Evaluated "units are settled when the rules are checked"];
    Parameter "item `parameter`" [Parameter] [] ["parameter"] ("rules.alm, line" "rules.alm第");
    Define "item `define`" [Define] [] ["define"] ("rule: " "规则：");
    Table "item `table`" [Table] [] ["table"] ("of the table" "决策表");
    Scale "item `scale`" [Scale] [] ["scale"] ("bracket 1" "第1档");
    GroupItem "item `group`" [Group] [] ["group"] (", counted" "共同生活");
    Among "`is … where` of a group" [Is Where FilterEnd] [] ["among"] ("where lives_together" "where lives_together");
    Payers "item `payers`" [Payers] [] ["payers"] ("payer 1 of" "第1方");
    Benefit "item `benefit`" [Benefit] [] ["benefit"] ("granted" "给予");
    Guarantee "item `guarantee`" [Guarantee] [] ["guarantee"] own
        [Explained "it is checked with the rules; its finding tells of it"];
    Property "item `property`" [Property] [] ["property"] own
        [Explained "it is tried by `almoner test`; its counter-example tells of it"];
    Example "item `example`" [Example] [] ["example"] own
        [Explained "it is a test; its failure tells of it"];
    Amend "item `amend`" [Amend] [] ["amend"] ("left open by" "留待规定");

    Overlay "item `overlay`" [Overlay] [] ["overlay"] ("by the overlay" "临时规定");

    // Parts of heads.
    Label "label" [] ["\"" "“"] ["text"] ("of person 1" "人员1");
    Param "parameter of a rule" [] [":" "："] ["parameter_of"] ("base * factor" "base * factor");
    Subject "head `for`" [For] [] ["benefit" "property"] ("of person 1" "人员1");

    // Types.
    YesOrNoType "type `yes or no`" [] ["yes or no" "是或否"] ["type"] (": yes" "：是") {"yes or no is due" "yes or no cannot"};
    NumberType "type `number`" [] ["number" "数值"] ["type"] ("factor: 1.5" "系数：1.5") {"a plain number"};
    WholeNumberType "type `whole number`" [] ["whole number" "整数"] ["type"] ("cars: 1" "车辆：1") {"a whole number"};
    PercentType "type `percent`" [] ["percent" "百分比"] ["type"] ("(head): 50%" "照护比例：50%") {"a percentage"};
    TextType "type `text`" [] ["text" "文本"] ["type"] ("remark" "备注") {"a text"};
    DateType "type `date`" [] ["date" "日期"] ["type"] ("1 June 2025" "2025年6月1日") {"a date"};
    DateOfBirthType "type `date of birth`" [] ["date of birth" "出生日期"] ["type"] ("date of birth" "出生日期");
    UnitType "type: a unit" [] ["yuan" "元"] ["unit_name"] (" yuan" "元");
    Per "`per` in a unit" [Per] [] ["unit_expression"] ("yuan per month" "元每月");
    ManyType "type `many`" [Many] [] ["type"] ("number of members" "成员人数");
    Roles "roles `as`" [As] [] ["type"] ("(head)" "（户主）");

    // Clauses of several items.
    Cites "clause `cites`" [Cites] [] ["cites"] ("under " "依据");
    Article "article of a citation" [] ["art." "第"] ["article"] ("article 4" "第四条");
    Paragraph "paragraph and item of a citation" [] ["(" "款"] ["article"] ("paragraph 2" "第二款");
    CitedPlace "place of a citation in words" [] ["\"" "“"] ["text"] ("annex 2" "annex 2");
    InForce "clause `in force`" [InForce] [] ["in_force"] ("in force " "施行");
    From "`from` a day" [From] [] ["first_day"] ("in force from" "起");
    Until "`until` a day" [Until] [] ["last_day"] ("until " "止施行");
    DocumentNumber "clause `number`" [] ["number" "文号"] ["document_number"] ("(No. 57)" "（No. 57）")
        [Evaluated "it is said of a legal text; nothing of it is computed"];
    IssuedBy "clause `issued by`" [IssuedBy] [] ["issued_by"] own
        [Evaluated "it is said of a legal text; nothing of it is computed"]
        [Explained "a citation names title, document number and place"];

    // Clauses of entities, enums, units.
    Field "clause: a field" [] [":" "："] ["field"] ("wage of person 1" "人员1的工资");
    FieldAtLeast "`at least` of a field" [AtLeast] [] ["field_part"] ("or more" "以上（含）");
    FieldAtMost "`at most` of a field" [AtMost] [] ["field_part"] ("between 0 and" "0至");
    Assumed "`assumed` of a field" [Assumed] [] ["field_part"] ("the rule assumes" "按规则视为");
    ByMonth "`by month` of a field" [ByMonth] [] ["field_part"] ("in July 2025" "2025年7月的");
    CountedWhenMatched "`counted when matched` of a field" [CountedWhenMatched] [] ["field_part"]
        ("counts once a check" "经核对一致后方可计入");
    EnumValue "clause: a value of an enum" [] [] [] ("for urban" "适用于城镇")
        [Word "it is a name that the author gives"] [Grammar "it is a name that the author gives"];
    UnitEquals "clause `equals`" [Equals] [] ["unit_worth"] ("converted to" "converted to")
        [Evaluated "units are settled when the rules are checked"];
    Decimals "clause `with … decimals`" [With Decimals] [] ["decimals"] ("dollar" "美元")
        [Evaluated "units are settled when the rules are checked"];

    // Clauses of parameters.
    By "clause `by`" [By] [] ["by"] ("for urban" "适用于城镇");
    SeriesByMonth "`by month` of a parameter" [ByMonth] [] ["by_month"] ("published for" "公布");
    FromFile "clause `from` a file" [From] [] ["from_file"] (".csv, line" ".csv第");
    Entry "clause: an entry" [] [] [] ("in force from" "起")
        [Word "it is a value that the author gives"] [Grammar "it is a value that the author gives"];
    Open "clause `open`" [Open] [] ["open"] ("left open by" "留待规定");
    OpenAtLeast "`at least` of `open`" [AtLeast] [] ["open"] own
        [Explained "a figure out of bounds does not compile; the finding tells of it"];
    OpenAtMost "`at most` of `open`" [AtMost] [] ["open"] own
        [Explained "a figure out of bounds does not compile; the finding tells of it"];
    NotSet "`not set`" [NotSet] [] ["entry"] ("no figure is known" "没有数值");

    // Clauses of rules.
    Is "clause `is`" [Is] [] ["is"] ("rule: " "规则：");
    Discretion "`decided by … between`" [DecidedBy Between] [] ["decided"] ("who may decide between" "之间裁量");
    Case "`when` of a case" [When WhenEnd] [] ["case"] ("case that applies: " "适用情形：");
    Otherwise "`otherwise` of cases" [Otherwise] [] ["cases"] own;
    Except "clause `except`" [Except] [] ["except"] ("exception applies: " "适用例外：");
    Overriding "`overriding`" [Overriding] [] ["except"] (", before " "，优先于");
    Columns "columns of a table" [Gives] ["|" "｜"] ["columns"] ("row 1 of the table" "决策表第1行");
    TableRow "clause: a row" [] ["|" "｜"] ["row"] ("row 1 of the table" "决策表第1行");
    TableOtherwise "`otherwise` of a table" [Otherwise] [] ["otherwise"] ("no row of the table fits" "决策表无符合的行");
    AnyTest "cell `any`" [Any] [] ["single_test"] own
        [Refused "it takes whatever stands there; nothing can be wrong with it"];
    IsTest "cell: a value" [] [] [] own
        [Word "it is a value, without a word"] [Grammar "it is a value, without a word"];
    IsNotTest "cell `not`" [Not] [] ["single_test"] own;
    CompareTest "cell: a bound" [AtLeast AtMost LessThan MoreThan] ["<" "<=" ">" ">="] ["comparison_mark"] own;
    BetweenTest "cell `between`" [Between] [] ["single_test"] own;
    OneOfTest "cell with `or`" [Or] [] ["test"] own;
    Marginal "clause `marginal`" [Marginal] [] ["scale_method"] ("bracket 2" "第2档");
    WholeAmount "clause `whole amount`" [WholeAmount] [] ["scale_method"] ("bracket 2" "第2档");
    Linear "clause `linear`" [Linear] [] ["scale_method"] ("bracket 2" "第2档");
    BracketFrom "bracket `from`" [From] [] ["bracket"] ("(from " "（自");
    BracketAbove "bracket `above`" [Above] [] ["bracket"] ("bracket 2" "第2档");

    // Clauses of payers.
    Bill "clause `of` a bill" [Bill] [] ["bill"] own;
    Payer "clause: a payer" [] [":" "："] ["payer"] ("left to it" "待分担");
    PayerAbove "`above` of a payer" [Above] [] ["payer"] ("; above" "；超过");
    PayerAtMost "`at most` of a payer" [AtMost] [] ["payer"] ("; at most" "；至多");
    PayerRounded "rounding of a payer" [] [] ["rounding"] ("rounded to" "四舍五入到")
        [Word "its words are those of rounding"];

    // Clauses of benefits.
    Requires "clause `requires`" [Requires] [] ["requires"] ("Conditions" "条件");
    PaysMonthly "clause `pays monthly`" [PaysMonthly] [] ["pays"] ("paid monthly" "按月发放");
    PaysYearly "clause `pays yearly`" [PaysYearly] [] ["pays"] ("paid yearly" "按年发放");
    PaysDaily "clause `pays daily`" [PaysDaily] [] ["pays"] ("paid daily" "按日发放");
    PaysOnce "clause `pays once`" [PaysOnce] [] ["pays"] ("paid once" "一次性发放");
    Provides "clause `provides`" [Provides] [] ["provides"] ("Also provides" "同时提供");
    ProvidesGoods "clause `provides goods`" [ProvidesGoods] [] ["provides"] ("Goods" "实物");
    ProvidesServices "clause `provides services`" [ProvidesServices] [] ["provides"] ("Services" "服务");
    ObligesTheAuthorityTo "clause `obliges the authority to`" [ObligesTheAuthorityTo] [] ["provides"]
        ("The authority is obliged to" "主管部门应当");
    RefersTo "clause `refers to`" [RefersTo] [] ["provides"] ("Referred to" "转介");
    HelpQuantity "how much of a line of help" [] [":" "："] ["help_line"] ("2 times per month" "2次每月");
    CarriedOutBy "`carried out by`" [CarriedOutBy] [] ["help_line"] ("carried out by " "承办");
    HelpWithin "`within … working days` of a line of help" [Within WorkingDays] [] ["help_line"]
        ("within 5 working days" "5个工作日内");
    NotTogether "clause `not together with`" [NotTogetherWith NotTogetherEnd] [] ["not_together"]
        ("gives way to" "让位于");
    WhicheverIsHigher "`whichever is higher`" [WhicheverIsHigher] [] ["not_together"] ("gives way to" "让位于");
    ByTheRulesOf "clause `by the rules of`" [ByTheRulesOf ByTheRulesEnd] [] ["by_the_rules_of"]
        ("by the rules of " "适用");
    DecidedBy "clause `decided by`" [DecidedBy] [] ["decided_by"] ("decided by " "决定");
    Within "`within … working days`" [Within WorkingDays] [] ["decided_by"] ("within 10 working days" "10个工作日内");
    ReviewedEvery "clause `reviewed every`" [ReviewedEvery] [] ["reviewed_every"] ("reviewed every 6" "每6个月复核");

    // Clauses of guarantees, properties, examples.
    Statement "clause: a statement" [] ["<" ">" "=" "≥" "≤" "at least" "at most" "至少"] ["guarantee" "property"] own
        [Grammar "it is a condition, without a word"]
        [Explained "its finding or counter-example tells of it"];
    NeverRises "`never rises`" [NeverRises] [] ["moves"] own [Explained "its counter-example tells of it"];
    NeverFalls "`never falls`" [NeverFalls] [] ["moves"] own [Explained "its counter-example tells of it"];
    WhenRises "`when … rises`" [When Rises WhenEnd] [] ["monotone"] own
        [Explained "its counter-example tells of it"];
    ByMoreThanTheDifference "`by more than the difference`" [ByMoreThanTheDifference] [] ["moves"] own
        [Explained "its counter-example tells of it"];
    ExampleAsOf "clause `as of` of an example" [AsOf] [] ["as_of"] own
        [Explained "an example is a test; its failure tells of it"];
    Facts "clause: facts" [] [":" "："] ["facts"] own
        [Explained "an example is a test; its failure tells of it"];
    FactsRole "role of facts" [] [":" "："] ["facts"] own
        [Explained "an example is a test; its failure tells of it"];
    FactOfMonth "fact `as of` a month" [AsOf] [] ["fact"] own
        [Explained "an example is a test; its failure tells of it"];
    WithEvidence "fact `with evidence`" [WithEvidence] [] ["evidence"] own
        [Explained "an example is a test; its failure tells of it"];
    Without "fact `without`" [Without] [] ["fact"] own
        [Explained "an example is a test; its failure tells of it"];
    Expect "clause `expect`" [Expect] [] ["expect"] own
        [Explained "an example is a test; its failure tells of it"];
    Undecided "`expect … undecided`" [Undecided] [] ["expect"] own
        [Explained "an example is a test; its failure tells of it"];
    Needs "`needs`" [Needs] [] ["expect"] own [Explained "an example is a test; its failure tells of it"];

    // Values.
    Number "a number" [] ["0" "1" "2" "3" "4" "5" "6" "7" "8" "9"] [] own
        [Grammar "digits are no word"];
    Percentage "a percentage" [] ["%" "％"] ["number"] own;
    Yes "`yes`" [Yes] [] ["atom"] own;
    No "`no`" [No] [] ["atom"] own;
    Text "a text" [] ["\"" "“"] ["text"] own;
    Date "a date" [] ["-" "年"] ["date"] own;
    DecisionDate "`decision date`" [DecisionDate] [] ["atom"] own;
    Name "a name" [] [] [] own
        [Word "it is the author's word"] [Grammar "it is the author's word"];
    PartOf "`.` a part of something" [] ["."] ["primary"] own;
    NameMembers "name `members`" [] ["members" "成员"] ["name"] ("number of members" "成员人数");
    NameMember "name `member`" [] ["member" "成员"] ["name"] own
        [Explained "an example is a test; its failure tells of it"];
    NameAmount "name `amount`" [] ["amount" "金额"] ["name"] own;
    NameGranted "name `granted`" [] ["granted" "给予"] ["name"] own;
    NameRole "name `role`" [] ["role" "身份角色"] ["name"] own;
    Call "a rule with values" [] ["(" "（"] ["primary"] own;
    ForKeys "`for` keys by hand" [For] [] ["primary"] own;
    On "`as of` another day" [AsOf] [] ["primary"] own;

    // Operators.
    Group "parentheses" [] ["(" "（"] ["atom"] own;
    Negate "`-` before a value" [] ["-" "－"] ["signed"] own;
    Plus "`+`" [] ["+" "＋"] ["sum"] own;
    Minus "`-`" [] ["-" "－"] ["sum"] own;
    Times "`*`" [] ["*" "×"] ["product"] own;
    DividedBy "`/`" [] ["/" "÷"] ["product"] own;
    Not "`not`" [Not] [] ["negation"] own;
    And "`and`" [And] [] ["conjunction"] own;
    Or "`or`" [Or] [] ["condition"] own;
    Equal "`is`, `=`" [Is Equals] ["=" "＝"] ["comparison_mark"] own;
    NotEqual "`is not`, `<>`" [IsNot] ["<>" "≠"] ["comparison_mark"] own;
    Less "`less than`, `<`" [LessThan] ["<" "＜"] ["comparison_mark"] own;
    AtMost "`at most`, `<=`" [AtMost] ["<=" "≤"] ["comparison_mark"] own;
    Greater "`more than`, `>`" [MoreThan] [">" "＞"] ["comparison_mark"] own;
    AtLeast "`at least`, `>=`" [AtLeast] [">=" "≥"] ["comparison_mark"] own;
    Between "`between`" [Between ListAnd] [] ["comparison" "and"] own;
    OneOf "`is one of`" [IsOneOf] [] ["comparison"] own;
    NotOneOf "`is not one of`" [IsNotOneOf] [] ["comparison"] own;

    // Functions.
    LesserOf "`lesser of`" [LesserOf Take LesserEnd] [] ["choice"] own;
    GreaterOf "`greater of`" [GreaterOf Take GreaterEnd] [] ["choice"] own;
    Cases "cases in parentheses" [When Otherwise] [] ["case" "cases"] own;
    RoundedUp "`rounded up to`" [RoundedUpTo] [] ["rounding"] ("rounded up to " "向上取整到");
    RoundedDown "`rounded down to`" [RoundedDownTo] [] ["rounding"] ("rounded down to " "向下取整到");
    RoundedNearest "`rounded to`" [RoundedTo] [] ["rounding"] ("rounded to " "四舍五入到");
    RoundedHalfEven "`rounded half even to`" [RoundedHalfEvenTo] [] ["rounding"]
        ("rounded half even to " "四舍六入五成双到");
    ConvertedTo "`converted to`" [ConvertedTo] [] ["value"] own;
    Sum "`sum of`" [SumOf Over Of] [] ["of_value" "aggregate"] own;
    Count "`number of`" [NumberOf NumberOfMembers] [] ["aggregate"] ("number of members" "成员人数");
    AnyOf "`any of`" [AnyOf Has] [] ["aggregate"] own;
    EveryOneOf "`every one of`" [EveryOneOf Has] [] ["aggregate"] own;
    Largest "`largest of`" [LargestOf Over Of] [] ["of_value" "aggregate"] own;
    Smallest "`smallest of`" [SmallestOf Over Of] [] ["of_value" "aggregate"] own;
    Average "`average of`" [AverageOf Over Of] [] ["of_value" "aggregate"] own;
    Where "`where`" [Where FilterEnd FilterEndOf FilterEndNumber] [] ["aggregate"] own;
    HighestFirst "`position of …, highest first`" [PositionOf Among HighestFirst PositionEnd] [] ["rank" "order"] own;
    LowestFirst "`position of …, lowest first`" [PositionOf Among LowestFirst PositionEnd] [] ["rank" "order"] own;
    Ties "`ties by`" [TiesBy] [] ["ties"] own;
    AgeOn "`age on`" [AgeOn] [] ["calendar"] ("age of person 1" "的年龄");
    YearsBetween "`years between`" [YearsBetween] [] ["calendar"] own;
    MonthsBetween "`months between`" [MonthsBetween] [] ["calendar"] own;
    DaysBetween "`days between`" [DaysBetween] [] ["calendar"] own;
    FirstDay "`first day of month of`" [FirstDayOfMonthOf] [] ["calendar" "primary"] own;
    LastDay "`last day of month of`" [LastDayOfMonthOf] [] ["calendar" "primary"] own;
    EvidenceOf "`evidence of`" [EvidenceOf] [] ["calendar" "primary"] ("evidence of" "的核对情况");
    LastMonth "`last month's`" [LastMonths] [] ["last_month"] own;
    StartingWith "`starting with … from`" [StartingWith FromEnd UntilEnd] [] ["last_month" "last_day"]
        ("first month: the starting value" "首月：取规则所写的起始值");
    StartingFromDay "`starting with … from` a computed day" [From] [] ["last_month"] own;
    LastOf "`last … months`" [Last EveryMonth FilterEndMonths] [] ["months" "aggregate"]
        ("over the months" "所涉月份");
    ThisAndTheLast "`this and the last … months`" [ThisAndTheLast] [] ["months"] ("over the months" "所涉月份");
}
