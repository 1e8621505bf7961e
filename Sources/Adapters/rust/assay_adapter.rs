//! The kit for engines that Rust can call: one file, no crate.
//!
//! An adapter implements `Adapter`, and its `main` ends by `serve(adapter)`. The kit speaks the protocol
//! over standard input and output: the handshake, batches, one answer a request, numbers beyond 2^53,
//! and the answers that follow from others. An engine that prints must print to standard error.

use std::io::{self, BufRead, Write};

/// Who the engine is and what it can do, in the words of the protocol.
pub struct About {
    pub name: &'static str,
    pub version: &'static str,
    pub capabilities: &'static [&'static str],
    /// The choices that the engine has made for good.
    pub conventions: &'static [(&'static str, &'static str)],
}

/// How far the engine's numbers reach; `None` is no limit.
#[derive(Default)]
pub struct Limits {
    /// The greatest id.
    pub order_id: Option<u64>,
    /// The least price and the greatest.
    pub price: Option<(i64, i64)>,
    pub quantity: Option<i64>,
    pub instruments: Option<u32>,
    /// How many orders may live at one time.
    pub orders: Option<u32>,
}

/// An order of the suite. Prices and quantities are whole units; a market order has no price.
pub struct Order {
    pub id: u64,
    pub instrument: String,
    pub is_buy: bool,
    pub price: Option<i64>,
    pub quantity: i64,
    /// gtc, day, gtd, ioc, fok, opg, cls
    pub time_in_force: String,
    pub expires: Option<i64>,
    pub account: Option<u64>,
}

/// A trade of the incoming order with a resting one.
pub struct Fill {
    pub maker: u64,
    pub price: i64,
    pub quantity: i64,
}

/// An order of a book.
pub struct Resting {
    pub id: u64,
    pub price: i64,
    pub leaves: i64,
}

/// What an adapter does. An error is the reason for which the engine refuses, in a word of the
/// protocol; it is empty where the engine does not say why.
pub trait Adapter {
    fn about(&self) -> About;
    /// How far the engine's numbers reach.
    fn limits(&self) -> Limits {
        Limits::default()
    }
    /// Starts anew with empty books. Instruments and conventions are those of the request. An error
    /// says why the engine can't trade these instruments or follow these conventions.
    fn reset(&mut self, instruments: &[Json], conventions: &Json) -> Result<(), String>;
    fn enter(&mut self, order: &Order) -> Result<Vec<Fill>, String>;
    fn cancel(&mut self, id: u64) -> Result<(), String>;
    /// Changes what is not `None`. It returns the fills, or `None` if the order ended by it.
    fn replace(
        &mut self, id: u64, price: Option<i64>, quantity: Option<i64>,
    ) -> Result<Option<Vec<Fill>>, String>;
    /// Bids and asks, the best first.
    fn book(&self, instrument: &str) -> (Vec<Resting>, Vec<Resting>);
}

/// Answers requests until the suite stops.
pub fn serve(mut adapter: impl Adapter) {
    let mut symbols = Vec::new();
    let (input, mut output) = (io::stdin().lock(), io::stdout().lock());
    for line in input.lines() {
        let request = Json::read(&line.expect("a line of text"));
        let ask = request.text("ask");
        let answer = match ask {
            "start" => introduction(&adapter.about(), &adapter.limits()),
            "reset" => {
                let instruments = request.list("instruments");
                symbols = instruments.iter().map(|one| one.text("symbol").to_string()).collect();
                let conventions = request.get("conventions").unwrap_or(&Json::Null);
                match adapter.reset(instruments, conventions) {
                    Ok(()) => "{\"ok\":true}".to_string(),
                    Err(why) => format!("{{\"unsupported\":{}}}", quoted(&why)),
                }
            }
            "commands" => {
                let commands = request.list("commands").iter();
                let lists: Vec<String> = commands
                    .map(|command| format!("[{}]", events(&mut adapter, &symbols, command)))
                    .collect();
                format!("{{\"events\":[{}]}}", lists.join(","))
            }
            "book" => {
                let (bids, asks) = adapter.book(request.text("instrument"));
                format!("{{\"bids\":[{}],\"asks\":[{}]}}", rows(&bids), rows(&asks))
            }
            "stop" => "{\"ok\":true}".to_string(),
            _ => "{\"error\":\"the kit does not know this request\"}".to_string(),
        };
        writeln!(output, "{answer}").expect("a suite that reads");
        output.flush().expect("a suite that reads");
        if ask == "stop" {
            return;
        }
    }
}

