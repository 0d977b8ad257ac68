package dev.simplecoder.tools.apply;

import java.nio.file.Path;

/** A program that applies the scene's change and is gone, as if by kill -9, on the way. */
final class DyingProcess {

  private static final int KILLED = 137;

  private DyingProcess() {}

  /** The scene's directory, and the effect before which to die. */
  public static void main(String[] args) throws Exception {
    int point = Integer.parseInt(args[1]);
    Faults faults =
        new Faults((effect, _) -> {
          if (effect == point) {
            Runtime.getRuntime().halt(KILLED);
          }
        });
    Scene.at(Path.of(args[0])).applier(faults).apply(Scene.change(), Scene.CHANGE);
  }
}
