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
              + "|log|plan|todo|to do|checklist|criteria|would|could|can|should|will|if|needs?)\\b");

  private OwnWords() {}

  static List<Sentence> of(String answer) {
    List<Sentence> own = new ArrayList<>();
    boolean others = false;
    for (Sentence sentence : Prose.sentences(answer)) {
      if (sentence.isOutsideLists()) {
        others = sentence.isLead() && TELLS_OF_OTHERS.matcher(sentence.text()).find();
        own.add(sentence);
      } else if (!others) {
        own.add(sentence);
      }
    }
    return own;
  }
}
