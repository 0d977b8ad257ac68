package dev.simplecoder.agent.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a sentence word by word for changes that its speaker claims to have made. */
final class ChangeReader {

  /** Who acts, as far as the sentence has come. */
  private enum Subject {
    /** Nobody is named: {@code Created a.py}. */
    UNSAID,
    SELF,
    OTHER
  }

  /** What a participle would mean here. */
  private enum Expected {
    NOTHING,
    /** {@code I …}. */
    ACTIVE,
    /** {@code it has …}. */
    PERFECT,
    /** {@code it was …}. */
    PAST,
    /** {@code it is …}. */
    STATE,
    /** {@code it has been …}, {@code it is now …}. */
    DONE
  }

  private final List<Word> words;
  private final List<Change> changes = new ArrayList<>();
  private Subject subject = Subject.UNSAID;
  private Expected expected = Expected.ACTIVE;
  private boolean conditional;
  private boolean denied;
  private boolean told;
  private int clause;

  private ChangeReader(List<Word> words) {
    this.words = words;
  }

  static List<Change> changes(Sentence sentence) {
    if (sentence.isQuestion()) {
      return List.of();
    }
    var reader = new ChangeReader(Word.of(sentence));
    for (int i = 0; i < reader.words.size(); i++) {
      reader.read(i);
    }
    return List.copyOf(reader.changes);
  }

  private void read(int i) {
    Word word = words.get(i);
    if (word.isOneOf(Grammar.SELF)) {
      if (0 < i && words.get(i - 1).text().equals(",")) {
        conditional = false;
      }
      subject = Subject.SELF;
      denied = false;
      told = false;
      clause = i;
      expected = Expected.ACTIVE;
    } else if (word.isOneOf(Grammar.CHANGED) && expects(i)) {
      claim(i);
      expected = Expected.NOTHING;
    } else if (!isJoint(i) && (!Grammar.isBeside(word) || expected == Expected.STATE)) {
      pass(i);
    }
  }

