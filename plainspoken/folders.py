"""The names of the folders of a workspace."""

SOURCE = "source"
TRANSLATIONS = "translations"
OUTPUTS = "outputs"
STORE = ".plainspoken"
