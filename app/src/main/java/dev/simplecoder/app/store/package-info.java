/**
 * What the program keeps on the disk, in files that a person can read. JSON is known here and in
 * {@code app.render} only.
 */
@NullMarked
package dev.simplecoder.app.store;

import org.jspecify.annotations.NullMarked;
