package dev.simplecoder.app.offer;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Traits;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** An offer as the gate is told of it: numbers, and words from tables. */
final class OfferFacts {

  /** Of seeing that there is a line. */
  private static final double LOOK_SECONDS = 0.5;

  /** Silent reading of short texts. */
  private static final double CHARACTERS_READ_A_SECOND = 24;

  /** Of a line that is not there yet. */
  private static final int USUAL_CHARACTERS = 50;

  /** Of its reply. */
  private static final int USUAL_TOKENS = 20;

  /** Where nothing is known of the server. */
  private static final double TOKENS_A_SECOND = 10;

  private final Offers.Wish wish;
  private final Turn turn;

  OfferFacts(Offers.Wish wish, Turn turn) {
    this.wish = wish;
    this.turn = turn;
  }

  /** A next step that the model could be asked for. */
  Suggestion wished(Instant now) {
    return new Suggestion(
        wish.session(),
        Kind.NEXT_STEP,
        new Observation(numbers(now), texts(now)),
        costs(Cost.estimated(generation()), USUAL_CHARACTERS),
        new Stage.Wished());
  }

  /**
   * Something that can be shown.
   *
   * @param generation while the person waited at the prompt
   */
  Suggestion made(Offer offer, Duration generation, Instant now) {
    Map<String, Double> numbers = numbers(now);
    numbers.put("written_chars", (double) offer.text().length());
    return new Suggestion(
        wish.session(),
        offer.kind(),
        new Observation(numbers, texts(now)),
        costs(Cost.measured(Traits.seconds(generation)), offer.text().length()),
        new Stage.Made(Verified.NOTHING, 0));
  }

  /** What is taken as it is saves typing as much; nothing of it is edited. */
  private Costs costs(Cost generation, int characters) {
    return new Costs(
        generation,
        Cost.estimated(LOOK_SECONDS + characters / CHARACTERS_READ_A_SECOND),
        Cost.estimated(0),
        Cost.estimated(characters / wish.charactersASecond()));
  }

  /** As fast as the last reply was written. */
  private double generation() {
    double took = Traits.seconds(turn.usage().decode());
    int tokens = turn.usage().completionTokens();
    double speed = 0 < took && 0 < tokens ? tokens / took : TOKENS_A_SECOND;
    return USUAL_TOKENS / speed;
  }

  private Map<String, Double> numbers(Instant now) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("prompt_words", (double) Traits.words(turn.request()));
    numbers.put("turn", (double) wish.tasks());
    numbers.put("since_prompt_s", Traits.seconds(Duration.between(turn.asked(), now)));
    numbers.put("context_tokens", (double) turn.usage().promptTokens());
    turn.testsFail().ifPresent(fail -> numbers.put("tests_failing", fail ? 1.0 : 0.0));
    return numbers;
  }

  private Map<String, String> texts(Instant now) {
    return Traits.texts(
        Traits.form(turn.request()),
        turn.isPlanned() ? "plan" : "edit",
        LocalTime.ofInstant(now, ZoneId.systemDefault()),
        Traits.language(turn.written().stream().map(path -> path.value()).toList()));
  }
}
