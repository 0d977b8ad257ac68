/**
 * What the person and the project have set, and where each value came from.
 *
 * <p>{@link dev.simplecoder.app.settings.Keys} is the table of all there is to set. {@link
 * dev.simplecoder.app.settings.Layers} lays the sources over one another, later ones winning:
 * defaults, variables of other programs ({@code OLLAMA_HOST}, {@code NO_COLOR}), the person's
 * {@code config.toml}, the project's {@code .simplecoder.toml}, {@code SIMPLECODER_*} variables,
 * options. A project is not trusted: its file may narrow what the person allows and never widen it,
 * key by key as the table says; the rest of it is left out with a notice.
 */
@NullMarked
package dev.simplecoder.app.settings;

import org.jspecify.annotations.NullMarked;
