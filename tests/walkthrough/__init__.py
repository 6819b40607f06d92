"""What the product promises, as scripts in plain text that the real program has to keep: `make walkthrough`."""
