package dev.simplecoder.app.render;

import dev.simplecoder.app.review.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The person at the terminal, who decides about changes. */
public final class TerminalPerson implements Person {

  /** Each answer: its word in the question, and its line of help. */
  private record Offer(Choice choice, String word, String help) {}

  private static final List<Offer> OFFERS =
      List.of(
          new Offer(Choice.ONCE, "[y]es once", "  y  yes, apply them this once (a does so too)"),
          new Offer(
              Choice.SESSION,
              "[s]ession",
              "  s  yes, and do so without a question until the session ends"),
          new Offer(
              Choice.PROJECT,
              "[p]roject",
              "  p  yes, and do so without a question in this project from now on\n"
                  + "     (to take it back: simplecoder permissions revoke)"),
          new Offer(
              Choice.EDIT,
              "[e]dit",
              "  e  edit the new files in $VISUAL or $EDITOR, then ask again"),
          new Offer(Choice.FILES, "[f]iles", "  f  decide file by file"),
          new Offer(Choice.HUNKS, "[h]unks", "  h  decide hunk by hunk"),
          new Offer(Choice.LATER, "[l]ater", "  l  decide later; the changes stay as they are"));

  private static final List<String> TAKE_HELP =
      List.of(
          "  y  take it",
          "  n  leave it out",
          "  a  take it and everything that follows",
          "  q  leave it out and everything that follows");

  private final Prompter prompter;

  public TerminalPerson(Prompter prompter) {
    this.prompter = prompter;
  }

  @Override
  public boolean canBeAsked() {
    return prompter.canAsk();
  }

  @Override
  public void tell(String line) {
    prompter.tell(line);
  }

  @Override
  public boolean wantsToSee(String why) throws InterruptedException {
    return prompter
        .ask(why + ". [s]how, [N]o?")
        .filter(typed -> typed.equals("s") || typed.equals("show"))
        .isPresent();
  }

  @Override
  public Choice decide(Question question) throws InterruptedException {
    String text = text(question);
    while (true) {
      Optional<String> typed = prompter.ask(text);
      if (typed.isEmpty()) {
        return Choice.GONE;
      }
      Optional<Choice> choice =
          choice(typed.get(), question.ending()).filter(question.offered()::contains);
      if (choice.isPresent()) {
        return choice.get();
      }
      switch (typed.get()) {
        case "d", "diff" ->
            prompter.tell(
                new DiffRenderer(prompter.style(), Integer.MAX_VALUE).lines(question.diff()));
        default -> prompter.tell(help(question));
      }
    }
  }

  @Override
  public Take take(Part part) throws InterruptedException {
    prompter.tell(new DiffRenderer(prompter.style(), Integer.MAX_VALUE).lines(part.diff()));
    while (true) {
      Optional<String> typed =
          prompter.ask(
              "Take this, %d of %d? [y]es, [n]o, [a]ll from here, [q]uit here, [?]"
                  .formatted(part.number(), part.of()));
      if (typed.isEmpty()) {
        return Take.NONE;
      }
      switch (typed.get()) {
        case "y", "yes" -> {
          return Take.YES;
        }
        case "n", "no" -> {
          return Take.NO;
        }
        case "a", "all" -> {
          return Take.ALL;
        }
        case "q", "quit" -> {
          return Take.NONE;
        }
        default -> prompter.tell(TAKE_HELP);
      }
    }
  }

  private static Optional<Choice> choice(String typed, Ending ending) {
    return switch (typed) {
      case "y", "yes", "a", "apply" -> Optional.of(Choice.ONCE);
      case "s", "session" -> Optional.of(Choice.SESSION);
      case "p", "project" -> Optional.of(Choice.PROJECT);
      case "e", "edit" -> Optional.of(Choice.EDIT);
      case "f", "files" -> Optional.of(Choice.FILES);
      case "h", "hunks" -> Optional.of(Choice.HUNKS);
      case "l", "later" -> Optional.of(Choice.LATER);
      case "n", "no" -> Optional.of(Choice.NO);
      case "" ->
          switch (ending) {
            case UNFINISHED, BROKEN, WITHHELD, UNASKED -> Optional.of(Choice.NO);
            case FINISHED -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static List<String> help(Question question) {
    List<String> lines = new ArrayList<>();
    OFFERS.stream()
        .filter(offer -> question.offered().contains(offer.choice()))
        .flatMap(offer -> offer.help().lines())
        .forEach(lines::add);
    lines.add("  d  show the whole diff");
    lines.add("  n  no; the changes are kept as a patch");
    return lines;
  }

  private static String text(Question question) {
    String what =
        "Apply "
            + Quantity.of(question.paths().size(), "file")
            + " below "
            + question.root()
            + "? "
            + OFFERS.stream()
                .filter(offer -> question.offered().contains(offer.choice()))
                .map(offer -> offer.word() + ", ")
                .collect(Collectors.joining());
    return switch (question.ending()) {
      case FINISHED -> what + "[d]iff, [n]o, [?]";
      case BROKEN -> "This breaks what worked. " + what + "[d]iff, [N]o, [?]";
      case WITHHELD -> "This was held back. " + what + "[d]iff, [N]o, [?]";
      case UNASKED -> what + "[d]iff, [N]o, [?]";
      case UNFINISHED -> "The task is not done. " + what + "[d]iff, [N]o, [?]";
    };
  }
}
