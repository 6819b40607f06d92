"""The parts of the manual that are made from the program itself, so that they always say what it does."""
