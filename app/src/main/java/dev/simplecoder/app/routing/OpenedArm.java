package dev.simplecoder.app.routing;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.app.arm.Arm;

/**
 * A contender that can be asked.
 *
 * @param how it is asked
 * @param measurements hear what happens with it
 */
public record OpenedArm(Model model, Arm how, EventSink measurements) {}
