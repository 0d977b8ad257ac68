package dev.simplecoder.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.http.HttpWire.NoConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

  private static final HttpTimeouts OFFLINE = HttpTimeouts.PATIENT.by(Route.THIS_MACHINE);

  @TempDir Path folder;

  /** The last one is of this machine only by its name, which would have to be looked up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1:11434",
        "https://huggingface.co/a/b",
        "http://[2001:db8::1]/",
        "http://127.0.0.1.example/",
        "http://this-machine/"
      })
  void offlineNoOtherMachineIsAsked(String address) {
    var none = assertThrows(NoConnection.class, () -> Connection.to(URI.create(address), OFFLINE));

    assertEquals("offline, so that only this machine may be asked", none.getMessage());
  }

  @Test
  void offlineThisMachineIsAsked() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String host : new String[] {"127.0.0.1", "localhost"}) {
        var address = URI.create("http://" + host + ":" + server.getLocalPort());
        Connection.to(address, OFFLINE).channel().close();
      }
    }
  }

  @Test
  void aSocketInTheFileSystemIsReadWithPatienceAndNotForEver() throws IOException {
    Path file = folder.resolve("a socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(file));
      Connection connection = Connection.to(ServerAddress.of(file), OFFLINE);
      connection.socket().setSoTimeout(50);
      try (var socket = connection.socket()) {
        var in = socket.getInputStream();
        try (var accepted = server.accept()) {
          assertThrows(SocketTimeoutException.class, in::read);
          accepted.write(ByteBuffer.wrap(new byte[] {7}));
          assertEquals(7, in.read());
        }
        assertEquals(-1, in.read());
      }
    }
  }

  @Test
  void whereNothingListensThereIsNoConnection() {
    URI gone = ServerAddress.of(folder.resolve("gone"));

    assertThrows(NoConnection.class, () -> Connection.to(gone, HttpTimeouts.PATIENT));
  }

  @Test
  void aWaitForASocketEndsWithAnInterrupt() throws Exception {
    Path file = folder.resolve("socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(file));
      Connection connection = Connection.to(ServerAddress.of(file), OFFLINE);
      connection.socket().setSoTimeout(60_000);
      Thread.currentThread().interrupt();

      assertThrows(
          ClosedByInterruptException.class, () -> connection.socket().getInputStream().read());
      assertTrue(Thread.interrupted());
    }
  }
}
