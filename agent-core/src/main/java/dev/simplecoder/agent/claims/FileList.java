package dev.simplecoder.agent.claims;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows an answer to the lists of files that a sentence before them says were written. */
final class FileList {

  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)^\\W*(?:files? (?:created|changed|modified|updated|added|written)"
              + "|(?:created|changed|modified|updated|added) files?|changes(?: made)?)\\W*$");
  private static final Set<String> UNTOUCHED =
      Set.of("unchanged", "not", "no", "untouched", "unmodified", "existing");

  private final boolean wished;
  private boolean written;

  /**
   * @param wished whether files were to change; else a list of changes may be of others'
   */
  FileList(boolean wished) {
    this.wished = wished;
  }

  /**
   * The file that an entry begins with, where the list is of files that were written.
   *
   * @param claims whether the sentence claims a change by itself
   */
  Optional<Word> named(Sentence sentence, boolean claims) {
    if (sentence.isOutsideLists()) {
      written = leads(sentence, claims);
    }
    if (sentence.place() != Sentence.Place.ENTRY) {
      return Optional.empty();
    }
    List<Word> words = Word.of(sentence);
    return written && !claims && words.stream().noneMatch(word -> word.isOneOf(UNTOUCHED))
        ? words.stream().limit(2).filter(word -> word.path().isPresent()).findFirst()
        : Optional.empty();
  }

  private boolean leads(Sentence sentence, boolean claims) {
    boolean says = claims && namesNoFile(sentence);
    return sentence.isLead() && (says || (wished && LEAD.matcher(sentence.text()).matches()));
  }

  private static boolean namesNoFile(Sentence sentence) {
    return Word.of(sentence).stream().noneMatch(word -> word.path().isPresent());
  }
}
