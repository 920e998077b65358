"""Tài khoản: who may sign in, in what roles and positions; for administrators."""
