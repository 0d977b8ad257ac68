package dev.simplecoder.router.gate;

/** Something that might be shown. */
public record Item(Stage stage, Times times) {

  /** How far it is, and how probable its acceptance is by what is known then. */
  public sealed interface Stage {

    double probability();

    /** The verdict where it is good enough. */
    Verdict passing();

    /** The verdict where it is not. */
    Verdict failing();
  }

  /** Before generation: only the context is known. */
  public record Wished(double probability) implements Stage {

    public Wished {
      check(probability);
    }

    @Override
    public Verdict passing() {
      return Verdict.GENERATE;
    }

    @Override
    public Verdict failing() {
      return Verdict.DO_NOT_GENERATE;
    }
  }

  /**
   * It exists.
   *
   * @param armsLeft how many others could still be tried in time
   */
  public record Made(double probability, int armsLeft) implements Stage {

    public Made {
      check(probability);
      if (armsLeft < 0) {
        throw new IllegalArgumentException(armsLeft + " arms left");
      }
    }

    @Override
    public Verdict passing() {
      return Verdict.SHOW;
    }

    @Override
    public Verdict failing() {
      return 0 < armsLeft ? Verdict.ESCALATE : Verdict.WITHHOLD;
    }
  }

  private static void check(double probability) {
    if (!(0 <= probability && probability <= 1)) {
      throw new IllegalArgumentException("a probability of " + probability);
    }
  }
}
