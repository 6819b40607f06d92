"""Figures against goals, taken on this machine in the same run as their baselines."""
