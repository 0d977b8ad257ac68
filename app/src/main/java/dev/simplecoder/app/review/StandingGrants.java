package dev.simplecoder.app.review;

import java.io.IOException;
import java.util.Optional;

/** What the person has allowed before: to apply changes below the review's root. */
public interface StandingGrants {

  /** Why changes may be applied without a question, in words for the person. */
  Optional<String> standing();

  /** From now on until the session ends. */
  void allowForSession();

  /** From now on in this project, kept on the disk. */
  void allowForProject() throws IOException;
}
