package dev.simplecoder.rag;

/** What is looked for, in the person's or the model's own words. */
public record Query(String text) {}
