"""How an answer looks: one module per format, each with `render(answer, style)` and its relatives."""
