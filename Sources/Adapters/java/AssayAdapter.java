import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kit for engines that Java can call: one file, no dependency, Java 17 or newer.
 *
 * <p>An adapter extends this class, and its {@code main} ends by {@code new MyAdapter().serve()}. The kit
 * speaks the protocol over standard input and output: the handshake, batches, one answer a request,
 * numbers beyond 2^53, and the answers that follow from others. What the engine prints to
 * {@code System.out} goes to standard error. Ids are unsigned: {@code Long.toUnsignedString} shows one.
 */
public abstract class AssayAdapter {
  /** An order of the suite. Prices and quantities are whole units; a market order has no price. */
  public record Order(
      long id, String instrument, boolean isBuy, Long price, long quantity, String timeInForce,
      Long expires, Long account) {}

  /** A trade of the incoming order with a resting one. */
  public record Fill(long maker, long price, long quantity) {}

  /** An order of a book. */
  public record Resting(long id, long price, long leaves) {}

  /** How far the engine's numbers reach; what is null has no limit. */
  public record Limits(
      Long orderID, Long leastPrice, Long greatestPrice, Long quantity, Integer instruments,
      Integer orders) {
    /** No limits at all. */
    public static final Limits NONE = new Limits(null, null, null, null, null, null);
  }

  /**
   * The engine refuses; the message is the reason, in a word of the protocol, or null where it does not
   * say why.
   */
  public static class Rejected extends RuntimeException {
    public Rejected(String reason) {
      super(reason);
    }
  }

  /** Thrown by {@code reset}: the engine can't trade these instruments or follow these conventions. */
  public static class Unsupported extends RuntimeException {
    public Unsupported(String why) {
      super(why);
    }
  }

  public abstract String name();

  public abstract String version();

  /** What the engine can do, in words with spaces between them. */
  public abstract String capabilities();

  /** The choices that the engine has made for good: {@code Map.of("marketRemainder", "cancels")}. */
  public Map<String, String> conventions() {
    return Map.of();
  }

  /** How far the engine's numbers reach. */
  public Limits limits() {
    return Limits.NONE;
  }

  /**
   * Starts anew with empty books. Instruments and conventions are those of the request. It throws
   * {@code Unsupported} if the engine can't.
   */
  public abstract void reset(List<Map<String, Object>> instruments, Map<String, Object> conventions);

  /** Enters an order and returns what was traded at once. */
  public abstract List<Fill> enter(Order order);

  public abstract void cancel(long id);

  /** Changes what is not null; returns what was traded, or null if the order ended by it. */
  public List<Fill> replace(long id, Long price, Long quantity) {
    throw new UnsupportedOperationException("replace");
  }

  /** The orders of a side, the best first. */
  public abstract List<Resting> book(String instrument, boolean isBuy);

  private List<String> symbols = List.of();

