package dev.simplecoder.app.command;

import java.util.function.Supplier;

/** A command that is loaded when it is called. */
public record Subcommand(String name, String summary, Supplier<Command> command) {}
