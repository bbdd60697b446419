"""What a text states that must not change: numbers, doses, dates, negation, direction, names.

A fact has readings: canonical spellings that mean the same in every language. Two facts agree when
they share a reading, so that "2 p.m." agrees with « 14 h » and "twice" with « 2 fois ».
"""
