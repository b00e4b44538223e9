"""What signatures find in content: rules of YARA (`*.yar` beside this), each naming the rule of ours it is for."""
