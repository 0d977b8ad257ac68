/**
 * The files a task is about, as values: where they are and how they would change. Nothing here
 * touches a disk.
 */
@NullMarked
package dev.simplecoder.agent.workspace;

import org.jspecify.annotations.NullMarked;
