"""From a query to ranked hits, where looking the words up as they stand was not enough."""
