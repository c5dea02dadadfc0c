"""The forms a word can take: plurals, verb forms, comparisons, and spelling variants.

Forms are made by rule and may include words nobody writes; such a form finds nothing and costs nothing.
"""
