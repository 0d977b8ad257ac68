create index gate_figures on gate_decisions (
  id, session, at, kind, version, first, second, probability, low, high, generation, reading,
  editing, writing, sources, verify_accepted, verify_rejected, edit, arms_left, policy, mode,
  ground, wanted, verdict, bar, propensity, overruled
)
