package dev.simplecoder.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connection to a socket that lies in the file system. The JDK has no {@link Socket} for those,
 * and its channels wait without end.
 */
final class LocalSocket extends Socket {

  private final SocketChannel channel;
  private int patience;

  private LocalSocket(SocketChannel channel) {
    this.channel = channel;
  }

  static LocalSocket connect(Path path) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      return new LocalSocket(channel);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  @Override
  public SocketChannel getChannel() {
    return channel;
  }

  @Override
  public void setSoTimeout(int millis) {
    patience = millis;
  }

  @Override
  public OutputStream getOutputStream() {
    return Channels.newOutputStream(channel);
  }

  /** All must have been written before the first read. */
  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return receive(ByteBuffer.wrap(target, offset, length));
      }
    };
  }

  private int receive(ByteBuffer target) throws IOException {
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      int read = channel.read(target);
      int ready = read == 0 ? selector.select(patience) : 1;
      if (Thread.currentThread().isInterrupted()) {
        channel.close();
        throw new ClosedByInterruptException();
      }
      if (ready == 0) {
        throw new SocketTimeoutException("nothing came for " + patience + " ms");
      }
      return read == 0 ? channel.read(target) : read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
