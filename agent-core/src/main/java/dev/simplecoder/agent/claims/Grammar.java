package dev.simplecoder.agent.claims;

import java.util.Set;

/** The words that decide whether a sentence claims a change, by what they do in it. */
final class Grammar {

  static final Set<String> SELF = words("i we i've we've");

  private static final Set<String> BESIDE =
      words(
          "have 've just also now already then further next first second third done ok okay sure"
              + " great yes here");

  private static final Set<String> DOUBTS = words("likely possibly probably originally initially");

  /** Done to a file's content. */
  static final Set<String> CHANGED =
      words(
          "created wrote written added updated changed edited modified fixed corrected refactored"
              + " implemented replaced rewrote rewritten inserted generated saved made extended"
              + " adjusted converted appended patched improved simplified cleaned put stored extracted documented built developed"
              + " overwrote overwritten introduced renamed moved deleted removed");

  /** Of them, those that no tool can do to a file as a whole. */
  static final Set<String> TAKEN_AWAY = words("renamed moved deleted removed");

  static final Set<String> DELETED = words("deleted removed");

  static final Set<String> CONDITIONS =
      words("if unless once until whether assuming provided suppose supposing should had");

  /** What follows these and a "that" is asked for. */
  static final Set<String> CHECKS =
      words("check checks verify verifies ensure ensures assert asserts test tests sure see sees");

  /** What turns a sentence into advice, a wish, or its contrary. */
  static final Set<String> DENIALS =
      words(
          "not never no none without cannot can could will would may might must shall you nor"
              + " neither nothing instead unable failed please try i'll i'd we'll we'd");

  /** After these somebody else acts, or something is explained. */
  static final Set<String> OTHERS =
      words("that which who because while where whose so since how what why as");

  /** Of them, those after which a passive describes something, or gives its reason. */
  static final Set<String> TOLD = words("that which where whose because since while");

  /** A file after these is not the one that was changed. */
  static final Set<String> ASIDE =
      words(
          "for from like with using by via than about after before per unlike through calling"
              + " importing containing reading based without against");

  /** With a place, these say where something was read: {@code described in SPEC.md}. */
  static final Set<String> KNOWN_FROM =
      words(
          "described specified defined documented declared outlined listed mentioned stated shown"
              + " given found required requested expected used according based seen explained one"
              + " ones those");

  /** What is about a file, with {@code to}, {@code on} or {@code of} before its name. */
  private static final Set<String> POINTERS =
      words(
          "link links linked reference references referring pointer pointing similar related"
              + " relative identical equivalent due next compared consistent path call calls");

  private static final Set<String> MATTERS =
      words(
          "section sections note notes paragraph chapter information documentation details"
              + " dependency dependencies depends dependent");

  private static final Set<String> COPIES = words("import imports use uses usage copy instance");

  /** Before these, a passive tells how it came to this. */
  static final Set<String> CAUSES =
      words("cause caused causes reason culprit occurred happened because");

  /** The file right after these is not what came of it. */
  static final Set<String> MADE_FROM = words("converted extracted");

  static final Set<String> PLACES = words("in into at inside under within of on");

  /** What stands before a name and belongs to it. */
  static final Set<String> BEFORE_NAMES =
      words(
          "the a an old new unused obsolete file files module script class test tests temporary"
              + " empty duplicate redundant existing its your this both named called to");

  /** What makes of a passive a story about the past. */
  static final Set<String> HISTORY =
      words("by ago originally initially automatically during when since whenever last");

  private Grammar() {}

  /** What may stand between the one who did it and what was done. */
  static boolean isBeside(Word word) {
    return word.isOneOf(BESIDE) || (word.text().endsWith("ly") && !word.isOneOf(DOUBTS));
  }

  /** Whether a file that follows is only spoken of. */
  static boolean isAside(Word before, Word word) {
    return switch (word.text()) {
      case "to" -> before.isOneOf(POINTERS) || before.isOneOf(KNOWN_FROM);
      case "on" -> before.isOneOf(MATTERS) || before.isOneOf(KNOWN_FROM);
      case "of" -> before.isOneOf(COPIES);
      default -> word.isOneOf(ASIDE) || (word.isOneOf(PLACES) && before.isOneOf(KNOWN_FROM));
    };
  }

  private static Set<String> words(String each) {
    return Set.of(each.split(" "));
  }
}
