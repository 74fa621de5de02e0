"""The learned extractor: one encoder over a report's words, heads for who plays which role and for what is told.

settings   every hyperparameter, read from settings.yaml
examples   a passage as words, word pieces and what each head has to find; cut into windows
net        the encoder with its heads, and the loss of a batch (needs the `training` extra)
fit        the epochs, with a checkpoint after each (needs the `training` extra)
spans      from the heads' probabilities to wordings with a score
score      thresholds and CEAF-REE
"""
