"""From a folder of articles to its index."""
