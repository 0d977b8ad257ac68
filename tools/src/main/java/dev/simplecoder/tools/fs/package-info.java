/**
 * The workspace as the agent sees it: the files of the disk, with what is staged on top.
 *
 * <p>A path takes the way {@code raw text → Locator → Located → Workspace}. The locator decides
 * where a path leads, with every link resolved, and how it stands to the workspace; {@link
 * dev.simplecoder.tools.fs.Workspace} then opens it segment by segment without following a link, so
 * that a link that was put there in between is an error and not a way out. Writing is staging;
 * nothing in this package changes the disk.
 *
 * <p>Where the output root lies outside the workspace it covers the workspace like a sheet: a path
 * is read as staged, else from the output root, else from the workspace, and would be written to
 * the output root.
 */
@NullMarked
package dev.simplecoder.tools.fs;

import org.jspecify.annotations.NullMarked;
