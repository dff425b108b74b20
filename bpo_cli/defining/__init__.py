"""Which passage defines which term, and by which names."""
