package dev.simplecoder.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Just enough of a model server on loopback for {@link StartTraining}: it calls the tools in turn
 * and then answers.
 */
final class TrainingServer implements AutoCloseable {

  private static final List<String> CALLS =
      List.of(
          call("list_files", "{}"),
          call("write_file", "{\"path\": \"hello.py\", \"content\": \"print('hello')\\n\"}"),
          call("read_file", "{\"path\": \"hello.py\"}"),
          call(
              "edit_file",
              "{\"path\": \"hello.py\", \"old_text\": \"hello\", \"new_text\": \"Hello\"}"),
          call("search_in_files", "{\"query\": \"Hello\"}"));

  private final ServerSocket listening;
  private int chats;

  TrainingServer() throws IOException {
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("simplecoder-training").start(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        answer(socket);
      } catch (IOException _) {
        // The training has ended, or a client went away: the next one may come.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String request = String.valueOf(in.readLine());
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int read = 0; read < length && 0 <= in.read(); read++) {
      // The requests are ASCII: a character is a byte.
    }
    byte[] body = body(request).getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
  }

  private String body(String request) {
    return switch (request.replaceFirst("^\\S+ (\\S+).*", "$1")) {
      case "/api/version" -> "{\"version\": \"0.0.0\"}";
      case "/api/tags" -> "{\"models\": [{\"name\": \"training\", \"model\": \"training\"}]}";
      case "/api/show" ->
          "{\"capabilities\": [\"completion\", \"tools\"],"
              + " \"model_info\": {\"llama.context_length\": 8192}}";
      case "/api/ps" -> "{\"models\": []}";
      default -> chat();
    };
  }

  private String chat() {
    int turn = chats++ % (CALLS.size() + 1);
    String message =
        turn < CALLS.size()
            ? CALLS.get(turn)
            : "{\"role\": \"assistant\", \"content\": \"Hello.\"}";
    return "{\"model\": \"training\", \"message\": "
        + message
        + ", \"done\": false}\n"
        + "{\"model\": \"training\", \"message\": {\"role\": \"assistant\", \"content\": \"\"},"
        + " \"done\": true, \"done_reason\": \"stop\", \"prompt_eval_count\": 1000,"
        + " \"eval_count\": 10, \"load_duration\": 1, \"prompt_eval_duration\": 1,"
        + " \"eval_duration\": 1}\n";
  }

  private static String call(String tool, String arguments) {
    return "{\"role\": \"assistant\", \"content\": \"\", \"tool_calls\": [{\"function\": {\"name\":"
        + " \""
        + tool
        + "\", \"arguments\": "
        + arguments
        + "}}]}";
  }
}
