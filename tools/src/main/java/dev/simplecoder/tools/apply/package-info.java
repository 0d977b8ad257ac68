/**
 * Takes changes to the disk, all or none, and back.
 *
 * <p>Each change has a folder with both versions of every file and an {@code entry.json}. Its name
 * is the journal: {@code preparing} while copies are made; {@code applying} once they are durable,
 * and only then are files touched; {@code done}, {@code undoing}, {@code undone} and {@code
 * redoing} likewise. In an underway state temporary files are written beside all targets first, as
 * that needs room; then they are renamed over them. A failure on the way brings every file back; a
 * crash is finished by {@link dev.simplecoder.tools.apply.ChangeApplier#recover}, or brought back
 * where that fails, for each file is found by its hash to be on one side or the other. A file that
 * is on neither was changed by someone else and is left alone.
 *
 * <p>{@code Preparation} makes the folder, {@code Transition} moves the files, {@code Completion}
 * notes how that ended; {@code Journal} holds the lock meanwhile.
 *
 * <p>What a disk can do is behind {@code Folder}, in which tests make every effect fail.
 */
@NullMarked
package dev.simplecoder.tools.apply;

import org.jspecify.annotations.NullMarked;