  /** Answers requests until the suite stops. */
  public final void serve() throws IOException {
    var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    System.setOut(System.err);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      Map<String, Object> request = object(new Reader(line).value());
      String answer;
      try {
        answer = answer(request);
      } catch (RuntimeException error) {
        error.printStackTrace();
        answer = "{\"error\":" + quoted(error.toString()) + "}";
      }
      answers.print(answer + "\n");
      answers.flush();
      if ("stop".equals(request.get("ask"))) return;
    }
  }

  private String answer(Map<String, Object> request) {
    switch ((String) request.get("ask")) {
      case "start":
        return introduction();
      case "reset":
        var instruments = objects(request.get("instruments"));
        symbols = instruments.stream().map(one -> (String) one.get("symbol")).toList();
        try {
          reset(instruments, object(request.get("conventions")));
        } catch (Unsupported refusal) {
          return "{\"unsupported\":" + quoted(refusal.getMessage()) + "}";
        }
        return "{\"ok\":true}";
      case "commands":
        var lists = objects(request.get("commands")).stream().map(one -> "[" + events(one) + "]");
        return "{\"events\":[" + String.join(",", lists.toList()) + "]}";
      case "book":
        var instrument = (String) request.get("instrument");
        return "{\"bids\":" + rows(book(instrument, true)) + ",\"asks\":"
            + rows(book(instrument, false)) + "}";
      case "stop":
        return "{\"ok\":true}";
      default:
        return "{\"error\":\"the kit does not know this request\"}";
    }
  }

  private String introduction() {
    var choices = new ArrayList<String>();
    conventions().forEach((key, word) -> choices.add(quoted(key) + ":" + quoted(word)));
    return "{\"assay\":1,\"name\":" + quoted(name()) + ",\"version\":" + quoted(version())
        + ",\"language\":\"Java\",\"capabilities\":[\"" + capabilities().replace(" ", "\",\"")
        + "\"],\"conventions\":{" + String.join(",", choices) + "},\"limits\":{"
        + String.join(",", members(limits())) + "}}";
  }

  private static List<String> members(Limits limits) {
    var members = new ArrayList<String>();
    if (limits.orderID() != null) {
      members.add("\"orderID\":\"" + Long.toUnsignedString(limits.orderID()) + "\"");
    }
    if (limits.leastPrice() != null && limits.greatestPrice() != null) {
      members.add("\"price\":[" + number(limits.leastPrice().longValue()) + ","
          + number(limits.greatestPrice().longValue()) + "]");
    }
    if (limits.quantity() != null) {
      members.add("\"quantity\":" + number(limits.quantity().longValue()));
    }
    if (limits.instruments() != null) members.add("\"instruments\":" + limits.instruments());
    if (limits.orders() != null) members.add("\"orders\":" + limits.orders());
    return members;
  }

  private String events(Map<String, Object> command) {
    try {
      switch ((String) command.get("do")) {
        case "new":
          return entered(command);
        case "cancel":
          cancel(id(command.get("id")));
          return "{\"event\":\"canceled\"}";
        case "replace":
          var fills = replace(
              id(command.get("id")), number(command.get("price")), number(command.get("quantity")));
          return fills == null
              ? "{\"event\":\"canceled\"}" : "{\"event\":\"replaced\"}" + trades(fills);
        default:
          throw new UnsupportedOperationException((String) command.get("do"));
      }
    } catch (Rejected refusal) {
      String reason = refusal.getMessage();
      return reason == null || reason.isEmpty() ? "{\"event\":\"rejected\"}"
          : "{\"event\":\"rejected\",\"reason\":" + quoted(reason) + "}";
    }
  }

  private String entered(Map<String, Object> command) {
    if (!symbols.contains(command.get("instrument"))) throw new Rejected("unknownInstrument");
    var account = command.get("account");
    var order = new Order(
        id(command.get("id")), (String) command.get("instrument"), "buy".equals(command.get("side")),
        number(command.get("price")), number(command.get("quantity")),
        (String) command.get("timeInForce"), number(command.get("expires")),
        account == null ? null : id(account));
    var fills = enter(order);
    long filled = fills.stream().mapToLong(Fill::quantity).sum();
    boolean rests = order.price() != null && !order.timeInForce().matches("ioc|fok");
    String end = rests || filled == order.quantity() ? "" : ",{\"event\":\"canceled\"}";
    return "{\"event\":\"accepted\"}" + trades(fills) + end;
  }

  private static String trades(List<Fill> fills) {
    var text = new StringBuilder();
    for (Fill fill : fills) {
      text.append(",{\"event\":\"traded\",\"maker\":\"").append(Long.toUnsignedString(fill.maker()))
          .append("\",\"price\":").append(number(fill.price())).append(",\"quantity\":")
          .append(number(fill.quantity())).append("}");
    }
    return text.toString();
  }

  private static String rows(List<Resting> orders) {
    return orders.stream().map(order -> "{\"id\":\"" + Long.toUnsignedString(order.id())
        + "\",\"price\":" + number(order.price()) + ",\"leaves\":" + number(order.leaves()) + "}")
        .toList().toString();
  }

  /** Beyond 2^53 numbers travel as strings of digits. */
  private static String number(long value) {
    return Math.abs(value) > 1L << 53 ? "\"" + value + "\"" : Long.toString(value);
  }

  private static Long number(Object value) {
    return value == null ? null : Long.valueOf((String) value);
  }

  private static long id(Object value) {
    return Long.parseUnsignedLong((String) value);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char next : String.valueOf(text).toCharArray()) {
      if (next == '"' || next == '\\') quoted.append('\\');
      quoted.append(next < ' ' ? ' ' : next);
    }
    return quoted.append('"').toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object value) {
    return (List<Map<String, Object>>) value;
  }

  /** Reads a line, which is right: the suite wrote it. Numbers are kept as text. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Object value() {
      char first = next();
      if (first == '"') return string();
      if (first == '{') {
        var members = new LinkedHashMap<String, Object>();
        for (char mark = next(); mark != '}'; mark = next()) {
          if (mark == ',') continue;
          String key = string();
          next();
          members.put(key, value());
        }
        return members;
      }
      if (first == '[') {
        var elements = new ArrayList<Object>();
        for (char mark = next(); mark != ']'; mark = next()) {
          if (mark == ',') continue;
          at--;
          elements.add(value());
        }
        return elements;
      }
      int start = at - 1;
      while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) at++;
      return text.substring(start, at);
    }

    /** The next character that is no blank. */
    private char next() {
      while (Character.isWhitespace(text.charAt(at))) at++;
      return text.charAt(at++);
    }

    /** The rest of a string, behind its first quote. */
    private String string() {
      var string = new StringBuilder();
      for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) {
        if (next != '\\') {
          string.append(next);
          continue;
        }
        char escaped = text.charAt(at++);
        if (escaped == 'u') {
          string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        } else {
          string.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
        }
      }
      return string.toString();
    }
  }
}
