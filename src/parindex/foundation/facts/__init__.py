"""What registers know in numbers: one declaration, the numbers and the rows behind them."""
