"""Pictures of the app over the made-up team, for the README and the manual."""
