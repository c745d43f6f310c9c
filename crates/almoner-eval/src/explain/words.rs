//! Every fixed word of explanations, questions, changes and replays, in both languages: one table, so that
//! a reader of it sees the whole voice at once. Placeholders stand in braces. Nothing here computes.

use almoner_diagnostic::Text;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $en:literal, $zh:literal;)*) => {$(
        $(#[$doc])*
        pub(crate) const $name: Text = Text::new($en, $zh);
    )*};
}

// Headings and the first lines of an answer.
words! {
    /// The title of a page.
    PAGE_TITLE = "Why this answer", "为什么是这个结果";
    /// The day of the decision.
    AS_OF = "As of {date}", "截至{date}";
    /// A benefit that is paid.
    GRANTED = "granted", "给予";
    /// A benefit that is paid, with its amount.
    GRANTED_AMOUNT = "granted, {amount}", "给予{amount}";
    /// A benefit that is not paid.
    REFUSED = "not granted", "不给予";
    /// A benefit that gives way.
    GIVES_WAY = "not granted: it gives way to {other}", "不给予：让位于{other}";
    /// A benefit that cannot be decided yet.
    UNDECIDED = "undecided", "未定";
    /// A benefit that cannot be decided yet, with the range of its amount.
    UNDECIDED_AMOUNT = "undecided, {amount}", "未定，{amount}";
    /// A benefit whose rules are not in force.
    NOT_IN_FORCE = "not in force on this day", "当日尚未施行或已失效";
    /// Title of an answer: label and result.
    ANSWER = "{label}: {result}", "{label}：{result}";
    /// A label followed by the member it is of.
    OF_MEMBER = "{label} of {member}", "{member}的{label}";
    /// A yes or no with the member it is of.
    YES_NO_OF_MEMBER = "{member}, {label}", "{member}{label}";
    /// Heading of conditions.
    CONDITIONS = "Conditions", "条件";
    /// Heading of amounts.
    AMOUNT = "Amount", "金额";
    /// Heading of services.
    PROVIDES = "Also provides", "同时提供";
    /// Heading of goods.
    GOODS = "Goods", "实物";
    /// Heading of services.
    SERVICES = "Services", "服务";
    /// Heading of what the authority has to do.
    OBLIGATION = "The authority is obliged to", "主管部门应当";
    /// Heading of where the person is referred to.
    REFERRAL = "Referred to", "转介";
    /// Who provides help or does it.
    CARRIED_OUT_BY = "carried out by {body}", "由{body}承办";
    /// A line of help, and what more is said of it.
    WITH_MORE = "{line}, {more}", "{line}，{more}";
    /// A time limit.
    WITHIN_WORKING_DAYS = "within {days} working days", "{days}个工作日内";
    /// A time limit of one day.
    WITHIN_ONE_WORKING_DAY = "within {days} working day", "{days}个工作日内";
    /// Heading of what is missing.
    NEEDED = "Facts still needed, the most decisive first", "尚需的事实（最具决定性的在前）";
    /// A body decided, within bounds.
    DECIDED_BETWEEN = "decided by {body}, who may decide between {low} and {high}", "由{body}决定，可在{low}与{high}之间裁量";
    /// A body has still to decide, within bounds.
    TO_BE_DECIDED_BETWEEN = "still to be decided by {body}, who may decide between {low} and {high}", "尚待{body}决定，可在{low}与{high}之间裁量";
    /// Heading: what bodies have still to decide.
    TO_BE_DECIDED = "Still to be decided", "尚待决定";
    /// What a body has still to decide.
    TO_BE_DECIDED_BY = "{label}, by {body}, {range}", "{label}，由{body}决定，{range}";
    /// Heading: the figures that there are none of.
    NO_FIGURE = "No figure for the day, so this stays open", "当日没有数值，故结果未定";
    /// A figure that there is none of, and where it is needed.
    NO_FIGURE_AT = "{text} ({place})", "{text}（{place}）";
    /// Heading of what would change a refusal.
    WHAT_WOULD_CHANGE = "What would change it", "怎样会改变结果";
    /// Heading of how far a grant reaches.
    HOW_FAR = "How far a fact can move before it is lost", "事实变动到何处会失去待遇";
    /// Heading above what a value rests on.
    BECAUSE = "because", "因为";
    /// A value that was explained before.
    SEE_ABOVE = "explained above", "见上文";
    /// A value that is explained further down.
    SEE_BELOW = "explained below", "见下文";
    /// Heading of values that stand too deep to be explained where they are used.
    FURTHER = "Further values", "其他数值";
    /// The formula as written.
    FORMULA = "rule: {formula}", "规则：{formula}";
    /// The law that something rests on.
    UNDER = "under {cites}", "依据{cites}";
    /// A value and how it came to be known.
    REMARK = "{value} ({remark})", "{value}（{remark}）";
    /// Who decides.
    DECIDED_BY = "decided by {body}", "由{body}决定";
    /// Who decides, and when.
    DECIDED_WITHIN = "decided by {body} within {days} working days", "由{body}在{days}个工作日内决定";
    /// By whose rules it is.
    BY_THE_RULES_OF = "by the rules of {value} ({label})", "适用{value}的规定（{label}）";
    /// When it is reviewed.
    REVIEWED = "reviewed every {months} months", "每{months}个月复核一次";
    /// How often it pays.
    PAID_ONCE = "paid once", "一次性发放";
    /// How often it pays.
    PAID_DAILY = "paid daily", "按日发放";
    /// How often it pays.
    PAID_MONTHLY = "paid monthly", "按月发放";
    /// How often it pays.
    PAID_YEARLY = "paid yearly", "按年发放";
    /// The separator of short remarks in one line.
    DOT = " · ", " · ";
    /// The separator of a list.
    COMMA = ", ", "、";
    /// The separator of sentences in one remark.
    SEMICOLON = "; ", "；";
}

