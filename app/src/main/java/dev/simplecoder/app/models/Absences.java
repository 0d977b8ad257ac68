package dev.simplecoder.app.models;

import dev.simplecoder.app.http.ServerAddress;
import dev.simplecoder.app.models.ModelSettings.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where a model was looked for in vain, and why. */
final class Absences {

  private final List<Absence> all = new ArrayList<>();

  private record Absence(ModelSettings place, Problem problem) {

    boolean answers() {
      return switch (problem.kind()) {
        case UNREACHABLE, KEY_REFUSED, NO_MODEL_SERVER, NOTHING_HERE -> false;
        case NO_MODEL, UNKNOWN_MODEL, NOT_CAPABLE, BAD_FILE, NOT_POSSIBLE, FAILED -> true;
      };
    }
  }

  void add(ModelSettings place, Problem problem) {
    all.add(new Absence(place, problem));
  }

  /** Tells of the servers that the person has named, since one was found elsewhere. */
  void passOver(Consumer<Problem> passed) {
    named().forEach(passed);
  }

  /** The one to report where none was found at all; tells of other servers that were named. */
  Problem worst(Consumer<Problem> passed) {
    Absence first = all.getFirst();
    Absence told = all.stream().filter(Absence::answers).findFirst().orElse(first);
    if (!told.answers() && first.place.place() == Place.USUAL) {
      return Problems.nothingHere(roots());
    }
    named().stream().filter(problem -> !problem.equals(told.problem)).forEach(passed);
    return told.problem;
  }

  private List<Problem> named() {
    return all.stream()
        .filter(absence -> absence.place.place() == Place.NAMED)
        .map(Absence::problem)
        .toList();
  }

  private List<URI> roots() {
    return all.stream().map(absence -> ServerAddress.root(absence.place.baseUrl())).toList();
  }
}
