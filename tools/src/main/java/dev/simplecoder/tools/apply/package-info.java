/** Takes changes to the disk, and back. */
@NullMarked
package dev.simplecoder.tools.apply;

import org.jspecify.annotations.NullMarked;
