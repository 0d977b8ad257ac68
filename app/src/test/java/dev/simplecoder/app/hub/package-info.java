/** The tests of fetching models, from a hub on loopback. */
@NullMarked
package dev.simplecoder.app.hub;

import org.jspecify.annotations.NullMarked;
