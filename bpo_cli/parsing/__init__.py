"""From the Markdown of real articles to articles as data, with the lines they stand on."""
