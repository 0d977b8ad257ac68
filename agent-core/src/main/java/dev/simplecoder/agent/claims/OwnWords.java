package dev.simplecoder.agent.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer says in its own name: without lists of what others did, or of what may be done.
 */
final class OwnWords {

  private static final Pattern TELLS_OF_OTHERS =
      Pattern.compile(
          "(?i)\\b(?:says|lists|reads|contains|shows|states|mentions|describes|history|changelog|commits?"
              + "|log|patch|diff|pull request|pr|release|version|plan|todo|to do|checklist|criteria|would|could|can|should|will|if|needs?)\\b");

  private static final Pattern SELF = Pattern.compile("(?i)\\b(?:i|we)\\b");

  private OwnWords() {}

  /**
   * @param wished whether files were to change; else a list is the speaker's own only where its
   *     lead says so
   */
  static List<Sentence> of(String answer, boolean wished) {
    List<Sentence> own = new ArrayList<>();
    boolean others = false;
    for (Sentence sentence : Prose.sentences(answer)) {
      if (sentence.isOutsideLists()) {
        others =
            sentence.isLead()
                && (TELLS_OF_OTHERS.matcher(sentence.text()).find()
                    || (!wished && !SELF.matcher(sentence.text()).find()));
        own.add(sentence);
      } else if (!others) {
        own.add(sentence);
      }
    }
    return own;
  }
}