// Conditions.
words! {
    /// A condition holds.
    HOLDS = "holds", "符合";
    /// A condition fails.
    FAILS = "fails", "不符合";
    /// A condition cannot be decided.
    OPEN = "not known", "未知";
    /// By how much a comparison fails.
    OVER_BY = "{difference} too much", "超出{difference}";
    /// By how much a comparison fails.
    SHORT_BY = "{difference} too little", "不足{difference}";
    /// By how much a comparison fails that wants equality.
    DIFFERS_BY = "differs by {difference}", "相差{difference}";
    /// A strict comparison fails because both are equal.
    EXACTLY_AT = "exactly at the limit, which does not count", "恰好等于界限，不算在内";
    /// By how much a day fails.
    LATE_BY = "{difference} too late", "晚了{difference}";
    /// By how much a day fails.
    EARLY_BY = "{difference} too early", "早了{difference}";
    /// The margin of a comparison that holds.
    MARGIN = "{difference} to spare", "尚余{difference}";
    /// A side of a comparison with its name.
    SIDE = "{label} {value}", "{label}{value}";
    /// A comparison and by how much.
    COMPARED_BY = "{compared}: {difference}", "{compared}，{difference}";
    /// A comparison that holds.
    IS_EQUAL = "{left} is {right}", "{left}等于{right}";
    /// A comparison that fails, or inequality that holds.
    IS_NOT_EQUAL = "{left} is not {right}", "{left}不等于{right}";
    /// A comparison that holds.
    IS_LESS = "{left} is less than {right}", "{left}低于{right}";
    /// A comparison that fails.
    IS_NOT_LESS = "{left} is not less than {right}", "{left}不低于{right}";
    /// A comparison that holds.
    IS_AT_MOST = "{left} is at most {right}", "{left}不高于{right}";
    /// A comparison that fails.
    IS_NOT_AT_MOST = "{left} is more than {right}", "{left}高于{right}";
    /// A comparison that holds.
    IS_GREATER = "{left} is more than {right}", "{left}高于{right}";
    /// A comparison that fails.
    IS_NOT_GREATER = "{left} is not more than {right}", "{left}不高于{right}";
    /// A comparison that holds.
    IS_AT_LEAST = "{left} is at least {right}", "{left}不低于{right}";
    /// A comparison that fails.
    IS_NOT_AT_LEAST = "{left} is less than {right}", "{left}低于{right}";
    /// Days compared.
    IS_BEFORE = "{left} is before {right}", "{left}早于{right}";
    /// Days compared.
    IS_NOT_BEFORE = "{left} is not before {right}", "{left}不早于{right}";
    /// Days compared.
    IS_AFTER = "{left} is after {right}", "{left}晚于{right}";
    /// Days compared.
    IS_NOT_AFTER = "{left} is not after {right}", "{left}不晚于{right}";
    /// A comparison that holds.
    IS_ONE_OF = "{left} is one of {right}", "{left}属于{right}";
    /// A comparison that fails.
    IS_NOT_ONE_OF = "{left} is not one of {right}", "{left}不属于{right}";
    /// A comparison that cannot be made.
    CANNOT_COMPARE = "{left} against {right}: not known yet", "{left}与{right}相比：尚不能确定";
}

