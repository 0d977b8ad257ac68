package dev.simplecoder.app.routing;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.router.Features;
import java.util.OptionalLong;

/**
 * What is known of a task when it begins.
 *
 * @param role as which it begins: to act, or to answer in words
 * @param clarified the number of the decision to ask the person first, or not to; empty where none
 *     was made
 */
public record Brief(Role role, Features features, PersonsWord word, OptionalLong clarified) {}
