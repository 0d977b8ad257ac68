/**
 * How long a suggestion should be. Acceptance may fall or rise with length; what is chosen by is
 * the time that is expected to be saved, never acceptance (F-11 to F-15).
 */
@NullMarked
package dev.simplecoder.router.gate.length;

import org.jspecify.annotations.NullMarked;
