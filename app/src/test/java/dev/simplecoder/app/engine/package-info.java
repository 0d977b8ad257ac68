/** The tests of the engine, with a model of random weights that they write themselves. */
@NullMarked
package dev.simplecoder.app.engine;

import org.jspecify.annotations.NullMarked;
