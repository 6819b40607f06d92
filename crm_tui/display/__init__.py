"""How things look as text, shared by the command line, the app and files."""
