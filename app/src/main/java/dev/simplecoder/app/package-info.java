/**
 * The program: {@link dev.simplecoder.app.Main} makes values of the outside world and ends the
 * process, {@link dev.simplecoder.app.Wiring} puts the parts together.
 */
@NullMarked
package dev.simplecoder.app;

import org.jspecify.annotations.NullMarked;
