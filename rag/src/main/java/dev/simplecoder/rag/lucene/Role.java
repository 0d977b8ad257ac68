package dev.simplecoder.rag.lucene;

/** What a file is there for. */
enum Role {
  SOURCE(0, "source"),
  TEST(1, "a test"),
  DOCUMENTATION(2, "documentation"),
  EXAMPLE(3, "an example"),
  DATA(4, "data");

  /** As the index holds it. */
  final int number;

  /** As an explanation says it. */
  final String described;

  Role(int number, String described) {
    this.number = number;
    this.described = described;
  }

  static Role numbered(long number) {
    for (Role role : values()) {
      if (role.number == number) {
        return role;
      }
    }
    throw new IllegalArgumentException("No role has the number " + number);
  }
}
