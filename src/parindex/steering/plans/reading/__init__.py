"""Reading a plan: from a file's lines to what the plan wants, from whom, by when; pure, writes nothing."""
