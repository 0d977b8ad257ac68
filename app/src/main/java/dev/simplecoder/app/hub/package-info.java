/**
 * Fetches models for our own engine from Hugging Face or a mirror of it.
 *
 * <p>{@link dev.simplecoder.app.hub.Coder} is a line of the short list of small models that write
 * code, with what each needs. {@link dev.simplecoder.app.hub.Hub} asks what the file of one is now,
 * and fetches it: what has come stays for the next attempt, and what is not the file that the hub
 * has stated is not used.
 */
@NullMarked
package dev.simplecoder.app.hub;

import org.jspecify.annotations.NullMarked;