// Values.
words! {
    /// Yes.
    YES = "yes", "是";
    /// No.
    NO = "no", "否";
    /// Nothing is known.
    NOT_KNOWN = "not known", "未知";
    /// A ratio that has no end as a decimal.
    ABOUT = "about {value} (exactly {exact})", "约{value}（精确值{exact}）";
    /// A range, both ends known.
    RANGE = "between {low} and {high}", "{low}至{high}";
    /// A range without an upper end.
    FROM_LOW = "{low} or more", "{low}以上（含）";
    /// A range without a lower end.
    UP_TO_HIGH = "{high} or less", "{high}以下（含）";
    /// A range whose lower end does not count, without an upper end.
    ABOVE_LOW = "more than {low}", "{low}以上（不含）";
    /// A range whose upper end does not count, without a lower end.
    BELOW_HIGH = "less than {high}", "{high}以下（不含）";
    /// A lower end that does not count.
    ABOVE = "above {value}", "高于{value}";
    /// An upper end that does not count.
    BELOW = "below {value}", "低于{value}";
    /// A member, counted from 1.
    MEMBER = "{entity} {number}", "{entity}{number}";
    /// A member with its role.
    MEMBER_ROLE = "{entity} {number} ({role})", "{entity}{number}（{role}）";
    /// A value of one month.
    IN_MONTH = "{label} in {month}", "{month}的{label}";
}

// Citations.
words! {
    /// The title of a legal text.
    TITLE = "{title}", "《{title}》";
    /// A title and its document number.
    TITLE_NUMBER = "{title} ({number})", "{title}（{number}）";
    /// A legal text and the place in it.
    TITLE_PLACE = "{title}, {place}", "{title}{place}";
}

