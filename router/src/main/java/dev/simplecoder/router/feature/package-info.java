/**
 * What is known of a task before anything is tried, as numbers: how its text looks, what kind of
 * work it asks for, the languages of the workspace, and its words, hashed. Nothing of it is kept
 * but the numbers.
 */
@NullMarked
package dev.simplecoder.router.feature;

import org.jspecify.annotations.NullMarked;
