/**
 * Looks at everything that a task needs and says what is wrong with it: {@code simplecoder doctor}.
 *
 * <p>Every check is a {@link dev.simplecoder.app.doctor.Finding}, made from values; what is looked
 * at comes through the shell, the settings and the arguments of {@link
 * dev.simplecoder.app.doctor.DoctorCommand}.
 */
@NullMarked
package dev.simplecoder.app.doctor;

import org.jspecify.annotations.NullMarked;