// What happened on the way.
words! {
    /// A value given directly.
    GIVEN_DIRECTLY = "given directly: the rule was not applied", "直接给出，未适用规则";
    /// A default.
    ASSUMED = "not given: the rule assumes {value}", "未提供：按规则视为{value}";
    /// A fact that is missing.
    NOT_GIVEN = "not given, and nothing is assumed", "未提供，也不作任何推定";
    /// What a check of a fact has found, as a value.
    EVIDENCE_OF = "evidence of {label}", "{label}的核对情况";
    /// What a check of a fact has found, behind its value.
    EVIDENCE = "{found}", "{found}";
    /// What a check of a fact has found, by whom.
    EVIDENCE_BY = "{found} by {source}", "{source}：{found}";
    /// What a check of a fact has found, when.
    EVIDENCE_ON = "{evidence} on {date}", "{date}{evidence}";
    /// A value that was given and does not count yet.
    HELD_BACK = "{value} was given, {state}: it counts once a check has confirmed it", "已提供{value}，{state}：经核对一致后方可计入";
    /// A fact of which nothing but its check was given.
    NO_VALUE = "no value was given: {state}", "未提供数值：{state}";
    /// A fact that is needed and awaits its check.
    TO_BE_VERIFIED = "{label}: to be verified ({state})", "{label}：待核对（{state}）";
    /// Nothing has been checked.
    DECLARED_ONLY = "declared only", "仅有申报";
    /// Nothing is said of a check.
    NOT_CHECKED = "not checked yet", "尚未核对";
    /// The keys of a parameter.
    FOR_KEYS = "for {keys}", "适用于{keys}";
    /// A period.
    IN_FORCE_FROM_UNTIL = "in force from {from} until {until}", "自{from}起至{until}止施行";
    /// A period.
    IN_FORCE_FROM = "in force from {from}", "自{from}起施行";
    /// A period.
    IN_FORCE_UNTIL = "in force until {until}", "施行至{until}";
    /// A place in a file.
    PLACE = "{file}, line {line}", "{file}第{line}行";
    /// A layer.
    LAYER = "layer: {module}", "层级：{module}";
    /// A layer that set what another left open.
    AMENDED = "left open by {upper}, set by {lower}", "{upper}留待规定，由{lower}设定";
    /// A case that applied.
    CASE = "case that applies: {condition}", "适用情形：{condition}";
    /// A row of a table.
    ROW = "row {number} of the table: {row}", "决策表第{number}行：{row}";
    /// The last row of a table.
    ROW_OTHERWISE = "no row of the table fits: otherwise", "决策表无符合的行：按“否则”";
    /// A bracket of a scale.
    BRACKET = "bracket {number} (from {from}: {rate}) gives {result}", "第{number}档（自{from}起：{rate}）得{result}";
    /// An exception.
    EXCEPTION = "exception applies: {label}", "适用例外：{label}";
    /// An exception that went before others.
    EXCEPTION_OVERRIDING = "exception applies: {label}, before {others}", "适用例外：{label}，优先于{others}";
    /// Rounding.
    ROUNDED_UP = "rounded up to {step}: {before} → {after}", "向上取整到{step}：{before} → {after}";
    /// Rounding.
    ROUNDED_DOWN = "rounded down to {step}: {before} → {after}", "向下取整到{step}：{before} → {after}";
    /// Rounding.
    ROUNDED_NEAREST = "rounded to {step}: {before} → {after}", "四舍五入到{step}：{before} → {after}";
    /// Rounding.
    ROUNDED_HALF_EVEN = "rounded half even to {step}: {before} → {after}", "四舍六入五成双到{step}：{before} → {after}";
    /// Rounding of what is not known yet.
    ROUNDS_UP = "will be rounded up to {step}", "将向上取整到{step}";
    /// Rounding of what is not known yet.
    ROUNDS_DOWN = "will be rounded down to {step}", "将向下取整到{step}";
    /// Rounding of what is not known yet.
    ROUNDS_NEAREST = "will be rounded to {step}", "将四舍五入到{step}";
    /// Rounding of what is not known yet.
    ROUNDS_HALF_EVEN = "will be rounded half even to {step}", "将四舍六入五成双到{step}";
    /// Rounding that changed nothing.
    ROUNDED_SAME = "{before} is already a multiple of {step}: nothing was rounded", "{before}已是{step}的整倍数，未作取整";
    /// A clamped month end.
    MONTH_END = "the month has no day {day}: its last day, {date}, was taken", "该月没有{day}日，取该月最后一日{date}";
    /// The first month of a value that reads its own last month.
    FIRST_MONTH = "first month: the starting value written in the rule", "首月：取规则所写的起始值";
    /// An overlay that applied.
    OVERLAY = "by the overlay “{label}”, in force from {from} until {until}", "按{from}起至{until}止施行的临时规定“{label}”";
    /// An overlay that applied, and what it stands in the place of.
    OVERLAY_INSTEAD = "by the overlay “{label}”, in force from {from} until {until}, in the place of: {instead}", "按{from}起至{until}止施行的临时规定“{label}”，代替：{instead}";
    /// A payer of a bill.
    PAYER = "payer {place} of {of}: of {left} left to it", "第{place}方（共{of}方）：待分担{left}";
    /// What a payer does not pay for.
    PAYER_ABOVE = "above {above}", "超过{above}的部分";
    /// The rate of a payer.
    PAYER_RATE = "rate {rate}", "比例{rate}";
    /// The cap of a payer.
    PAYER_AT_MOST = "at most {most}", "至多{most}";
    /// What the payers of a bill leave of it.
    LEFT_OF_BILL = "what the payers, one after the other, leave of {bill}", "{bill}由各方依次负担后的余额";
    /// The months of a window.
    OVER_MONTHS = "over the months {first} to {last}", "所涉月份：{first}至{last}";
    /// The only month of a window.
    OVER_MONTH = "over the month {month}", "所涉月份：{month}";
    /// The month of a value of a published series.
    FOR_MONTH = "published for {month}", "{month}公布";
    /// A number of things.
    NUMBER_OF = "number of {things}", "{things}人数";
    /// Age.
    AGE = "age", "年龄";
    /// One of several values still possible.
    ONE_OF = "one of {values}", "{values}之一";
    /// Another day.
    COMPUTED_AS_OF = "as of {date}", "截至{date}";
}

// What would change an answer.
words! {
    /// A number that must not be above something.
    CHANGE_AT_MOST = "{label}: {from} → at most {to} ({difference} less)", "{label}：{from} → 不高于{to}（减少{difference}）";
    /// A number that must not be below something.
    CHANGE_AT_LEAST = "{label}: {from} → at least {to} ({difference} more)", "{label}：{from} → 不低于{to}（增加{difference}）";
    /// Another value.
    CHANGE_TO = "{label}: {from} → {to}", "{label}：{from} → {to}";
    /// What the benefit would then be.
    THEN = "then {result}", "则{result}";
    /// A number that may rise.
    KEPT_UP_TO = "{label}: {from}, kept up to {until}, lost from {to} ({difference} more)", "{label}：{from}，不超过{until}仍可保留，达到{to}即失去（增加{difference}）";
    /// A number that may fall.
    KEPT_DOWN_TO = "{label}: {from}, kept down to {until}, lost from {to} ({difference} less)", "{label}：{from}，不低于{until}仍可保留，降到{to}即失去（减少{difference}）";
    /// Another value that loses it.
    LOST_WITH = "{label}: {from}, lost with {to}", "{label}：{from}，改为{to}即失去";
    /// No single fact turns a refusal.
    NO_SINGLE_FACT = "no change of a single fact is enough", "仅改变任何一项事实都不足以改变结果";
    /// No single fact turns a grant.
    NOTHING_LOSES_IT = "no change of a single fact loses it", "改变任何一项事实都不会失去待遇";
    /// The search was cut short.
    SEARCH_CUT = "the search stopped after {count} evaluations; there may be more", "检索在{count}次试算后停止，可能还有其他情形";
    /// A benefit gives way.
    GIVES_WAY_CHANGE = "it gives way to {other}; without that benefit its own conditions hold", "它让位于{other}；若无该待遇，其自身条件均已符合";
}

