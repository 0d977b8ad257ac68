package dev.simplecoder.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A model behind the replay server that makes a web server by a plan. It goes by what it is shown
 * and by nothing else, so that it does not matter which process asks.
 */
public final class PlanPlayer implements Function<RecordedRequest, OllamaReply> {

  public static final String REQUEST = "create a web server with routes for home and about";

  private static final String PLAN =
      """
      1. Create the server with the route for home, and its test
         files: server.py, test_server.py
         check: python -m unittest
      2. Add the route for about, and its test
         files: server.py, test_server.py
         check: python -m unittest
      """;

  private static final String OTHER =
      """
      1. Say in a README how the server is started
         files: README.md
      2. Add the route for about beside the one for home
         files: server.py, test_server.py
      """;

  private static final String README = "# Server\n\nStart it with `python3 server.py`.\n";

  private static final Map<String, List<PlayedTask.Call>> STRAIGHT =
      Map.of(
          "Do step 1 of 2",
          List.of(server("\"/\": \"Home\""), test("home", "/", "Home")),
          "Do step 2 of 2",
          List.of(both(), tests()));

  /** The second step loses the first route, whatever the tests say, until the plan is another. */
  private static final Map<String, List<PlayedTask.Call>> DETOUR =
      Map.of(
          "Do step 1 of 2",
          List.of(server("\"/\": \"Home\""), test("home", "/", "Home")),
          "Do step 2 of 2",
          List.of(server("\"/about\": \"About\"")),
          "[The project's checks were run on",
          List.of(server("\"/about\": \"About us\"")),
          "[The project's checks were run again",
          List.of(server("\"about\": \"About\"")),
          "is not done",
          List.of(server("\"/about\": \"About\"")),
          "Do step 2 of 3",
          List.of(PlayedTask.Call.of("write_file", "path", "README.md", "content", README)),
          "Do step 3 of 3",
          List.of(both(), tests()));

  private final Map<String, List<PlayedTask.Call>> acts;

  private PlanPlayer(Map<String, List<PlayedTask.Call>> acts) {
    this.acts = acts;
  }

  /** Two steps, each done at once. */
  public static PlanPlayer straight() {
    return new PlanPlayer(STRAIGHT);
  }

  /** The second step fails, is mended in vain, and is made another. */
  public static PlanPlayer detour() {
    return new PlanPlayer(DETOUR);
  }

  @Override
  public OllamaReply apply(RecordedRequest request) {
    String told = "";
    int results = 0;
    for (JsonNode message : request.json().path("messages")) {
      switch (message.path("role").asText()) {
        case "user" -> {
          told = message.path("content").asText();
          results = 0;
        }
        case "tool" -> results++;
        default -> {}
      }
    }
    if (told.contains("Before you begin, write a plan")) {
      return OllamaReply.text(PLAN);
    }
    return told.contains("Write another plan") ? OllamaReply.text(OTHER) : act(told, results);
  }

  private OllamaReply act(String told, int results) {
    List<PlayedTask.Call> calls =
        acts.keySet().stream()
            .filter(told::contains)
            .findFirst()
            .map(acts::get)
            .orElseThrow(() -> new IllegalStateException("not in the script: " + told));
    if (calls.size() <= results) {
      return OllamaReply.text("I did this step.");
    }
    PlayedTask.Call call = calls.get(results);
    return OllamaReply.toolCall(call.tool(), call.arguments());
  }

  private static PlayedTask.Call both() {
    return server("\"/\": \"Home\", \"/about\": \"About\"");
  }

  private static PlayedTask.Call server(String routes) {
    return write(
        "server.py",
        """
        from http.server import BaseHTTPRequestHandler, HTTPServer

        ROUTES = {%s}


        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                text = ROUTES.get(self.path)
                self.send_response(200 if text else 404)
                self.end_headers()
                self.wfile.write((text or "Not found").encode())


        if __name__ == "__main__":
            HTTPServer(("127.0.0.1", 8000), Handler).serve_forever()
        """
            .formatted(routes));
  }

  private static PlayedTask.Call tests() {
    PlayedTask.Call home = test("home", "/", "Home");
    String about =
        """

            def test_about(self):
                self.assertEqual("About", ROUTES["/about"])
        """;
    return write("test_server.py", home.arguments().get("content") + about);
  }

  private static PlayedTask.Call test(String name, String path, String text) {
    return write(
        "test_server.py",
        """
        import unittest

        from server import ROUTES


        class RoutesTest(unittest.TestCase):
            def test_%s(self):
                self.assertEqual("%s", ROUTES["%s"])
        """
            .formatted(name, text, path));
  }

  private static PlayedTask.Call write(String path, String content) {
    return PlayedTask.Call.of("write_file", "path", path, "content", content);
  }
}
