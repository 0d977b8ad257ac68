/** Expected texts and tables as files, for the tests of all packages. */
@NullMarked
package dev.simplecoder.app.golden;

import org.jspecify.annotations.NullMarked;
