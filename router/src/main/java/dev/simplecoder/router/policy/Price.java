package dev.simplecoder.router.policy;

/** What a unit of cost is worth in right answers: lambda. */
@FunctionalInterface
public interface Price {

  double now();
}
