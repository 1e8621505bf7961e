//! The adapter of the example book: what an adapter of a plain engine looks like.

#[allow(dead_code)] // The example needs a part of the kit alone.
mod assay_adapter;
mod example_book;

use assay_adapter::{serve, About, Adapter, Fill, Json, Order, Resting};
use example_book::{Book, Kind};

struct Example(Book);

fn fills(fills: Vec<example_book::Fill>) -> Vec<Fill> {
    fills.into_iter().map(|(maker, price, quantity)| Fill { maker, price, quantity }).collect()
}

impl Adapter for Example {
    fn about(&self) -> About {
        About {
            name: "example",
            version: "1.0",
            capabilities: &[
                "market", "ioc", "fok", "replace", "duplicates", "unknownCancels", "trades", "tradeIDs",
                "tradePrices", "reasons", "orders",
            ],
            conventions: &[
                ("decreasePriority", "keeps"), ("replaceQuantity", "total"),
                ("replaceBelowFilled", "cancels"), ("marketRemainder", "cancels"),
                ("identifierReuse", "onceDead"),
            ],
        }
    }

    fn reset(&mut self, _instruments: &[Json], _conventions: &Json) -> Result<(), String> {
        self.0 = Book::default();
        Ok(())
    }

    fn enter(&mut self, order: &Order) -> Result<Vec<Fill>, String> {
        let kind = match &*order.time_in_force {
            "ioc" => Kind::ImmediateOrCancel,
            "fok" => Kind::FillOrKill,
            _ => Kind::Limit,
        };
        self.0.enter(order.id, order.is_buy, order.price, order.quantity, kind).map(fills)
    }

    fn cancel(&mut self, id: u64) -> Result<(), String> {
        self.0.cancel(id).map(|_| ())
    }

    fn replace(
        &mut self, id: u64, price: Option<i64>, quantity: Option<i64>,
    ) -> Result<Option<Vec<Fill>>, String> {
        Ok(self.0.replace(id, price, quantity)?.map(fills))
    }

    fn book(&self, _instrument: &str) -> (Vec<Resting>, Vec<Resting>) {
        let side = |is_buy| {
            let row = |order: &example_book::Order| Resting {
                id: order.id, price: order.price, leaves: order.leaves,
            };
            self.0.orders(is_buy).map(row).collect()
        };
        (side(true), side(false))
    }
}

fn main() {
    serve(Example(Book::default()));
}
