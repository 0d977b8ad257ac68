/**
 * The tests of the model adapters, and the replay server that every test of the program talks to.
 *
 * <pre>{@code
 * try (var server = OllamaServer.start()) {
 *   server.reply(
 *       OllamaReply.toolCall("write_file", Map.of("path", "hello.py", "content", "print('hello')\n")),
 *       OllamaReply.text("Done."));
 *   // … run something against server.baseUrl() …
 *   assertEquals(2, server.chats().size());
 * }
 * }</pre>
 *
 * <p>{@link dev.simplecoder.app.models.OllamaServer} is real HTTP on loopback; {@link
 * dev.simplecoder.app.models.OllamaReply} names the replies and the faults. It reads a prompt as a
 * {@code ReplayPrompt}, in tokens of four characters: what is longer than {@code num_ctx} is
 * refused or cut as Ollama does it, and a {@code ReplayCounter} makes the counts of it where a test
 * wants them. Its models and files are a {@code ReplayStore}, its models each an {@link
 * dev.simplecoder.app.models.OllamaModelCard}.
 *
 * <p>{@link dev.simplecoder.app.models.ReplayScript} starts one in a process of its own, with a
 * script such as {@code [{"tool": "write_file", "arguments": {…}}, {"text": "Done."}, {"status":
 * 500, "message": "…"}, {"fault": "cut", "text": "Wo"}]} (faults: cut, hang, garbage, error,
 * truncated, held).
 */
package dev.simplecoder.app.models;
