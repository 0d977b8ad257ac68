package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskKindTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          QUESTION, what does greet.py do?
          QUESTION, explain this in one line
          QUESTION, how do I create a server?
          CREATE,   create a web server with routes for home and about
          CREATE,   please write a test for greet.py
          CREATE,   set up a project
          CHANGE,   add a function that says goodbye
          CHANGE,   fix the total and write a test for it
          CHANGE,   rename add to sum
          """)
  void theRequestSaysIt(TaskKind kind, String request) {
    assertEquals(kind, TaskKind.of(request));
  }
}
