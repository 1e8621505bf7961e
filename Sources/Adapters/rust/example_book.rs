//! A plain order book with price-time priority, as an engine to write an adapter for. It knows nothing
//! of the suite.

use std::collections::{BTreeMap, HashMap, VecDeque};

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Limit,
    ImmediateOrCancel,
    FillOrKill,
}

#[derive(Clone)]
pub struct Order {
    pub id: u64,
    pub is_buy: bool,
    pub price: i64,
    pub leaves: i64,
    filled: i64,
}

/// The maker, the price, the quantity.
pub type Fill = (u64, i64, i64);

/// The levels of a side by rank: the smaller, the better.
type Side = BTreeMap<i128, VecDeque<Order>>;

#[derive(Default)]
pub struct Book {
    bids: Side,
    asks: Side,
    /// Where each order stands.
    places: HashMap<u64, (bool, i128)>,
}

fn rank(is_buy: bool, price: i64) -> i128 {
    if is_buy { -i128::from(price) } else { i128::from(price) }
}

impl Book {
    /// The orders of a side, the best first.
    pub fn orders(&self, is_buy: bool) -> impl Iterator<Item = &Order> {
        (if is_buy { &self.bids } else { &self.asks }).values().flatten()
    }

    /// Takes an order; without a price it trades at any, and never rests.
    pub fn enter(
        &mut self, id: u64, is_buy: bool, price: Option<i64>, quantity: i64, kind: Kind,
    ) -> Result<Vec<Fill>, String> {
        if self.places.contains_key(&id) {
            return Err("duplicateOrder".to_string());
        }
        if quantity <= 0 {
            return Err("quantityNotPositive".to_string());
        }
        let rests = kind == Kind::Limit && price.is_some();
        let price = price.unwrap_or(if is_buy { i64::MAX } else { i64::MIN });
        let order = Order { id, is_buy, price, leaves: quantity, filled: 0 };
        if kind == Kind::FillOrKill && !self.is_fillable(&order) {
            return Ok(vec![]);
        }
        Ok(self.trade(order, rests))
    }

    pub fn cancel(&mut self, id: u64) -> Result<Order, String> {
        let (is_buy, rank) = self.places.remove(&id).ok_or("unknownOrder")?;
        let side = if is_buy { &mut self.bids } else { &mut self.asks };
        let level = side.get_mut(&rank).ok_or("unknownOrder")?;
        let place = level.iter().position(|order| order.id == id).ok_or("unknownOrder")?;
        let order = level.remove(place).ok_or("unknownOrder")?;
        if level.is_empty() {
            side.remove(&rank);
        }
        Ok(order)
    }

    /// Gives an order a new price or a new total quantity, what was filled included. It keeps its place
    /// if only the quantity changes and does not grow. `None` if nothing of it is left to trade.
    pub fn replace(
        &mut self, id: u64, price: Option<i64>, quantity: Option<i64>,
    ) -> Result<Option<Vec<Fill>>, String> {
        let &(is_buy, rank) = self.places.get(&id).ok_or("unknownOrder")?;
        if quantity.is_some_and(|quantity| quantity <= 0) {
            return Err("quantityNotPositive".to_string());
        }
        let side = if is_buy { &mut self.bids } else { &mut self.asks };
        let level = side.get_mut(&rank).ok_or("unknownOrder")?;
        let order = level.iter_mut().find(|order| order.id == id).ok_or("unknownOrder")?;
        let leaves = quantity.map_or(order.leaves, |quantity| quantity - order.filled);
        if leaves > 0 && leaves <= order.leaves && price.is_none_or(|price| price == order.price) {
            order.leaves = leaves;
            return Ok(Some(vec![]));
        }
        let mut order = self.cancel(id)?;
        if leaves <= 0 {
            return Ok(None);
        }
        order.price = price.unwrap_or(order.price);
        order.leaves = leaves;
        Ok(Some(self.trade(order, true)))
    }

    fn is_fillable(&self, order: &Order) -> bool {
        let mut missing = order.leaves;
        for maker in self.orders(!order.is_buy) {
            if rank(maker.is_buy, maker.price) > rank(maker.is_buy, order.price) {
                return false;
            }
            if maker.leaves >= missing {
                return true;
            }
            missing -= maker.leaves;
        }
        false
    }

    fn trade(&mut self, mut order: Order, rests: bool) -> Vec<Fill> {
        let mut fills = vec![];
        let others = if order.is_buy { &mut self.asks } else { &mut self.bids };
        while let Some(mut level) = others.first_entry() {
            if order.leaves == 0 || *level.key() > rank(!order.is_buy, order.price) {
                break;
            }
            while let Some(maker) = level.get_mut().front_mut() {
                let quantity = order.leaves.min(maker.leaves);
                if quantity == 0 {
                    break;
                }
                for party in [&mut order, &mut *maker] {
                    party.leaves -= quantity;
                    party.filled += quantity;
                }
                fills.push((maker.id, maker.price, quantity));
                if maker.leaves == 0 {
                    self.places.remove(&maker.id);
                    level.get_mut().pop_front();
                }
            }
            if level.get().is_empty() {
                level.remove();
            }
        }
        if rests && order.leaves > 0 {
            let rank = rank(order.is_buy, order.price);
            self.places.insert(order.id, (order.is_buy, rank));
            let side = if order.is_buy { &mut self.bids } else { &mut self.asks };
            side.entry(rank).or_default().push_back(order);
        }
        fills
    }
}
