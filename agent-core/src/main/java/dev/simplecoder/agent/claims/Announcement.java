package dev.simplecoder.agent.claims;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an answer says that will be done. */
final class Announcement {

  /** So many sentences are an announcement with its reasons, and more are an explanation. */
  static final int FEW = 3;

  private static final String WORK =
      "(?:create|write|read|look|check|open|list|search|find|add|update|change|edit|modify|fix|implement|inspect"
          + "|examine|explore|start|begin|run|test|refactor|rename|remove|delete|move|replace|make|proceed|review"
          + "|analy[sz]e|investigate|take a look|see what|use|call|apply|get|generate|verify|locate|scan|view"
          + "|(?:creat|writ|read|look|check|add|updat|chang|edit|fix|list|search|inspect|examin)ing)\\b";

  private static final Pattern WILL =
      Pattern.compile(
          "(?:^|[,;:.\u2013\u2014-]\\s*|\\b(?:and|then|so|now|next|first|step|but)\\s+)"
              + "(?:(?:ok|okay|sure|great|now|next|first|then|so|finally|step)[,.:]?\\s+)*"
              + "(?:i'll|i will|i am going to|i'm going to|we'll|we will|let me|let's|let us|i need to|i should|i have to|we need to|i must|i am about to|i'm about to)\\s+"
              + "(?:(?:now|first|then|next|also|start by|begin by|need to|have to|go ahead and|just|quickly|try to|continue to)\\s+)*"
              + WORK);

  /** Work for later, or only if the person wants it. */
  private static final Pattern OFFER =
      Pattern.compile(
          "\\b(?:if you|if needed|would you|let me know|should you|when you|once you|on request|whenever|happy to|feel free|as soon as you|after you|tell me|you can|you could|in the future|unless|yourself|on your)\\b");

  private static final Pattern TO_THE_PERSON =
      Pattern.compile(
          "\\b(?:you|your|which|should i|shall i|do i)\\b.*\\?$|^please (?:provide|paste|share|send|give|show|tell|specify|clarify|confirm|name|choose|let me)\\b");

  private static final Pattern DENIED =
      Pattern.compile("\\b(?:not|never|cannot|can't|won't|unable)\\b");

  private Announcement() {}

  /** Whether it is the person's turn; a question may have a promise behind it. */
  static boolean asksThePerson(List<Sentence> sentences) {
    Sentence last = sentences.getLast();
    boolean asked =
        sentences.subList(Math.max(0, sentences.size() - 2), sentences.size()).stream()
            .anyMatch(sentence -> TO_THE_PERSON.matcher(low(sentence)).find());
    return asked || last.isQuestion() || (!last.isLead() && OFFER.matcher(low(last)).find());
  }

  /** Whether the last that is said, or one of few sentences, is what comes next. */
  static boolean endsWith(List<Sentence> sentences) {
    List<Sentence> last =
        sentences.size() <= FEW
            ? sentences
            : sentences.subList(sentences.size() - 1, sentences.size());
    return last.stream().anyMatch(Announcement::announces);
  }

  /** The file that the request speaks of, for code that names none. */
  static Optional<FilePath> fileIn(String request, CodeBlock block) {
    if (block.label().isEmpty() || block.isForAShell()) {
      return Optional.empty();
    }
    return Stream.of(request.split("[\\s`*\"(),:=]+"))
        .flatMap(word -> FilePath.in(word).stream())
        .findFirst();
  }

  private static boolean announces(Sentence sentence) {
    String text = low(sentence);
    return WILL.matcher(text).find()
        && !OFFER.matcher(text).find()
        && !DENIED.matcher(text).find()
        && !sentence.isQuestion();
  }

  private static String low(Sentence sentence) {
    return sentence.text().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
