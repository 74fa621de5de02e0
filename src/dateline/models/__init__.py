"""Weights in, scores out."""
