"""Nhập dữ liệu: a file uploaded, previewed, mapped, reconciled, confirmed, and undone as a batch."""
