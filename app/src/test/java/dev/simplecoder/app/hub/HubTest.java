package dev.simplecoder.app.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.http.HttpWire.NoConnection;
import dev.simplecoder.app.http.Route;
import dev.simplecoder.app.hub.Hub.NotFetched;
import dev.simplecoder.app.hub.Hub.Stated;
import dev.simplecoder.app.models.PullProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTest {

  private static final Coder CODER = Coder.all().getFirst();

  @TempDir Path folder;
  private final byte[] file = new byte[1_000_000];
  private final List<PullProgress> progress = new ArrayList<>();
  private LoopbackHub hub;
  private Path target;

  @BeforeEach
  void start() throws Exception {
    new Random(1).nextBytes(file);
    hub = new LoopbackHub(file, sha256(file));
    target = folder.resolve("model.gguf");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void whatTheHubStatesIsFetchedFromWhereItLeads() throws Exception {
    Stated stated = at(hub.address()).stated(CODER);
    at(hub.address()).fetch(stated, target, progress::add);

    assertEquals(new Stated(CODER.address(hub.address()), file.length, sha256(file)), stated);
    assertArrayEquals(file, Files.readAllBytes(target));
    assertEquals(new PullProgress("fetching", 0, file.length), progress.getFirst());
    assertEquals(new PullProgress("checking", file.length, file.length), progress.getLast());
    assertEquals(List.of("model.gguf"), files());
  }

  @Test
  void anotherAttemptFetchesWhatIsMissingOnly() throws Exception {
    Stated stated = at(hub.address()).stated(CODER);
    hub.breakAfter(300_000);
    assertThrows(IOException.class, () -> at(hub.address()).fetch(stated, target, progress::add));
    assertFalse(Files.exists(target));
    hub.breakAfter(Integer.MAX_VALUE);

    at(hub.address()).fetch(stated, target, progress::add);

    assertEquals("GET /elsewhere/file?signed=yes bytes=300000-", hub.asked().getLast());
    assertArrayEquals(file, Files.readAllBytes(target));
  }

  @Test
  void whatIsNotTheFileIsDeletedAndNotUsed() throws Exception {
    try (var lying = new LoopbackHub(file, sha256(new byte[] {1}))) {
      Stated stated = at(lying.address()).stated(CODER);
      var not =
          assertThrows(
              NotFetched.class, () -> at(lying.address()).fetch(stated, target, progress::add));

      assertEquals(
          "what came is not the file that the hub has stated, and was deleted; try again, and look"
              + " at hub_url and proxy if it goes on",
          not.getMessage());
      assertEquals(List.of(), files());
    }
  }

  @Test
  void withoutAHashNothingIsFetched() throws Exception {
    try (var silent = new LoopbackHub(file, "")) {
      assertThrows(NotFetched.class, () -> at(silent.address()).stated(CODER));
      assertEquals(1, silent.asked().size());
    }
  }

  @Test
  void withoutRoomNothingIsFetched() throws Exception {
    Stated stated = at(hub.address()).stated(CODER);
    var full = new Hub(hub.address(), HttpTimeouts.PATIENT, _ -> 1_000);

    var not = assertThrows(NotFetched.class, () -> full.fetch(stated, target, progress::add));

    assertTrue(String.valueOf(not.getMessage()).startsWith("too little room in "));
    assertEquals(1, hub.asked().size());
  }

  @Test
  void aProxyIsAskedInPlaceOfTheHub() throws Exception {
    var timeouts = HttpTimeouts.PATIENT.by(new Route.Proxied(hub.address()));
    var far = new Hub(URI.create("http://hub.example"), timeouts, _ -> Long.MAX_VALUE);

    assertEquals(sha256(file), far.stated(CODER).sha256());
    assertTrue(hub.asked().getFirst().startsWith("HEAD http://hub.example/"), "" + hub.asked());
  }

  @Test
  void offlineNoNameIsLookedUp() {
    var timeouts = HttpTimeouts.PATIENT.by(Route.THIS_MACHINE);
    var far = new Hub(URI.create("https://hub.example"), timeouts, _ -> Long.MAX_VALUE);

    var none = assertThrows(NoConnection.class, () -> far.stated(CODER));

    assertEquals("offline, so that only this machine may be asked", none.getMessage());
  }

  @Test
  void theLargestThatLeavesRoomFits() {
    List<Coder> all = Coder.all();

    assertEquals(all.getFirst(), Coder.fitting(1_000_000_000));
    assertEquals("qwen2.5-coder-1.5b", Coder.fitting(4_000_000_000L).name());
    assertEquals(all.getLast(), Coder.fitting(64_000_000_000L));
  }

  private Hub at(URI address) {
    return new Hub(address, HttpTimeouts.PATIENT, _ -> Long.MAX_VALUE);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
