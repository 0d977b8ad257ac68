/**
 * What models are at the server, for the person: {@code simplecoder models}.
 *
 * <p>{@link dev.simplecoder.app.catalog.ModelsCommand} lists, tries out, gets and removes them;
 * {@code ModelTable} and {@code ModelJson} are how a list looks, {@code ProbeReport} what came of a
 * trial, {@code PullReport} what is seen while a model comes.
 */
@NullMarked
package dev.simplecoder.app.catalog;

import org.jspecify.annotations.NullMarked;
