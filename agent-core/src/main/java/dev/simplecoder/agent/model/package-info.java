/**
 * What the loop says to a language model and what comes back.
 *
 * <p>A {@link dev.simplecoder.agent.model.Prompt} is a list of messages and the tools on offer; a
 * {@link dev.simplecoder.agent.model.Reply} is a message or a named failure. Nothing here knows a
 * server, a wire format or JSON: adapters translate.
 */
@NullMarked
package dev.simplecoder.agent.model;

import org.jspecify.annotations.NullMarked;
