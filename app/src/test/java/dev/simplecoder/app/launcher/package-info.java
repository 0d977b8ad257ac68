/**
 * The scripts that start the program, run as a person runs them: as processes.
 *
 * <p>Most of these tests put a script in the place of the JVM which tells what it was given. {@code
 * DistributionIT} starts the real one.
 */
@NullMarked
package dev.simplecoder.app.launcher;

import org.jspecify.annotations.NullMarked;
