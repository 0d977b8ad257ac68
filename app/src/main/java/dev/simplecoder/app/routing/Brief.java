package dev.simplecoder.app.routing;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.router.Features;

/**
 * What is known of a task when it begins.
 *
 * @param role as which it begins: to act, or to answer in words
 * @param clarified what came of asking the person first, or of not asking
 */
public record Brief(Role role, Features features, PersonsWord word, Clarified clarified) {}
