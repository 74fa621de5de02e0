"""Labelled corpora in one shape, for training one encoder with several heads. `labels.yaml` says what becomes what."""
