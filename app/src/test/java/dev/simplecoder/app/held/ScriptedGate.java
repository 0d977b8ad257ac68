package dev.simplecoder.app.held;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Expects one probability after the other, with a bar of a half. */
final class ScriptedGate implements Gate {

  final List<Suggestion> asked = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  private final Deque<Double> expected;

  ScriptedGate(Double... expected) {
    this.expected = new ArrayDeque<>(List.of(expected));
  }

  @Override
  public Judged judge(Suggestion suggestion) {
    asked.add(suggestion);
    int left = armsLeft(suggestion);
    var decision = Decision.byBar(new Item.Made(expected.remove(), left), 0.5, List.of());
    String line = asked.size() + ": " + decision.verdict();
    return new Judged(OptionalLong.of(asked.size()), decision, Mode.ON, List.of("a test"), line);
  }

  static int armsLeft(Suggestion suggestion) {
    return ((Suggestion.Stage.Made) suggestion.stage()).armsLeft();
  }

  @Override
  public void label(long id, Label label) {
    heard.add(id + " " + label.word());
  }

  @Override
  public void overrule(long id, Overrule why) {
    heard.add(id + " " + why);
  }
}
