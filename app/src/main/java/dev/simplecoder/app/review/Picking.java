package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.app.review.Person.Part;
import dev.simplecoder.app.review.Person.Take;
import dev.simplecoder.tools.ChangeParts;
import dev.simplecoder.tools.UnifiedDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through changes part by part with the person, and leaves staged what they take. */
final class Picking {

  private final StagedChanges staged;
  private final Person person;

  Picking(StagedChanges staged, Person person) {
    this.staged = staged;
    this.person = person;
  }

  /** How fine the parts are. */
  enum Grain {
    FILES,
    HUNKS
  }

  /** What was taken. */
  enum Taken {
    ALL,
    SOME,
    NOTHING
  }

  /** One part: the place of its file, and of its hunk in that. */
  private record Piece(int file, int hunk, String diff) {}

  /** Blocks while the person decides; nothing is changed before they have decided on all parts. */
  Taken pick(Grain grain) throws IOException, InterruptedException {
    ChangeSet changes = staged.changes();
    List<Piece> pieces = pieces(changes, grain);
    Set<Piece> taken = taken(pieces);
    if (taken.size() == pieces.size()) {
      return Taken.ALL;
    }
    if (taken.isEmpty()) {
      return Taken.NOTHING;
    }
    for (int i = 0; i < changes.changes().size(); i++) {
      leave(changes.changes().get(i), of(pieces, i), of(taken, i));
    }
    return Taken.SOME;
  }

  private static List<Piece> pieces(ChangeSet changes, Grain grain) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < changes.changes().size(); i++) {
      FileChange change = changes.changes().get(i);
      List<String> diffs =
          switch (grain) {
            case FILES -> List.of(UnifiedDiff.of(change));
            case HUNKS -> new ChangeParts(change).diffs();
          };
      for (int hunk = 0; hunk < diffs.size(); hunk++) {
        pieces.add(new Piece(i, hunk, diffs.get(hunk)));
      }
    }
    return pieces;
  }

  private Set<Piece> taken(List<Piece> pieces) throws InterruptedException {
    Set<Piece> taken = new HashSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      switch (person.take(new Part(pieces.get(i).diff(), i + 1, pieces.size()))) {
        case Take.YES -> taken.add(pieces.get(i));
        case Take.NO -> {}
        case Take.ALL -> {
          taken.addAll(pieces.subList(i, pieces.size()));
          return taken;
        }
        case Take.NONE -> {
          return taken;
        }
      }
    }
    return taken;
  }

  private void leave(FileChange change, Set<Integer> all, Set<Integer> taken) throws IOException {
    if (taken.isEmpty()) {
      staged.unstage(change.path());
    } else if (!taken.equals(all)) {
      staged.restage(change.path(), new ChangeParts(change).text(taken));
    }
  }

  private static Set<Integer> of(Iterable<Piece> pieces, int file) {
    Set<Integer> hunks = new HashSet<>();
    pieces.forEach(piece -> {
      if (piece.file() == file) {
        hunks.add(piece.hunk());
      }
    });
    return hunks;
  }
}
