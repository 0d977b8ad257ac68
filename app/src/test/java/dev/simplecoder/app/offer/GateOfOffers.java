package dev.simplecoder.app.offer;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Lets everything pass but what it was told to refuse, and remembers what it was asked. */
final class GateOfOffers implements Gate {

  final List<String> asked = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private Runnable whileJudging = () -> {};

  /** Such as {@code wished next_step}. */
  void refuses(String what) {
    refused.add(what);
  }

  void whileJudging(Runnable happens) {
    whileJudging = happens;
  }

  @Override
  public Judged judge(Suggestion suggestion) {
    String stage =
        switch (suggestion.stage()) {
          case Stage.Wished() -> "wished";
          case Stage.Made(Verified _, int _) -> "made";
        };
    String what = stage + " " + suggestion.kind().word();
    asked.add(what);
    whileJudging.run();
    double p = refused.contains(what) ? 0.25 : 0.75;
    Item.Stage item = stage.equals("made") ? new Item.Made(p, 0) : new Item.Wished(p);
    var decision = Decision.byBar(item, 0.5, List.of());
    String line = asked.size() + ": " + decision.verdict();
    return new Judged(OptionalLong.of(asked.size()), decision, Mode.ON, List.of(), line);
  }

  @Override
  public void label(long id, Label label) {
    String seconds =
        label.decideSeconds().isPresent() ? "" + label.decideSeconds().getAsDouble() : "-";
    heard.add(id + " " + label.word() + " " + seconds);
  }

  @Override
  public void overrule(long id, Overrule why) {
    heard.add(id + " " + why);
  }
}
