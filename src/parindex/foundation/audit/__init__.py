"""Who did what, when: one hash chain of events per unit."""
