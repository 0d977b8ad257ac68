package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final List<List<String>> ROWS =
      List.of(
          List.of("A", "NAME", "CAN"),
          List.of("", "organisation/a-model-with-a-long-name:q4", "tools"),
          List.of("*", "模型模型模型模型模型模型:7b", "a\nb"));

  @Test
  void columnsAreAsWideAsTheirWidestText() {
    assertEquals(
        List.of(
            "A  NAME                                      CAN",
            "   organisation/a-model-with-a-long-name:q4  tools",
            "*  模型模型模型模型模型模型:7b               a\\nb"),
        new Table(1, Style.PLAIN).lines(ROWS));
  }

  @Test
  void theMiddleOfTheElasticColumnGivesWay() {
    assertEquals(
        List.of(
            "A  NAME                  CAN",
            "   organisat…ng-name:q4  tools",
            "*  模型模型…模型模型:7b  a\\nb"),
        new Table(1, new Style(false, true, 30)).lines(ROWS));
  }

  @Test
  void whatStillDoesNotFitIsCutAtTheEnd() {
    assertEquals(
        List.of("A  NAME              CAN", "   organi...name:q4  ...", "*  模型模...模型:7b  ..."),
        new Table(1, new Style(false, false, 24)).lines(ROWS));
  }
}
