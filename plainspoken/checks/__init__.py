"""Judge a localised handout. A check yields findings and changes nothing; `table` has them all."""