  /** Whether it is a word or a mark that only says what may come next. */
  private boolean isJoint(int i) {
    String text = words.get(i).text();
    Expected inherited = subject == Subject.OTHER ? Expected.NOTHING : Expected.ACTIVE;
    switch (text) {
      case ";", ":", "-", "\u2013", "\u2014" -> {
        subject = Subject.UNSAID;
        begin(i + 1);
      }
      case "but" -> begin(i + 1);
      case ",", "and", "or", "&", "(", ")" -> expected = inherited;
      case "have" -> expected = expected == Expected.ACTIVE ? expected : Expected.PERFECT;
      case "has" -> expected = Expected.PERFECT;
      case "been" -> expected = 0 < i && isHave(words, i) ? Expected.DONE : Expected.NOTHING;
      case "was", "were" -> expected = Expected.PAST;
      case "is", "are" -> expected = Expected.STATE;
      case "now" -> expected = expected == Expected.STATE ? Expected.DONE : expected;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isHave(List<Word> words, int been) {
    int i = been - 1;
    while (0 < i && Grammar.isBeside(words.get(i)) && !words.get(i).text().equals("have")) {
      i--;
    }
    return Set.of("has", "have").contains(words.get(i).text())
        && (i == 0
            || !words
                .get(i - 1)
                .isOneOf(Set.of("should", "would", "could", "might", "may", "must", "to")));
  }

  private void begin(int next) {
    denied = false;
    conditional = false;
    told = false;
    clause = next;
    expected = subject == Subject.OTHER ? Expected.NOTHING : Expected.ACTIVE;
  }

  /** A word that is neither the one who acts nor what was done. */
  private void pass(int i) {
    Word word = words.get(i);
    boolean opens = i == clause && subject == Subject.UNSAID;
    if (word.isOneOf(Grammar.CONDITIONS)
        || (word.text().equals("when") && !isSelf(i + 1))
        || isAfterwards(i)) {
      conditional = true;
    } else if (word.isOneOf(Grammar.DENIALS) || word.text().endsWith("n't")) {
      denied = true;
    } else if (word.isOneOf(Grammar.OTHERS)) {
      subject = Subject.OTHER;
      clause = i + 1;
      told |= word.isOneOf(Grammar.TOLD);
      conditional |= 0 < i && words.get(i - 1).isOneOf(Grammar.CHECKS);
    } else if (opens) {
      subject = Subject.OTHER;
    }
    expected = Expected.NOTHING;
  }

  /** {@code after it has been run}: what follows is still to come. */
  private boolean isAfterwards(int i) {
    return words.get(i).text().equals("after")
        && i + 1 < words.size()
        && words.get(i + 1).isOneOf(Set.of("it", "they", "you"));
  }

  private boolean isSelf(int i) {
    return i < words.size() && words.get(i).isOneOf(Grammar.SELF);
  }

  private boolean expects(int i) {
    return !conditional
        && !denied
        && switch (expected) {
          case ACTIVE -> subject != Subject.OTHER;
          case PAST, DONE -> !told;
          case STATE -> !told && isSubject(i) && closes(i + 1);
          case NOTHING -> clause == 0 && isSubject(i) && i + 1 == words.size(); // a.py created
          case PERFECT -> false;
        };
  }

  /** {@code a.py is created}, and no more of how or where. */
  private boolean closes(int i) {
    return i == words.size() || Set.of(",", "and", ";").contains(words.get(i).text());
  }

  private void claim(int verb) {
    boolean active = expected == Expected.ACTIVE;
    if (!(active && subject == Subject.SELF) && tellsHistory(verb)) {
      return;
    }
    List<List<Word>> after = files(verb + 1, end(verb + 1), words.get(verb));
    List<List<Word>> before = active ? headed(verb) : files(clause, verb, words.get(verb));
    List<List<Word>> files = new ArrayList<>(active ? after : before);
    if (!active || after.isEmpty()) {
      files.addAll(active ? before : after);
    }
    boolean whole = active ? isObject(verb) : isSubject(verb);
    int start = words.get(Math.min(clause, verb)).start();
    int end = words.get(verb).end();
    for (List<Word> list : files) {
      end = Math.max(end, list.getLast().end());
      start = Math.min(start, list.getFirst().start());
    }
    changes.add(new Change(kind(words.get(verb), whole), files, isSure(), start, end));
  }

  private boolean isSure() {
    return switch (expected) {
      case ACTIVE, DONE -> true;
      case NOTHING, PERFECT, PAST, STATE -> false;
    };
  }

  private static Change.Kind kind(Word verb, boolean whole) {
    if (!whole || !verb.isOneOf(Grammar.TAKEN_AWAY)) {
      return Change.Kind.WRITTEN;
    }
    return verb.isOneOf(Grammar.DELETED) ? Change.Kind.DELETED : Change.Kind.RENAMED;
  }

  private boolean tellsHistory(int verb) {
    if (words.subList(0, verb).stream().anyMatch(word -> word.isOneOf(Grammar.CAUSES))) {
      return true;
    }
    for (int i = verb + 1; i < words.size(); i++) {
      Word word = words.get(i);
      boolean number =
          word.isOneOf(Set.of("in", "on"))
              && i + 1 < words.size()
              && words.get(i + 1).text().matches("v?\\d[\\d.]*(?:st|nd|rd|th)?|version|release");
      if (number || word.isOneOf(Grammar.HISTORY)) {
        return true;
      }
    }
    return false;
  }

  /** Where what was done is told to its end. */
  private int end(int from) {
    for (int i = from; i < words.size(); i++) {
      Word word = words.get(i);
      boolean next =
          word.isOneOf(Grammar.CHANGED) && i != from && words.get(i - 1).path().isEmpty();
      if (next
          || word.isOneOf(Grammar.SELF)
          || (word.isOneOf(Grammar.OTHERS) && !word.text().equals("as"))
          || Set.of(";", "but", "sure", "can", "could", "should").contains(word.text())) {
        return i;
      }
    }
    return words.size();
  }

  /** {@code a.py: created …}. */
  private List<List<Word>> headed(int verb) {
    int mark = verb - 1;
    boolean isHeaded =
        1 <= mark
            && Set.of(":", "-", "\u2013", "\u2014").contains(words.get(mark).text())
            && words.get(mark - 1).path().isPresent();
    return isHeaded ? List.of(List.of(words.get(mark - 1))) : List.of();
  }

  /** Files that stand side by side are one list; what only has to do with it is left out. */
  private List<List<Word>> files(int from, int to, Word verb) {
    List<List<Word>> lists = new ArrayList<>();
    boolean meant = !verb.isOneOf(Grammar.MADE_FROM);
    boolean open = false;
    for (int i = from; i < to; i++) {
      Word word = words.get(i);
      if (word.path().isPresent()) {
        if (meant && open) {
          lists.getLast().add(word);
        } else if (meant) {
          lists.add(new ArrayList<>(List.of(word)));
        }
        open = meant;
      } else if (word.text().equals("from") && verb.isOneOf(Grammar.DELETED)) {
        lists.clear();
        meant = true;
        open = false;
      } else if (Grammar.isAside(words.get(Math.max(0, i - 1)), word)) {
        meant = false;
      } else if (word.text().equals("to")) {
        meant = i + 1 < to && isName(i + 1);
        open = false;
      } else if (word.isOneOf(Grammar.PLACES) || word.text().equals("as")) {
        meant = true;
        open = false;
      } else {
        open &= Set.of(",", "and", "&", "or", "the", "both").contains(word.text());
      }
    }
    return lists;
  }

  private boolean isName(int i) {
    return words.get(i).path().isPresent() || words.get(i).isOneOf(Grammar.BEFORE_NAMES);
  }

  /** Whether a file is what was deleted or renamed, and not a place where something was. */
  private boolean isObject(int verb) {
    return fileFrom(verb + 1)
        .map(file -> {
          boolean last = file + 1 == words.size();
          String next = last ? "" : words.get(file + 1).text();
          return words.get(verb).isOneOf(Grammar.DELETED)
              ? !next.equals("from") && !isPossessive(file)
              : Set.of("to", "into", "as").contains(next) && !isPossessive(file);
        })
        .orElse(false);
  }

  private Optional<Integer> fileFrom(int first) {
    for (int i = first; i < words.size(); i++) {
      if (words.get(i).path().isPresent()) {
        return Optional.of(i);
      }
      if (!words.get(i).isOneOf(Grammar.BEFORE_NAMES)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isPossessive(int i) {
    return words.get(i).text().endsWith("'s");
  }

  private boolean isSubject(int verb) {
    Optional<Integer> file = fileFrom(clause);
    return file.isPresent()
        && file.get() < verb
        && words.subList(file.get() + 1, verb).stream()
            .allMatch(word ->
                word.isOneOf(Set.of("has", "have", "been", "was", "were", "is", "are", "now"))
                    || Grammar.isBeside(word));
  }
}
