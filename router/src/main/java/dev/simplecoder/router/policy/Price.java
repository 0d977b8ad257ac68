package dev.simplecoder.router.policy;

/** What a unit of cost is worth in right answers: lambda. */
@FunctionalInterface
public interface Price {

  /** So little that cost only decides between what is as good. */
  Price TINY = () -> 1e-6;

  double now();
}
