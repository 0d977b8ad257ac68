class Stock:
    """Counts things by name."""

    def __init__(self):
        self.counts = {}

    def add(self, name):
        self.counts[name] = self.counts.get(name, 0) + 1

    def total(self):
        return sum(self.counts.values())
