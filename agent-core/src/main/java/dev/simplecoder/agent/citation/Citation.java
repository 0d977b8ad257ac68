package dev.simplecoder.agent.citation;

/**
 * A place that an answer names, such as {@code src/a.py:3-9}.
 *
 * @param text as it stands in the answer
 * @param path as it stands there, without a {@code ./} before it
 * @param firstLine as written, so it may be after {@code lastLine}
 * @param isRange whether it was written with two numbers, which hardly anything else is
 */
record Citation(String text, String path, int firstLine, int lastLine, boolean isRange) {}
