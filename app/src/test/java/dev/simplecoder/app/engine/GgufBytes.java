package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The pieces that a GGUF file of version 3 is made of, least byte first. */
final class GgufBytes {

  private static final int U32 = 4;
  private static final int I32 = 5;
  private static final int F32 = 6;
  private static final int FLAG = 7;
  private static final int TEXT = 8;
  private static final int ARRAY = 9;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] toBytes() {
    return out.toByteArray();
  }

  void raw(byte[] bytes) {
    out.writeBytes(bytes);
  }

  void u32(long value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >>> shift));
    }
  }

  void u64(long value) {
    u32(value);
    u32(value >>> 32);
  }

  void f32(float value) {
    u32(Float.floatToIntBits(value));
  }

  void string(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    u64(bytes.length);
    raw(bytes);
  }

  /** Zeros up to a multiple of it. */
  void align(int alignment) {
    while (out.size() % alignment != 0) {
      out.write(0);
    }
  }

  void text(String key, String value) {
    key(key, TEXT);
    string(value);
  }

  void number(String key, int value) {
    key(key, U32);
    u32(value);
  }

  void decimal(String key, float value) {
    key(key, F32);
    f32(value);
  }

  void flag(String key, int value) {
    key(key, FLAG);
    out.write(value);
  }

  void texts(String key, List<String> values) {
    array(key, TEXT, values.size());
    values.forEach(this::string);
  }

  void decimals(String key, List<Float> values) {
    array(key, F32, values.size());
    values.forEach(this::f32);
  }

  void numbers(String key, List<Integer> values) {
    array(key, I32, values.size());
    values.forEach(this::u32);
  }

  private void key(String key, int type) {
    string(key);
    u32(type);
  }

  private void array(String key, int type, int length) {
    key(key, ARRAY);
    u32(type);
    u64(length);
  }
}
