import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plain order book with price-time priority, as an engine to write an adapter for. It knows nothing of
 * the suite. */
final class ExampleBook {
  enum Kind { LIMIT, IMMEDIATE_OR_CANCEL, FILL_OR_KILL }

  static final class Order {
    final long id;
    final boolean isBuy;
    long price;
    long leaves;
    long filled;

    Order(long id, boolean isBuy, long price, long leaves) {
      this.id = id;
      this.isBuy = isBuy;
      this.price = price;
      this.leaves = leaves;
    }
  }

  record Fill(long maker, long price, long quantity) {}

  /** The book does not take the request; the message is why, in one word. */
  static final class Refused extends RuntimeException {
    Refused(String why) {
      super(why);
    }
  }

  /** At each price the orders by age, the best price first. */
  private final TreeMap<Long, Map<Long, Order>> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Map<Long, Order>> asks = new TreeMap<>();
  private final Map<Long, Order> orders = new HashMap<>();

  /** The orders of a side, the best first. */
  List<Order> orders(boolean isBuy) {
    var all = new ArrayList<Order>();
    side(isBuy).values().forEach(level -> all.addAll(level.values()));
    return all;
  }

  /** Takes an order; without a price it trades at any, and never rests. */
  List<Fill> enter(long id, boolean isBuy, Long price, long quantity, Kind kind) {
    if (orders.containsKey(id)) throw new Refused("duplicateOrder");
    if (quantity <= 0) throw new Refused("quantityNotPositive");
    long limit = price != null ? price : isBuy ? Long.MAX_VALUE : Long.MIN_VALUE;
    var order = new Order(id, isBuy, limit, quantity);
    if (kind == Kind.FILL_OR_KILL && !isFillable(order)) return List.of();
    return match(order, price != null && kind == Kind.LIMIT);
  }

  Order cancel(long id) {
    Order order = at(id);
    orders.remove(id);
    var level = side(order.isBuy).get(order.price);
    level.remove(id);
    if (level.isEmpty()) side(order.isBuy).remove(order.price);
    return order;
  }

  /** Gives an order a new price or a new total quantity, what was filled included. It keeps its place if
   * only the quantity changes and does not grow. Null if nothing of it is left to trade. */
  List<Fill> replace(long id, Long price, Long quantity) {
    Order order = at(id);
    if (quantity != null && quantity <= 0) throw new Refused("quantityNotPositive");
    long leaves = quantity == null ? order.leaves : quantity - order.filled;
    boolean keeps = price == null || price == order.price;
    if (leaves > 0 && keeps && leaves <= order.leaves) {
      order.leaves = leaves;
      return List.of();
    }
    cancel(id);
    if (leaves <= 0) return null;
    if (price != null) order.price = price;
    order.leaves = leaves;
    return match(order, true);
  }

  private TreeMap<Long, Map<Long, Order>> side(boolean isBuy) {
    return isBuy ? bids : asks;
  }

  private Order at(long id) {
    Order order = orders.get(id);
    if (order == null) throw new Refused("unknownOrder");
    return order;
  }

  private static boolean crosses(Order order, long price) {
    return order.isBuy ? price <= order.price : price >= order.price;
  }

  private boolean isFillable(Order order) {
    long missing = order.leaves;
    for (Order maker : orders(!order.isBuy)) {
      if (!crosses(order, maker.price)) return false;
      if (maker.leaves >= missing) return true;
      missing -= maker.leaves;
    }
    return false;
  }

  private List<Fill> match(Order order, boolean rests) {
    var fills = new ArrayList<Fill>();
    var others = side(!order.isBuy);
    while (order.leaves > 0 && !others.isEmpty() && crosses(order, others.firstKey())) {
      Order maker = others.firstEntry().getValue().values().iterator().next();
      long quantity = Math.min(order.leaves, maker.leaves);
      fills.add(new Fill(maker.id, maker.price, quantity));
      for (Order party : List.of(order, maker)) {
        party.leaves -= quantity;
        party.filled += quantity;
      }
      if (maker.leaves == 0) cancel(maker.id);
    }
    if (rests && order.leaves > 0) {
      side(order.isBuy).computeIfAbsent(order.price, price -> new LinkedHashMap<>())
          .put(order.id, order);
      orders.put(order.id, order);
    }
    return fills;
  }
}
