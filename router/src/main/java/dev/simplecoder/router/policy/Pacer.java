package dev.simplecoder.router.policy;

/**
 * Holds the mean cost of a task at a budget by raising the price of cost after a dear task and
 * lowering it after a cheap one: the dual step of the primal-dual method for bandits with knapsacks
 * (Badanidiyuru, Kleinberg and Slivkins 2013), on the scale of logarithms so that the price stays
 * positive whatever the unit.
 */
public final class Pacer implements Price {

  private static final double LOWEST = 1e-6;
  private static final double HIGHEST = 1e6;
  private static final double MOST = 10;

  private final double budget;
  private final double rate;
  private double price;
  private double spent;
  private int tasks;

  /**
   * @param budget the mean cost that a task may have
   * @param start the price to begin with
   * @param rate by how much a task that costs twice the budget raises the price's logarithm
   */
  public Pacer(double budget, double start, double rate) {
    if (!(0 < budget) || !(0 < start) || !(0 < rate)) {
      throw new IllegalArgumentException(budget + ", " + start + ", " + rate);
    }
    this.budget = budget;
    this.price = start;
    this.rate = rate;
  }

  @Override
  public double now() {
    return price;
  }

  /** The mean cost of a task so far; 0 before the first. */
  public double mean() {
    return tasks == 0 ? 0 : spent / tasks;
  }

  /** Takes in what a task has cost in all. */
  public void paid(double cost) {
    spent += cost;
    tasks++;
    double excess = Math.min(cost / budget - 1, MOST);
    price = Math.clamp(price * Math.exp(rate * excess), LOWEST, HIGHEST);
  }
}
