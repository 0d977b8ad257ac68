/**
 * The settings of an arm: with which dialect, edit format and thinking a model is asked.
 *
 * <p>{@link dev.simplecoder.app.arm.ArmSettings} are chosen by {@link dev.simplecoder.app.arm.Arm}
 * from what the person wants, then from what was tried out ({@link
 * dev.simplecoder.app.arm.Probed}), then from what is known of the model's family (the table {@code
 * families.txt}), and last from what the model can do. Each choice says where it came from.
 */
@NullMarked
package dev.simplecoder.app.arm;

import org.jspecify.annotations.NullMarked;
