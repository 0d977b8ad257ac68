package dev.simplecoder.tools.fs;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was when a change to it began.
 *
 * @param readSha256 of the bytes that were read, null where there was no file
 * @param targetSha256 of the bytes where the file would be written, null where there was none;
 *     differs from {@code readSha256} below an output root that covers the workspace
 */
public record Origin(
    @Nullable String readSha256, @Nullable String targetSha256, @Nullable TextFile file) {}
