/**
 * What a final answer says, held against what happened.
 *
 * <p>Small models say that they wrote a file or ran the tests, and did not; or they say what they
 * will do, and stop. {@link dev.simplecoder.agent.claims.Claims} finds the first, {@link
 * dev.simplecoder.agent.claims.Unfinished} the second. Both read plain English, sentence by
 * sentence, and neither runs a model. What they cannot be sure of they let pass: a claim that is
 * missed costs less than a true sentence that is called untrue. Questions, conditions, advice,
 * quotes, code and what is said of existing code are no claims.
 */
@NullMarked
package dev.simplecoder.agent.claims;

import org.jspecify.annotations.NullMarked;