// Schemas.
words! {
    /// The title of a schema.
    SCHEMA_TITLE = "facts of a {thing}", "{thing}的事实";
    /// The title of a schema without facts.
    SCHEMA_NO_FACTS = "this program asks for no facts", "本程序不需要任何事实";
    /// A derived value.
    SCHEMA_DERIVED = "computed by a rule; a value given here replaces the rule", "由规则计算；在此直接给出的值将取代规则";
}

// Questions.
words! {
    /// Yes or no.
    ASK_YES_NO = "{label}: yes or no?", "{label}：是还是否？";
    /// A day.
    ASK_DATE = "{label}: which day?", "{label}：是哪一天？";
    /// A text.
    ASK_TEXT = "{label}: what is it?", "{label}：是什么？";
    /// The question after a fact that was given and awaits its check.
    ASK_CHECK = "What does the check of {label} find? {value} was given.", "请核对{label}：已提供的是{value}，核对结果如何？";
    /// An enum.
    ASK_ENUM = "{label}: which of {options}?", "{label}：是下列哪一项：{options}？";
    /// A plain number.
    ASK_NUMBER = "{label}: how many?", "{label}：是多少？";
    /// A number with a unit.
    ASK_AMOUNT = "{label}: how many {unit}?", "{label}：是多少（{unit}）？";
    /// A list of things.
    ASK_MANY = "{label}: who or what belongs to it?", "{label}：包括哪些？";
    /// Heading.
    WHY_ASKED = "It decides", "它决定";
    /// A condition that hangs on the fact.
    DECIDES_CONDITION = "whether {label}", "是否符合：{label}";
    /// An amount that hangs on the fact.
    DECIDES_AMOUNT = "how much it pays", "发放多少";
    /// Heading.
    WHAT_ANSWERS_DO = "What an answer would do", "不同回答的结果";
    /// Heading.
    ASKED_LATER = "Asked later, as things stand", "此后按目前情况还要询问";
}

// Replays.
words! {
    /// The decision was repeated.
    REPLAY_EQUAL = "equal: the decision was repeated exactly", "一致：决定已原样重现";
    /// The decision was not repeated.
    REPLAY_DIFFERENT = "different: {count} differences", "不一致：共{count}处不同";
    /// Nothing.
    NOTHING = "nothing", "无";
    /// Another engine.
    ENGINE_DIFFERS = "recorded by {was}, replayed by {is}", "由 {was} 记录，由 {is} 重新运行";
    /// Another program.
    PROGRAM_DIFFERS = "the program is another one: its hash was {was}, is {is}", "规则程序已不同：哈希原为 {was}，现为 {is}";
    /// A file.
    FILE_CHANGED = "the file {name} has changed", "文件 {name} 已改动";
    /// A file.
    FILE_GONE = "the file {name} is no longer there", "文件 {name} 已不存在";
    /// A file.
    FILE_NEW = "the file {name} is new", "文件 {name} 是新增的";
    /// A parameter.
    PARAMETER_DIFFERS = "the parameter {name} was {was}, is {is}", "参数 {name} 原为 {was}，现为 {is}";
    /// A parameter.
    PARAMETER_UNUSED = "the parameter {name} ({was}) is no longer used", "参数 {name}（{was}）不再使用";
    /// A parameter.
    PARAMETER_NEW = "the parameter {name} ({is}) was not used before", "参数 {name}（{is}）此前未使用";
    /// A fact.
    FACT_DIFFERS = "the fact {name} was {was}, is read as {is}", "事实 {name} 原为 {was}，现读作 {is}";
    /// A rounding.
    ROUNDING_DIFFERS = "the rounding {name} was {was}, is {is}", "取整 {name} 原为 {was}，现为 {is}";
    /// A citation.
    CITATION_DIFFERS = "the citation {name} was {was}, is {is}", "依据 {name} 原为 {was}，现为 {is}";
    /// A result.
    RESULT_DIFFERS = "the result {name} was {was}, is {is}", "结果 {name} 原为 {was}，现为 {is}";
}