fn introduction(about: &About, limits: &Limits) -> String {
    let words: Vec<String> = about.capabilities.iter().map(|word| format!("\"{word}\"")).collect();
    let choices: Vec<String> =
        about.conventions.iter().map(|(key, word)| format!("\"{key}\":\"{word}\"")).collect();
    format!(
        "{{\"assay\":1,\"name\":\"{}\",\"version\":\"{}\",\"language\":\"Rust\",\
         \"capabilities\":[{}],\"conventions\":{{{}}},\"limits\":{{{}}}}}",
        about.name, about.version, words.join(","), choices.join(","), members(limits))
}

/// The members of the object of limits.
fn members(limits: &Limits) -> String {
    let told = [
        limits.order_id.map(|id| format!("\"orderID\":\"{id}\"")),
        limits.price.map(|ends| format!("\"price\":[{},{}]", number(ends.0), number(ends.1))),
        limits.quantity.map(|most| format!("\"quantity\":{}", number(most))),
        limits.instruments.map(|most| format!("\"instruments\":{most}")),
        limits.orders.map(|most| format!("\"orders\":{most}")),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join(",")
}

/// Text in quotes.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for next in text.chars() {
        if next == '"' || next == '\\' {
            quoted.push('\\');
        }
        quoted.push(if next < ' ' { ' ' } else { next });
    }
    quoted + "\""
}

/// The events of a command.
fn events(adapter: &mut impl Adapter, symbols: &[String], command: &Json) -> String {
    let id = command.get("id").map_or(0, Json::id);
    let done = match command.text("do") {
        "new" if !symbols.iter().any(|symbol| symbol == command.text("instrument")) => {
            Err("unknownInstrument".to_string())
        }
        "new" => enter(adapter, id, command),
        "cancel" => adapter.cancel(id).map(|()| "{\"event\":\"canceled\"}".to_string()),
        "replace" => {
            let number = |key| command.get(key).map(Json::number);
            adapter.replace(id, number("price"), number("quantity")).map(|fills| match fills {
                Some(fills) => format!("{{\"event\":\"replaced\"}}{}", trades(&fills)),
                None => "{\"event\":\"canceled\"}".to_string(),
            })
        }
        other => panic!("the adapter can't do {other}"),
    };
    done.unwrap_or_else(|why| match &*why {
        "" => "{\"event\":\"rejected\"}".to_string(),
        why => format!("{{\"event\":\"rejected\",\"reason\":{}}}", quoted(why)),
    })
}

fn enter(adapter: &mut impl Adapter, id: u64, command: &Json) -> Result<String, String> {
    let order = Order {
        id,
        instrument: command.text("instrument").to_string(),
        is_buy: command.text("side") == "buy",
        price: command.get("price").map(Json::number),
        quantity: command.get("quantity").map_or(0, Json::number),
        time_in_force: command.text("timeInForce").to_string(),
        expires: command.get("expires").map(Json::number),
        account: command.get("account").map(Json::id),
    };
    let fills = adapter.enter(&order)?;
    let filled: i64 = fills.iter().map(|fill| fill.quantity).sum();
    let rests = order.price.is_some() && !["ioc", "fok"].contains(&&*order.time_in_force);
    let end = if rests || filled == order.quantity { "" } else { ",{\"event\":\"canceled\"}" };
    Ok(format!("{{\"event\":\"accepted\"}}{}{end}", trades(&fills)))
}

