import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The adapter of the example book: what an adapter of a plain engine looks like. */
public final class ExampleAdapter extends AssayAdapter {
  private ExampleBook book = new ExampleBook();

  public String name() { return "example"; }

  public String version() { return "1.0"; }

  public String capabilities() {
    return "market ioc fok replace duplicates unknownCancels trades tradeIDs tradePrices reasons orders";
  }

  public Map<String, String> conventions() {
    return Map.of(
        "decreasePriority", "keeps", "replaceQuantity", "total", "replaceBelowFilled", "cancels",
        "marketRemainder", "cancels", "identifierReuse", "onceDead");
  }

  public void reset(List<Map<String, Object>> instruments, Map<String, Object> conventions) {
    book = new ExampleBook();
  }

  public List<Fill> enter(Order order) {
    var kind = switch (order.timeInForce()) {
      case "ioc" -> ExampleBook.Kind.IMMEDIATE_OR_CANCEL;
      case "fok" -> ExampleBook.Kind.FILL_OR_KILL;
      default -> ExampleBook.Kind.LIMIT;
    };
    return fills(() -> book.enter(order.id(), order.isBuy(), order.price(), order.quantity(), kind));
  }

  public void cancel(long id) {
    fills(() -> { book.cancel(id); return null; });
  }

  public List<Fill> replace(long id, Long price, Long quantity) {
    return fills(() -> book.replace(id, price, quantity));
  }

  public List<Resting> book(String instrument, boolean isBuy) {
    return book.orders(isBuy).stream().map(one -> new Resting(one.id, one.price, one.leaves)).toList();
  }

  /** What the book does, in the words of the kit. */
  private static List<Fill> fills(Supplier<List<ExampleBook.Fill>> request) {
    try {
      var fills = request.get();
      return fills == null ? null
          : fills.stream().map(one -> new Fill(one.maker(), one.price(), one.quantity())).toList();
    } catch (ExampleBook.Refused refusal) {
      throw new Rejected(refusal.getMessage());
    }
  }

  public static void main(String[] words) throws IOException {
    new ExampleAdapter().serve();
  }
}
