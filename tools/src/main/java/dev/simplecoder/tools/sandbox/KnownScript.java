package dev.simplecoder.tools.sandbox;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;

/**
 * A script in Python that many programs are run by. A sandbox that keeps an interpreter ready may
 * read it beforehand; where a job has the same text at the same place, it is the same program as
 * ever and begins sooner.
 *
 * @param modules that it imports, all of them of Python's own library
 */
public record KnownScript(WorkspacePath place, String text, List<String> modules) {
  public KnownScript {
    modules = List.copyOf(modules);
  }
}
