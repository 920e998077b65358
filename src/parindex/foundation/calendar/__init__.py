"""Working days, holidays and office hours of Viet Nam, as dated data."""