fn trades(fills: &[Fill]) -> String {
    let trade = |fill: &Fill| {
        format!(
            ",{{\"event\":\"traded\",\"maker\":\"{}\",\"price\":{},\"quantity\":{}}}",
            fill.maker, number(fill.price), number(fill.quantity))
    };
    fills.iter().map(trade).collect()
}

fn rows(orders: &[Resting]) -> String {
    let row = |order: &Resting| {
        format!(
            "{{\"id\":\"{}\",\"price\":{},\"leaves\":{}}}",
            order.id, number(order.price), number(order.leaves))
    };
    orders.iter().map(row).collect::<Vec<_>>().join(",")
}

/// Beyond 2^53 numbers travel as strings of digits.
fn number(value: i64) -> String {
    if value.unsigned_abs() > 1 << 53 { format!("\"{value}\"") } else { value.to_string() }
}

/// A JSON value; numbers are kept as text.
#[derive(Debug)]
pub enum Json {
    Null,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a line, which is right: the suite wrote it.
    fn read(line: &str) -> Json {
        Json::value(&mut line.chars().peekable())
    }

    fn value(at: &mut std::iter::Peekable<std::str::Chars>) -> Json {
        match Json::next(at) {
            '{' => {
                let mut members = Vec::new();
                loop {
                    match Json::next(at) {
                        '"' => {
                            let key = Json::string(at);
                            Json::next(at);
                            members.push((key, Json::value(at)));
                        }
                        ',' => {}
                        _ => return Json::Object(members),
                    }
                }
            }
            '[' => {
                let mut elements = Vec::new();
                loop {
                    while at.peek().is_some_and(|next| *next == ',' || next.is_whitespace()) {
                        at.next();
                    }
                    if at.next_if_eq(&']').is_some() || at.peek().is_none() {
                        return Json::List(elements);
                    }
                    elements.push(Json::value(at));
                }
            }
            '"' => Json::Text(Json::string(at)),
            first => {
                let mut word = first.to_string();
                while let Some(next) = at.next_if(|next| !",]} \n\r\t".contains(*next)) {
                    word.push(next);
                }
                if word == "null" { Json::Null } else { Json::Text(word) }
            }
        }
    }

    /// The next character that is no blank; a closing brace at the end of the text.
    fn next(at: &mut std::iter::Peekable<std::str::Chars>) -> char {
        at.find(|next| !next.is_whitespace()).unwrap_or('}')
    }

    /// The rest of a string, behind its first quote.
    fn string(at: &mut std::iter::Peekable<std::str::Chars>) -> String {
        let mut text = String::new();
        while let Some(next) = at.next() {
            match next {
                '"' => break,
                '\\' => match at.next() {
                    Some('u') => {
                        let digits: String = at.take(4).collect();
                        let code = u32::from_str_radix(&digits, 16).unwrap_or(0);
                        text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    }
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some(other) => text.push(other),
                    None => break,
                },
                _ => text.push(next),
            }
        }
        text
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => {
                members.iter().find(|member| member.0 == key).map(|member| &member.1)
            }
            _ => None,
        }
    }

    /// The text of a member; empty where there is none.
    pub fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Json::Text(text)) => text,
            _ => "",
        }
    }

    fn list(&self, key: &str) -> &[Json] {
        match self.get(key) {
            Some(Json::List(elements)) => elements,
            _ => &[],
        }
    }

    /// A number of units.
    pub fn number(&self) -> i64 {
        match self {
            Json::Text(text) => text.parse().expect("a whole number"),
            _ => 0,
        }
    }

    /// An identifier.
    pub fn id(&self) -> u64 {
        match self {
            Json::Text(text) => text.parse().expect("an identifier"),
            _ => 0,
        }
    }
}
