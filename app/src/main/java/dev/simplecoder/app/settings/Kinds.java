package dev.simplecoder.app.settings;

import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.settings.Kind.Shape;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of values that keys have. */
final class Kinds {

  private static final Pattern NAME = Pattern.compile("[\\p{Graph}&&[^\"']]{1,200}");
  private static final Pattern SECRET = Pattern.compile("\\p{Graph}{1,4096}");
  private static final Pattern LINE = Pattern.compile("(?=.*\\S)\\P{Cntrl}{1,4096}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private Kinds() {}

  /** A name without blanks. */
  static Kind<String> name(String expected) {
    return matching(NAME, expected, Function.identity());
  }

  /** A name that is never shown. */
  static Kind<String> secret(String expected) {
    return matching(SECRET, expected, _ -> "(hidden)");
  }

  /** As a shell takes it. */
  static Kind<String> commandLine() {
    return matching(LINE, "a command of one line", Function.identity());
  }

  private static Kind<String> matching(
      Pattern pattern, String expected, Function<String, String> writer) {
    return new Kind<>(
        String.class,
        Shape.TEXT,
        expected,
        (text, _) -> Optional.of(text).filter(pattern.asMatchPredicate()),
        writer);
  }

  static Kind<Integer> whole(int least, int most) {
    return new Kind<>(
        Integer.class,
        Shape.WHOLE,
        "a whole number from " + least + " to " + most,
        (text, _) -> integer(text).filter(value -> least <= value && value <= most),
        String::valueOf);
  }

  private static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Kind<Double> decimal(double least, double most) {
    return new Kind<>(
        Double.class,
        Shape.DECIMAL,
        "a number from " + least + " to " + most,
        (text, _) -> number(text).filter(value -> least <= value && value <= most),
        String::valueOf);
  }

  private static Optional<Double> number(String text) {
    return Optional.of(text).filter(NUMBER.asMatchPredicate()).map(Double::valueOf);
  }

  static Kind<Boolean> flag() {
    return new Kind<>(
        Boolean.class,
        Shape.FLAG,
        "true or false",
        (text, _) ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            },
        String::valueOf);
  }

  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    return new Kind<>(
        type,
        Shape.TEXT,
        "one of " + all.stream().map(Kinds::lower).collect(Collectors.joining(", ")),
        (text, _) -> all.stream().filter(value -> lower(value).equals(text)).findFirst(),
        Kinds::lower);
  }

  static Kind<Rule> rule() {
    return new Kind<>(
        Rule.class,
        Shape.TEXT,
        "one of " + Stream.of(Rule.values()).map(Rule::word).collect(Collectors.joining(", ")),
        (text, _) -> Rule.named(text),
        Rule::word);
  }

  /** Without blanks, none twice. */
  static Kind<List<String>> names(String expected) {
    return list(expected, name(expected));
  }

  /** None twice. */
  static Kind<List<URI>> addresses() {
    return list("addresses such as \"http://127.0.0.1:8080\" with commas between them", address());
  }

  @SuppressWarnings("unchecked") // a list has no class that says of what
  private static <T> Kind<List<T>> list(String expected, Kind<T> one) {
    return new Kind<>(
        (Class<List<T>>) (Class<?>) List.class,
        Shape.TEXT,
        expected,
        (text, base) -> list(text, part -> one.reader().read(part, base)),
        all -> all.stream().map(one.writer()).collect(Collectors.joining(",")));
  }

  private static <T> Optional<List<T>> list(String text, Function<String, Optional<T>> reader) {
    if (text.isBlank()) {
      return Optional.of(List.of());
    }
    List<Optional<T>> all =
        Pattern.compile(",").splitAsStream(text).map(String::strip).map(reader).toList();
    return Optional.of(all.stream().flatMap(Optional::stream).distinct().toList())
        .filter(_ -> all.stream().allMatch(Optional::isPresent));
  }

  static Kind<Routing> routing() {
    return new Kind<>(
        Routing.class,
        Shape.TEXT,
        "on, off or fixed:MODEL",
        (text, _) -> Routing.read(text),
        Routing::written);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Written with units, since a bare number would be guessed at. */
  static Kind<Duration> duration(Duration least, Duration most) {
    return new Kind<>(
        Duration.class,
        Shape.TEXT,
        "a duration such as \"90s\", \"30m\" or \"1h30m\", from "
            + shown(least)
            + " to "
            + shown(most),
        (text, _) -> read(text).filter(it -> least.compareTo(it) <= 0 && it.compareTo(most) <= 0),
        Kinds::shown);
  }

  private static Optional<Duration> read(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(part(matcher, 1))
            .plusMinutes(part(matcher, 2))
            .plusSeconds(part(matcher, 3)));
  }

  private static long part(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String shown(Duration duration) {
    return Stream.of(
            unit(duration.toHours(), "h"),
            unit(duration.toMinutesPart(), "m"),
            unit(duration.toSecondsPart(), "s"))
        .collect(Collectors.joining());
  }

  private static String unit(long count, String name) {
    return count == 0 ? "" : count + name;
  }

  static Kind<URI> address() {
    return new Kind<>(
        URI.class,
        Shape.TEXT,
        "an address such as \"http://127.0.0.1:11434\"",
        (text, _) -> uri(text),
        URI::toString);
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return Optional.of(uri)
          .filter(_ -> web && uri.getHost() != null)
          .filter(_ -> uri.getUserInfo() == null && uri.getQuery() == null)
          .filter(_ -> uri.getFragment() == null && uri.getPort() <= 65_535);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  static Kind<Path> folder() {
    return new Kind<>(Path.class, Shape.TEXT, "the path of a folder", Kinds::path, Path::toString);
  }

  private static Optional<Path> path(String text, Path base) {
    try {
      return Optional.of(text).filter(it -> !it.isEmpty()).map(it -> base.resolve(it).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
