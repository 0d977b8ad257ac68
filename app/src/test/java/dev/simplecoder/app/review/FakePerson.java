package dev.simplecoder.app.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A person who gives prepared answers; where none is prepared, nobody is there. */
final class FakePerson implements Person {

  final List<String> told = new ArrayList<>();
  final List<Ending> asked = new ArrayList<>();
  final List<Part> parts = new ArrayList<>();
  Set<Choice> offered = Set.of();
  private final Deque<Take> takes = new ArrayDeque<>();
  private final boolean present;
  private boolean wantsToSee;
  private final Deque<Choice> choices;

  FakePerson(Choice... choices) {
    this.choices = new ArrayDeque<>(List.of(choices));
    this.present = choices.length != 0;
  }

  @Override
  public boolean canBeAsked() {
    return present;
  }

  @Override
  public boolean wantsToSee(String why) {
    told.add(why);
    return wantsToSee;
  }

  /** Wants to see what is held back. */
  FakePerson curious() {
    wantsToSee = true;
    return this;
  }

  @Override
  public Choice decide(Question question) throws InterruptedException {
    asked.add(question.ending());
    offered = question.offered();
    if (choices.isEmpty()) {
      throw new InterruptedException();
    }
    return choices.remove();
  }

  @Override
  public Take take(Part part) {
    parts.add(part);
    return takes.isEmpty() ? Take.NONE : takes.remove();
  }

  FakePerson taking(Take... answers) {
    takes.addAll(List.of(answers));
    return this;
  }

  @Override
  public void tell(String line) {
    told.add(line);
  }
}
