"""What is wrong in the articles of a glossary: the rules, and what breaks them."""
