/**
 * Runs models that lie in GGUF files of this machine, without a server of somebody else's.
 *
 * <p>{@link dev.simplecoder.app.engine.EmbeddedEngine} is the side of a command: it knows the files
 * ({@link dev.simplecoder.app.engine.GgufLibrary}), starts a process for the one that is wanted and
 * says where it listens. In that process, {@code engine serve}, {@code EngineServer} answers in
 * OpenAI's protocol on a socket that only its owner can open, one question at a time, until nobody
 * has asked for a while. {@code LlamaCpp} is the only class that knows llama.cpp, and is loaded
 * there only: what crashes takes that process with it and nothing else. A reply in JSON is held to
 * a grammar that {@code ReplyGrammar} makes of the schema.
 */
@NullMarked
package dev.simplecoder.app.engine;

import org.jspecify.annotations.NullMarked;
