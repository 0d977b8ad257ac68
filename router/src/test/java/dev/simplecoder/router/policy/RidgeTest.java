package dev.simplecoder.router.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class RidgeTest {

  private static final int SIZE = 6;

  /** Over more than two of the renewals of the inverse. */
  @Test
  void oneAfterTheOtherIsTheSameAsAllAtOnce() {
    var random = new Random(41);
    var one = new Ridge(SIZE, 0.5);
    DMatrixRMaj gram = CommonOps_DDRM.identity(SIZE);
    CommonOps_DDRM.scale(0.5, gram);
    var response = new DMatrixRMaj(SIZE, 1);
    for (int i = 0; i < 2500; i++) {
      double[] x = random.doubles(SIZE, -1, 1).toArray();
      double reward = random.nextDouble();
      one.add(x, reward, 1);
      var column = new DMatrixRMaj(x);
      CommonOps_DDRM.multAddTransB(column, column, gram);
      CommonOps_DDRM.addEquals(response, reward, column);
    }
    double[] x = random.doubles(SIZE, -1, 1).toArray();
    assertEquals(product(solved(gram, response), x), one.mean(x), 1e-9);
    assertEquals(product(solved(gram, new DMatrixRMaj(x)), x), one.variance(x), 1e-9);
  }

  private static double[] solved(DMatrixRMaj gram, DMatrixRMaj response) {
    var solution = new DMatrixRMaj(SIZE, 1);
    assertTrue(CommonOps_DDRM.solve(gram, response, solution));
    return solution.getData();
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @Test
  void furtherFeaturesChangeNothingUntilSomethingIsSeenOfThem() {
    var random = new Random(43);
    var narrow = new Ridge(SIZE, 1);
    for (int i = 0; i < 50; i++) {
      narrow.add(random.doubles(SIZE, -1, 1).toArray(), random.nextDouble(), 1);
    }
    Ridge wide = narrow.widened(2);
    double[] x = random.doubles(SIZE, -1, 1).toArray();
    double[] more = Arrays.copyOf(x, SIZE + 2);
    assertEquals(narrow.mean(x), wide.mean(more), 1e-12);
    assertEquals(narrow.variance(x), wide.variance(more), 1e-12);
    more[SIZE] = 3;
    assertEquals(narrow.variance(x) + 9, wide.variance(more), 1e-12);
  }
}
