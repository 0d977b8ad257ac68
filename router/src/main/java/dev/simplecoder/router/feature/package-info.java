/**
 * What is known of a task before anything is tried, as numbers: how its text looks, what kind of
 * work it asks for, the languages of the workspace, its words, hashed, and, where the person wants
 * that, what it means to an embedding model, by a random projection. A {@code Schema} says which of
 * these there are. Nothing of it is kept but the numbers.
 */
@NullMarked
package dev.simplecoder.router.feature;

import org.jspecify.annotations.NullMarked;
