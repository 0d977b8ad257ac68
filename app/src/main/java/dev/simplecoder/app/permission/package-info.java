/**
 * Who may do what: the one place below the person that says yes.
 *
 * <p>{@link dev.simplecoder.app.permission.ScopedPermissions} decides from the mode, from what was
 * granted and from the action alone. {@link dev.simplecoder.app.permission.RememberingApprover}
 * stands before whoever asks the person and turns an answer that lasts into a grant of exactly what
 * was asked.
 */
@NullMarked
package dev.simplecoder.app.permission;

import org.jspecify.annotations.NullMarked;
