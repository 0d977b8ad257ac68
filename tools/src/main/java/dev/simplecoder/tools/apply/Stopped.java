package dev.simplecoder.tools.apply;

/** Why files could not be brought from one state to another, whichever way it was to go. */
public sealed interface Stopped extends ApplyOutcome, UndoOutcome
    permits Unwritable, Busy, HalfDone {}
