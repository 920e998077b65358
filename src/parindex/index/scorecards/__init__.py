"""Cards and editions, loaded from the rulebook."""
