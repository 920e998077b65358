"""Parts that several pages show: charts, states, values."""
