"""Document to utterances, utterances to clips, clips to an MP3."""
