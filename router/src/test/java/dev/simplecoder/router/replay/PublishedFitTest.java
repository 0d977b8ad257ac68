package dev.simplecoder.router.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.outcome.Population.Family;
import dev.simplecoder.router.replay.PublishedFit.Published;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedFitTest {

  @Test
  void aPlantedPopulationIsFound() {
    List<Family> families =
        List.of(new Family("good", List.of("good"), 0.8), new Family("plain", List.of("plain"), 0));
    List<Published> published = new ArrayList<>();
    for (int model = 1; model <= 60; model++) {
      String name = (model % 2 == 0 ? "good" : "plain") + model;
      double billions = 0.5 + model % 10;
      for (String benchmark : List.of("easy", "hard")) {
        double odds =
            (benchmark.equals("easy") ? 0.5 : -1)
                + 0.4 * Math.log(billions)
                + (model % 2 == 0 ? 0.8 : 0);
        published.add(new Published(benchmark, name, billions, 1 / (1 + Math.exp(-odds))));
      }
    }
    Population fitted =
        new PublishedFit(new Population(0, 0, families), published).fit(List.of("easy"));
    assertEquals(0.4, fitted.slope(), 0.01);
    double good = fitted.families().get(0).shift();
    double plain = fitted.families().get(1).shift();
    assertEquals(0.8, good - plain, 0.03);
    assertEquals(0.5, fitted.intercept() + plain, 0.03);
  }
}
