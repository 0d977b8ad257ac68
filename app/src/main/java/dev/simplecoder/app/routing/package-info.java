/**
 * Where the agent's wish for a model meets the models that there are. The only package that will
 * know both the agent's ports and the router's policies; for now the choice is made before the
 * task.
 */
@NullMarked
package dev.simplecoder.app.routing;

import org.jspecify.annotations.NullMarked;
